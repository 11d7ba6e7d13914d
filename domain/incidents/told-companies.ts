import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Affected } from './incident.ts';

/** A notice of the incident: whom it went to, and when the first of a company's mails was taken by the mail service. */
export type SentNotice = {
  readonly toAll: boolean;
  readonly companies: readonly { readonly tenantId: TenantId; readonly toldAt?: Instant }[];
};

/** A company that was told by telephone or otherwise, as its entry says. */
export type ToldOtherwise = { readonly tenantId: TenantId; readonly at: Instant };

type Told = { readonly notices: readonly SentNotice[]; readonly otherwise: readonly ToldOtherwise[] };

const earliest = (moments: readonly Instant[]): Instant | undefined => moments.toSorted()[0];

const toldAtFor = (tenantId: TenantId, { notices, otherwise }: Told): Instant | undefined =>
  earliest([
    ...notices
      .flatMap(({ companies }) => companies)
      .flatMap((one) => (one.tenantId === tenantId && one.toldAt !== undefined ? [one.toldAt] : [])),
    ...otherwise.flatMap((one) => (one.tenantId === tenantId ? [one.at] : [])),
  ]);

/** When the last of them was told; undefined while one was not. */
const lastOf = (tenantIds: readonly TenantId[], told: Told): Instant | undefined => {
  const moments = tenantIds.map((tenantId) => toldAtFor(tenantId, told));
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 || known.length < moments.length ? undefined : known.toSorted().at(-1);
};

/**
 * When the last of the affected companies was told; undefined while one is not: a mail that was refused, or a company whose
 * administrators cannot sign in, stops nothing. While none is known nobody can have been told.
 */
export const toldAtOf = (affected: Affected, told: Told): Instant | undefined => {
  switch (affected.to) {
    case 'none-known':
      return undefined;
    case 'all':
      return earliest(
        told.notices
          .filter(({ toAll }) => toAll)
          .map(({ companies }) =>
            lastOf(
              companies.map(({ tenantId }) => tenantId),
              told,
            ),
          )
          .filter((moment) => moment !== undefined),
      );
    case 'chosen':
      return lastOf(
        affected.companies.map(({ tenantId }) => tenantId),
        told,
      );
  }
};
