import { createHash } from 'node:crypto';
import type { Claim } from '#domain/claims/claim.ts';
import type { Fingerprint } from '#domain/duplicates/fingerprint.ts';
import type { OtherClaim } from '#domain/duplicates/judge-duplicates.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { firstPrint, furtherPrint } from '#rows/claims.ts';
import { rowsOf } from '#rows/read-key.ts';
import { findHeaders } from '#lambdas/sight/find-headers.ts';

/** Which edition of which claim has the fingerprint, and since when it says so. */
export type Holder = { readonly claimId: ClaimId; readonly edition: number; readonly at: Instant };

/** The first row of a fingerprint as it was seen: `revision` differs after every write. */
export type SeenPrint = { readonly revision: string; readonly holder: Holder };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const placeOf = ({ kind: printKind, text }: Fingerprint) => ({ printKind, printHash: hashOf(text) });

/** By it a row that stood in the way is known again. */
export const printPartition = (print: Fingerprint): string => firstPrint.key(placeOf(print)).pk;

/** Throws where nothing stood: the condition of a first row fails for what is there alone. */
export const seenPrintOf = ({ item }: Reason): SeenPrint => {
  if (item === undefined) throw new Error('a fingerprint that nobody has stood in the way');
  const { revision, claimId, edition, at } = firstPrint.read(item);
  return { revision, holder: { claimId, edition, at } };
};

/**
 * Takes the first row, of whoever has the fingerprint alone or came first; fails where somebody else has it, or where
 * it is no more as it was seen.
 */
export const firstRowWrite = (
  print: Fingerprint,
  {
    holder,
    revision,
    seen,
  }: { readonly holder: Holder; readonly revision: string; readonly seen: SeenPrint | undefined },
): Write => ({
  kind: 'put',
  ...firstPrint.row(placeOf(print), { ...holder, revision }),
  condition:
    seen === undefined
      ? { expression: 'attribute_not_exists(PK) OR claimId = :me', values: { ':me': holder.claimId } }
      : { expression: 'revision = :seen', values: { ':seen': seen.revision } },
});

/** A row beside the first one, which another living claim has. It meets nobody. */
export const furtherRowWrite = (print: Fingerprint, holder: Holder): Write => ({
  kind: 'put',
  ...furtherPrint.row({ ...placeOf(print), claimId: holder.claimId }, holder),
});

/** Enough to warn with: the newest of those that came after the first. */
const furtherRowsRead = 10;

export const furtherHolders = async (table: TenantTable, print: Fingerprint): Promise<readonly Holder[]> => {
  const { items } = await table.query({
    ...furtherPrint.among(placeOf(print)),
    forward: false,
    consistent: true,
    // The first row stands among them.
    limit: furtherRowsRead + 1,
  });
  const further = rowsOf(furtherPrint, items).slice(0, furtherRowsRead);
  return further.map(({ claimId, edition, at }) => ({ claimId, edition, at }));
};

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
  const claims = await findHeaders(
    table,
    holders.map(({ claimId }) => claimId).filter((claimId) => claimId !== but),
  );
  return (holder) => {
    const claim = claims.get(holder.claimId);
    if (claim === undefined || !lives(claim, holder, at)) return undefined;
    const readers = [...new Set([claim.applicantId, ...claim.approversSoFar])];
    return { id: claim.id, readers, ...(claim.number === undefined ? {} : { number: claim.number }) };
  };
};
