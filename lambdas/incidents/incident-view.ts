import type { Announcement } from '#domain/announcements/announcement.ts';
import { clocksOf } from '#domain/incidents/incident-clocks.ts';
import { toldAtOf } from '#domain/incidents/told-companies.ts';
import type { IncidentId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Announcements } from '#lambdas/adapters/operator/announcements.ts';
import type { Incident } from '#lambdas/adapters/operator/incidents.ts';

/** What the audit trail calls one. */
export const incidentTarget = (incidentId: IncidentId): string => `incident ${incidentId}`;

/** The announcements that were drafted of it. */
export const noticesOf = async (
  { notices = [] }: Pick<Incident, 'notices'>,
  announcements: Pick<Announcements, 'find'>,
): Promise<readonly Announcement[]> =>
  (await Promise.all(notices.map((id) => announcements.find(id)))).filter((one) => one !== undefined);

/** When the last of its companies was told: of one that is closed as it was then. */
export const toldOf = (one: Incident, notices: readonly Announcement[]): Instant | undefined => {
  if ('closing' in one) return one.toldAt;
  const sent = notices.flatMap(({ audience, sentAt }) =>
    sentAt === undefined ? [] : [{ audience, sentAt }],
  );
  return toldAtOf(one.assessment.affected, sent);
};

/** Its clocks, with what stopped them. */
export const runningClocksOf = (one: Incident, notices: readonly Announcement[], now: Instant) =>
  clocksOf(
    {
      ...one.assessment,
      detectedAt: one.detectedAt,
      stopped: { told: toldOf(one, notices), prompt: one.promptAt, final: one.finalAt },
    },
    now,
  );

/** As a list shows it. */
export const summaryOf = (one: Incident, notices: readonly Announcement[], now: Instant) => {
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
export const viewOf = (one: Incident, notices: readonly Announcement[], now: Instant) => ({
  ...summaryOf(one, notices, now),
  facts: one.facts,
  version: one.version,
  ...(one.containedAt === undefined ? {} : { containedAt: one.containedAt }),
  notices: notices.map(({ announcementId, content: { title }, state }) => ({ announcementId, title, state })),
  ...closingOf(one),
});

type Looking = { readonly announcements: Pick<Announcements, 'find'> };

/** The same, with what its announcements say now. */
export const viewed = async (one: Incident, { announcements }: Looking, now: Instant) =>
  viewOf(one, await noticesOf(one, announcements), now);
