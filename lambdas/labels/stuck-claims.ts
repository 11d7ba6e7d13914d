import { thingOf } from '#domain/claims/claim-rights.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { Reacher, Thing } from '#domain/rights/reach.ts';
import { seesThing } from '#domain/rights/sight.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { confirming, officesOf } from '#lambdas/approvals/office-sight.ts';
import { votersOf } from '#lambdas/approvals/voters.ts';
import { manyHeaders } from '#lambdas/sight/find-headers.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { stuckStepOf, type StuckStep } from './step-without-sight.ts';

/** Of each status, the oldest: what nobody can act on gets old. */
const mostLookedInto = 100;

/** Rows of the index: which claims are open, and as of which version. */
const openRows = (table: TenantTable) =>
  Promise.all(
    (['submitted', 'approved'] as const).map((claimStatus) =>
      table.query({ ...claimHeader.listed('GSI2', { claimStatus }), limit: mostLookedInto }),
    ),
  );

type Open = { readonly claims: readonly Claim[]; readonly isMore: boolean };

/** Claims that wait for somebody of the company. */
export const openClaims = async (table: TenantTable): Promise<Open> => {
  const found = await openRows(table);
  const ids = found.flatMap(({ items }) =>
    items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []),
  );
  const headers = await manyHeaders(table, ids);
  return { claims: [...headers.values()], isMore: found.some(({ nextCursor }) => nextCursor !== undefined) };
};

export type StuckClaim = StuckStep & { readonly number: string; readonly thing: Thing };

/** What of them is told to this reader: what he may not see is counted, and neither named nor said where it waits. */
export const toldOf = (
  stuck: readonly StuckClaim[],
  reader: Pick<Reacher, 'userId' | 'sight'>,
): { readonly named: readonly Omit<StuckClaim, 'thing'>[]; readonly hidden: number } => {
  const named = stuck.filter(({ thing }) => seesThing(reader, thing));
  return {
    named: named.map(({ thing: _thing, ...told }) => told),
    hidden: stuck.length - named.length,
  };
};

/** Those of the claims on which nobody can act who is asked, as a company's people are and as it decides about access. */
export const stuckAmong = async (
  claims: readonly Claim[],
  { people }: Pick<TenantMasters, 'people'>,
  access: CompanyAccess,
): Promise<readonly StuckClaim[]> => {
  const officeOf = officesOf({ people, access }, confirming);
  // Of all of them at once: 200 claims of 15 steps ask for thousands.
  const voters = claims.length === 0 ? undefined : await votersOf({ people, access });
  const asked = {
    officeOf,
    ...(voters === undefined ? {} : { voterWith: async (id: UserId) => voters.get(id) }),
  };
  const stuck: StuckClaim[] = [];
  // The index lags: what went back, or was confirmed, since waits for nobody.
  for (const claim of claims.filter(({ status }) => status === 'submitted' || status === 'approved')) {
    // oxlint-disable-next-line no-await-in-loop -- their people are remembered: the next one reads little
    const found = await stuckStepOf(claim, { people, access }, asked);
    if (found !== undefined) stuck.push({ ...found, number: claim.number ?? '', thing: thingOf(claim) });
  }
  return stuck;
};

type Found = { readonly stuck: readonly StuckClaim[]; readonly isMore: boolean };

type Looked = {
  readonly settingsVersion: number;
  readonly claims: Map<string, StuckClaim | undefined>;
  readonly found: Found;
  /** Milliseconds since 1970. */
  readonly since: number;
};

/** Claims get stuck by a change of the settings, which is seen at once; one that somebody mended may stand so long. */
const millisKept = 60_000;

/** Of each company what was looked at under its settings of now: a home that is opened again reads nothing of it. */
const remembered = new WeakMap<TenantTable['session'], Looked>();

/** Claims on which nobody can act now; each version of a claim is looked at once for each version of the settings. */
export const stuckNow = async (table: TenantTable, masters: TenantMasters, at: Instant): Promise<Found> => {
  const { settingsVersion } = masters;
  const now = Date.parse(at);
  const last = remembered.get(table.session);
  const kept = last?.settingsVersion === settingsVersion ? last : undefined;
  if (kept !== undefined && now < kept.since + millisKept) return kept.found;
  const known: Looked['claims'] = kept?.claims ?? new Map();
  const found = await openRows(table);
  const open = found.flatMap(({ items }) =>
    items.flatMap((item) => {
      const claimId = partsOf(claimHeader, item)?.claimId;
      return claimId === undefined
        ? []
        : [{ claimId, key: `${claimId}#${claimHeader.readListed(item).version}` }];
    }),
  );
  const fresh = open.filter(({ key }) => !known.has(key));
  const headers = await manyHeaders(
    table,
    fresh.map(({ claimId }) => claimId),
  );
  const stuck = await stuckAmong([...headers.values()], masters, masters.access);
  const numbers = new Map(stuck.map((one) => [one.number, one]));
  const claims: Looked['claims'] = new Map(
    open.map(({ claimId, key }) => {
      const number = headers.get(claimId)?.number ?? '';
      return [key, known.has(key) ? known.get(key) : numbers.get(number)] as const;
    }),
  );
  const told = {
    stuck: [...claims.values()].filter((one) => one !== undefined),
    isMore: found.some(({ nextCursor }) => nextCursor !== undefined),
  };
  remembered.set(table.session, { settingsVersion, claims, found: told, since: now });
  return told;
};
