import type { Audience } from '#domain/announcements/announcement-kinds.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Affected } from './incident.ts';

/** A notice of the incident that was handed out to all of its companies. */
export type SentNotice = { readonly audience: Audience; readonly sentAt: Instant };

/** The first of these notices, in their order, with which whoever is wanted has been told. */
const firstCovering = (
  notices: readonly SentNotice[],
  isCovered: (sent: readonly SentNotice[]) => boolean,
): Instant | undefined => {
  const inOrder = notices.toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
  return inOrder.find((_one, at) => isCovered(inOrder.slice(0, at + 1)))?.sentAt;
};

const reaches =
  (tenantId: string) =>
  ({ audience }: SentNotice): boolean =>
    audience.to === 'all' || audience.companies.some((one) => one.tenantId === tenantId);

/**
 * When the last of the affected companies was told; undefined while one is not. While none is known nobody can have been told:
 * the clock goes on until it is judged anew.
 */
export const toldAtOf = (affected: Affected, notices: readonly SentNotice[]): Instant | undefined => {
  switch (affected.to) {
    case 'none-known':
      return undefined;
    case 'all':
      return firstCovering(notices, (sent) => sent.some(({ audience }) => audience.to === 'all'));
    case 'chosen':
      return firstCovering(notices, (sent) =>
        affected.companies.every(({ tenantId }) => sent.some(reaches(tenantId))),
      );
  }
};
