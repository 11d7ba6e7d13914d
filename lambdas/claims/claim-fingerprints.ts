import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimLine } from '#domain/claims/line.ts';
import { fingerprintsOf, type Fingerprint } from '#domain/duplicates/fingerprint.ts';
import type { Twin } from '#domain/duplicates/judge-duplicates.ts';
import { datedTrip } from '#domain/travel/trip-days.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/transaction.ts';
import { findEvidence } from '#lambdas/evidence/evidence-record.ts';
import type { ClaimRecord } from './claim-record.ts';
import { livingAmong, printKeyOf, printWrite, seenPrintOf, type SeenPrint } from './fingerprint-store.ts';
import type { Act } from './settle-claim.ts';

/** A transaction holds 100 writes; this many are left beside an act's own and its inboxes of a step. */
const writesBeside = (inboxes: number): number => Math.max(0, 90 - inboxes);
const writesPerBatch = 90;

const nameOf = (print: Fingerprint): string => printKeyOf(print).pk;

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
        return [id, copy?.sha256 ?? (await findEvidence(table, id))?.sha256] as const;
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
 * Fingerprints of one submission (decision 0058). A row is written on the belief that nobody else has it; where somebody
 * has, the condition fails, the row is looked at, and the submission is decided anew with what was seen. Whoever writes
 * second therefore sees the first.
 */
export const fingerprintsOfAct = ({ request, context }: Act) => {
  const { table } = context;
  const { at } = request;
  const seen = new Map<string, SeenPrint>();
  const entered = new Set<string>();
  const seenOf = (print: Fingerprint) => seen.get(nameOf(print));

  /** What was seen of rows that others hold: the claims among them that live. */
  const look = async (claim: Claim, prints: readonly Fingerprint[]) => {
    const holders = prints.flatMap((print) => seenOf(print)?.holders ?? []);
    const otherOf = await livingAmong(table, holders, { but: claim.id, at });
    const othersOf = (print: Fingerprint) =>
      (seenOf(print)?.holders ?? []).filter((holder) => otherOf(holder) !== undefined);
    const twins = prints.flatMap((print) =>
      othersOf(print).flatMap((holder): readonly Twin[] => {
        const other = otherOf(holder);
        return other === undefined ? [] : [{ print, other }];
      }),
    );
    const write = (print: Fingerprint): Write =>
      printWrite(print, {
        holder: { claimId: claim.id, edition: claim.edition, at },
        revision: context.newId(at),
        seen: seenOf(print),
        others: othersOf(print),
      });
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
    parted: (prints: readonly Fingerprint[], inboxes: number) => {
      const room = writesBeside(inboxes);
      const light = prints.filter(({ kind }) => kind !== 'bytes');
      const before = [...prints.filter(({ kind }) => kind === 'bytes'), ...light.slice(room)];
      return { before: before.filter((print) => !entered.has(nameOf(print))), within: light.slice(0, room) };
    },
    /** Enters the next batch; false when something stood in the way and must be looked at first. */
    enter: async (prints: readonly Fingerprint[], write: (print: Fingerprint) => Write) => {
      const batch = prints.slice(0, writesPerBatch);
      const outcome = await table.transact({ fingerprints: batch.map(write) });
      if (outcome.stored) for (const print of batch) entered.add(nameOf(print));
      return outcome;
    },
  };
};

export type FingerprintsOfAct = ReturnType<typeof fingerprintsOfAct>;
