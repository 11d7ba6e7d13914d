import type { Announcement } from '#domain/announcements/announcement.ts';
import { clocksOf } from '#domain/incidents/incident-clocks.ts';
import { toldAtOf, type SentNotice } from '#domain/incidents/told-companies.ts';
import type { IncidentId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AnnouncedMails } from '#lambdas/adapters/operator/announced-mails.ts';
import type { Announcements } from '#lambdas/adapters/operator/announcements.ts';
import type { Incident } from '#lambdas/adapters/operator/incidents.ts';

/** What the audit trail calls one. */
export const incidentTarget = (incidentId: IncidentId): string => `incident ${incidentId}`;

type Looking = {
  readonly announcements: Pick<Announcements, 'find'>;
  readonly announcedMails: Pick<AnnouncedMails, 'reached'>;
};

/** An announcement that was drafted of it, and whom it has reached. */
export type NoticeOfIncident = { readonly one: Announcement; readonly sent?: SentNotice };

const withReach = async (one: Announcement, { announcedMails }: Looking): Promise<NoticeOfIncident> => {
  // What became another kind of announcement tells of no incident.
  if (one.startedAt === undefined || one.content.kind !== 'incident') return { one };
  const companies = await announcedMails.reached(one.announcementId);
  if (companies === undefined) return { one };
  // While it is still handed out there may be further companies.
  const toAll = one.audience.to === 'all' && one.sentAt !== undefined;
  return { one, sent: { toAll, companies } };
};

/** The announcements that were drafted of it. */
export const noticesOf = async (
  { notices = [] }: Pick<Incident, 'notices'>,
  looking: Looking,
): Promise<readonly NoticeOfIncident[]> => {
  const found = await Promise.all(notices.map((id) => looking.announcements.find(id)));
  return Promise.all(found.flatMap((one) => (one === undefined ? [] : [withReach(one, looking)])));
};

/** When the last of its companies was told: of one that is closed as it was then. */
export const toldOf = (one: Incident, notices: readonly NoticeOfIncident[]): Instant | undefined =>
  'closing' in one
    ? one.toldAt
    : toldAtOf(one.assessment.affected, {
        notices: notices.flatMap(({ sent }) => (sent === undefined ? [] : [sent])),
        otherwise: one.toldOtherwise ?? [],
      });

/** Its clocks, with what stopped them. */
export const runningClocksOf = (one: Incident, notices: readonly NoticeOfIncident[], now: Instant) =>
  clocksOf(
    {
      ...one.assessment,
      detectedAt: one.detectedAt,
      stopped: { told: toldOf(one, notices), prompt: one.promptAt, final: one.finalAt },
      noReportAt: one.noReportAt,
    },
    now,
  );

/** As a list shows it. */
export const summaryOf = (one: Incident, notices: readonly NoticeOfIncident[], now: Instant) => {
  const { affected, ...judged } = one.assessment;
  return {
    incidentId: one.incidentId,
    title: one.title,
    state: 'closing' in one ? ('closed' as const) : one.state,
    ...judged,
    affected: { to: affected.to, companies: affected.to === 'chosen' ? affected.companies : [] },
    detectedAt: one.detectedAt,
    opened: { id: one.openedBy, name: one.openedByName, at: one.openedAt },
    clocks: runningClocksOf(one, notices, now),
  };
};

const closingOf = (one: Incident) =>
  'closing' in one
    ? {
        closing: {
          ...one.closing,
          at: one.closedAt,
          by: { id: one.closedBy, name: one.closedByName },
        },
      }
    : {};

/** Whole. */
export const viewOf = (one: Incident, notices: readonly NoticeOfIncident[], now: Instant) => ({
  ...summaryOf(one, notices, now),
  facts: one.facts,
  version: one.version,
  ...(one.containedAt === undefined ? {} : { containedAt: one.containedAt }),
  notices: notices.map(
    ({
      one: {
        announcementId,
        content: { title },
        state,
      },
    }) => ({ announcementId, title, state }),
  ),
  ...closingOf(one),
});

/** The same, with what its announcements say now. */
export const viewed = async (one: Incident, looking: Looking, now: Instant) =>
  viewOf(one, await noticesOf(one, looking), now);
