import { awaitsConfirmation, lacksReport, type Announcement } from '#domain/announcements/announcement.ts';
import type { AnnouncementId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** What the audit trail calls one. */
export const announcementTarget = (announcementId: AnnouncementId): string =>
  `announcement ${announcementId}`;

/** As a list shows it. */
export const summaryOf = (one: Announcement, now: Instant) => ({
  announcementId: one.announcementId,
  kind: one.content.kind,
  title: one.content.title,
  state: one.state,
  awaitsConfirmation: awaitsConfirmation(one),
  lacksReport: lacksReport(one, now),
  updatedAt: one.updatedAt,
  ...(one.sendAt === undefined ? {} : { sendAt: one.sendAt }),
  ...(one.releaseNote === undefined ? {} : { releaseNote: one.releaseNote }),
});

/** Whole. */
export const viewOf = (one: Announcement, now: Instant) => {
  const { content, audience, confirmedBy, confirmedAt } = one;
  return {
    ...summaryOf(one, now),
    fields: content.fields,
    ...(content.reportOf === undefined ? {} : { reportOf: content.reportOf }),
    audience: { to: audience.to, companies: audience.to === 'all' ? [] : audience.companies },
    version: one.version,
    created: { id: one.createdBy, at: one.createdAt },
    updated: { id: one.updatedBy, at: one.updatedAt },
    isUrgent: one.isUrgent === true,
    ...(one.askedBy === undefined ? {} : { askedBy: one.askedBy }),
    ...(confirmedBy === undefined || confirmedAt === undefined
      ? {}
      : { confirmed: { id: confirmedBy, at: confirmedAt } }),
    ...(one.startedAt === undefined ? {} : { startedAt: one.startedAt }),
    ...(one.sentAt === undefined ? {} : { sentAt: one.sentAt }),
    ...(one.reportedBy === undefined ? {} : { reportedBy: one.reportedBy }),
  };
};
