import { listAnnouncedMails } from '#contract/operator/announcements.ts';
import { isFateUnknown } from '#domain/announcements/mail-fate.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AnnouncedRow } from '#lambdas/adapters/operator/announced-mails.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget } from './announcement-view.ts';

const shown = (row: AnnouncedRow, now: Instant) => {
  if (row.row === 'company') return { ...row, recipients: row.recipients ?? 0 };
  const { tenantId, userId, number, attempt, at, why, decidedBy } = row;
  return {
    row: row.row,
    tenantId,
    userId,
    number,
    attempt,
    at,
    state: isFateUnknown(row, now) ? ('unknown' as const) : row.state,
    ...(why === undefined ? {} : { why }),
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
};

/** The delivery log (12.1.2): companies by name, recipients as numbers. */
export const listAnnouncedMailsEndpoint = operatorEndpoint(
  listAnnouncedMails,
  { action: 'announcement.list-mails', target: ({ params }) => announcementTarget(params.announcementId) },
  async ({ params: { announcementId }, query, at }, { announcements, announcedMails }) => {
    if ((await announcements.find(announcementId)) === undefined) return refuse({ kind: 'not-found' });
    const page = await announcedMails.page(announcementId, query);
    return accept({ ...page, items: page.items.map((row) => shown(row, at)) });
  },
);
