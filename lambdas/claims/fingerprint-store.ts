import { createHash } from 'node:crypto';
import type { Claim } from '#domain/claims/claim.ts';
import type { Fingerprint } from '#domain/duplicates/fingerprint.ts';
import type { OtherClaim } from '#domain/duplicates/judge-duplicates.ts';
import { isClaimId, type ClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/transaction.ts';
import { claimOfHeader } from './claim-record.ts';

/** Which edition of which claim has the fingerprint, and since when it says so. */
export type Holder = { readonly claimId: ClaimId; readonly edition: number; readonly at: Instant };

/** The row of a fingerprint as it was seen: `revision` differs after every write. */
export type SeenPrint = { readonly revision: string; readonly holders: readonly Holder[] };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const printKeyOf = ({ kind, text }: Fingerprint) => ({ pk: `FP#${kind}#${hashOf(text)}`, sk: 'H' });

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && 'claimId' in value && isClaimId(value.claimId);

export const seenPrintOf = ({ item }: Reason): SeenPrint => {
  const { revision, holders } = item ?? {};
  return {
    revision: String(revision),
    holders: Array.isArray(holders) ? holders.filter(isHolder) : [],
  };
};

type Holding = {
  readonly holder: Holder;
  readonly revision: string;
  /** The row as it was seen; undefined when it is believed to be absent or the claim's own. */
  readonly seen: SeenPrint | undefined;
  /** Others that keep their place in the row. */
  readonly others: readonly Holder[];
};

/** Enters the claim; fails where the row holds what was not looked at. */
export const printWrite = (print: Fingerprint, { holder, revision, seen, others }: Holding): Write => ({
  kind: 'put',
  key: printKeyOf(print),
  item: {
    revision,
    holders: [...others, holder],
    ...(others.length === 0 ? { owner: holder.claimId } : {}),
  },
  condition:
    seen === undefined
      ? {
          expression: 'attribute_not_exists(PK) OR #owner = :me',
          names: { '#owner': 'owner' },
          values: { ':me': holder.claimId },
        }
      : {
          expression: '#revision = :seen',
          names: { '#revision': 'revision' },
          values: { ':seen': seen.revision },
        },
});

/** Longer than any function lives: a submission that has only entered its fingerprints may still be under way. */
const underWayMillis = 60_000;

const lives = (claim: Claim, { edition, at }: Holder, now: Instant): boolean => {
  if (claim.edition !== edition) return false;
  switch (claim.status) {
    case 'submitted':
    case 'approved':
    case 'confirmed':
      return true;
    case 'draft':
    case 'returned':
      return Math.abs(Date.parse(now) - Date.parse(at)) < underWayMillis;
    case 'rejected':
    case 'discarded':
      return false;
  }
};

/** The holders whose claim and edition live, but for the claim `but` itself. */
export const livingAmong = async (
  table: TenantTable,
  holders: readonly Holder[],
  { but, at }: { readonly but: ClaimId; readonly at: Instant },
): Promise<(holder: Holder) => OtherClaim | undefined> => {
  const ids = [...new Set(holders.map(({ claimId }) => claimId))].filter((claimId) => claimId !== but);
  const headers = await Promise.all(
    ids.map(async (id) => [id, await table.get({ pk: `C#${id}`, sk: 'H' }, { consistent: true })] as const),
  );
  const claims = new Map(
    headers.flatMap(([id, item]) => (item === undefined ? [] : [[id, claimOfHeader(item).claim] as const])),
  );
  return (holder) => {
    const claim = claims.get(holder.claimId);
    if (claim === undefined || !lives(claim, holder, at)) return undefined;
    const readers = [...new Set([claim.applicantId, ...claim.approversSoFar])];
    return { id: claim.id, readers, ...(claim.number === undefined ? {} : { number: claim.number }) };
  };
};
