import type { Claim } from '#domain/claims/claim.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { fingerprintsOf, type Fingerprint } from '#domain/duplicates/fingerprint.ts';
import type { Twin } from '#domain/duplicates/judge-duplicates.ts';
import { datedTrip } from '#domain/travel/trip-days.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import type { ClaimRecord } from './claim-record.ts';
import {
  firstRowWrite,
  furtherHolders,
  furtherRowWrite,
  livingAmong,
  printPartition,
  seenPrintOf,
  type Holder,
  type SeenPrint,
} from './fingerprint-store.ts';
import type { Acting } from './commit-act.ts';

/** A transaction holds 100 writes; this many are left beside an act's own, its inboxes of a step and its refunds. */
const writesBeside = (own: number): number => Math.max(0, 90 - own);
const writesPerBatch = 90;

/** So many other claims are told of one fingerprint. */
const othersTold = 3;

const reservedHash = async (table: TenantTable, evidenceId: EvidenceId): Promise<string | undefined> => {
  const row = await table.get(evidenceRecord.key({ evidenceId }), { consistent: true });
  return row === undefined ? undefined : evidenceRecord.read(row).doc.sha256;
};

/** The fingerprints of a claim as it stands. Copies of receipts from before carry no hash: their records do. */
export const printsOf = async (
  table: TenantTable,
  { claim, evidence }: Pick<ClaimRecord, 'claim' | 'evidence'>,
  lines: readonly ClaimLine[],
): Promise<readonly Fingerprint[]> => {
  const named = [...new Set(lines.flatMap(({ evidenceIds }) => evidenceIds))];
  const hashes = new Map(
    await Promise.all(
      named.map(async (id) => {
        const copy = evidence.find((one) => one.id === id);
        return [id, copy?.sha256 ?? (await reservedHash(table, id))] as const;
      }),
    ),
  );
  return fingerprintsOf({
    applicantId: claim.applicantId,
    lines,
    trip: datedTrip(claim.trip),
    sha256Of: (id) => hashes.get(id),
  });
};

/**
 * Fingerprints of one submission (decision 0058). The first row of each is written on the belief that nobody else has it;
 * where somebody has, the condition fails, the rows are looked at, and the submission is decided anew with what was seen.
 * Whoever comes second therefore sees the first, and many at once do not meet at one row.
 */
export const fingerprintsOfAct = ({ request, context }: Acting) => {
  const { table } = context;
  const { at } = request;
  const seen = new Map<string, SeenPrint>();
  const entered = new Set<string>();
  const seenOf = (print: Fingerprint) => seen.get(printPartition(print));

  const holdersOf = async (print: Fingerprint): Promise<readonly Holder[]> => {
    const known = seenOf(print);
    if (known === undefined) return [];
    return [known.holder, ...(await furtherHolders(table, print))];
  };

  /** What was seen of rows that others have: the claims among them that live, and what to write beside them. */
  const look = async (claim: Claim, prints: readonly Fingerprint[]) => {
    const found = await Promise.all(
      prints.map(async (print) => ({ print, holders: await holdersOf(print) })),
    );
    const otherOf = await livingAmong(
      table,
      found.flatMap(({ holders }) => holders),
      { but: claim.id, at },
    );
    const twins = found.flatMap(({ print, holders }): readonly Twin[] =>
      holders
        .flatMap((holder) => otherOf(holder) ?? [])
        .slice(0, othersTold)
        .map((other) => ({ print, other })),
    );
    const write = (print: Fingerprint): Write => {
      const holder: Holder = { claimId: claim.id, edition: claim.edition, at };
      const known = seenOf(print);
      const isAnothers = known !== undefined && otherOf(known.holder) !== undefined;
      return isAnothers
        ? furtherRowWrite(print, holder)
        : firstRowWrite(print, { holder, revision: context.newId(at), seen: known });
    };
    return { twins, write };
  };

  return {
    look,
    /** Learns which rows stood in the way. */
    remember: (reasons: readonly Reason[]): void => {
      for (const reason of reasons) seen.set(reason.key.pk, seenPrintOf(reason));
    },
    /**
     * Those that go before the submission: bytes, which may stop it, and what one transaction would not hold. The
     * others are written within it.
     */
    parted: (prints: readonly Fingerprint[], ownWrites: number) => {
      const room = writesBeside(ownWrites);
      const light = prints.filter(({ kind }) => kind !== 'bytes');
      const before = [...prints.filter(({ kind }) => kind === 'bytes'), ...light.slice(room)];
      return {
        before: before.filter((print) => !entered.has(printPartition(print))),
        within: light.slice(0, room),
      };
    },
    /** Enters the next batch; false when something stood in the way and must be looked at first. */
    enter: async (prints: readonly Fingerprint[], write: (print: Fingerprint) => Write) => {
      const batch = prints.slice(0, writesPerBatch);
      const outcome = await table.transact({ fingerprints: batch.map(write) });
      if (outcome.stored) for (const print of batch) entered.add(printPartition(print));
      return outcome;
    },
  };
};

export type FingerprintsOfAct = ReturnType<typeof fingerprintsOfAct>;
