import type { ClaimLine } from '#domain/lines/line.ts';
import type { EvidenceId, UserId } from '#domain/kernel/ids.ts';
import { allowanceDays, type DatedTrip } from '#domain/travel/trip-days.ts';
import { placeKey } from '#domain/travel/place-key.ts';

/** 指紋: what two claims may not both have without a word. */
export type FingerprintKind =
  /** The bytes of a receipt, whoever submits them. */
  | 'bytes'
  /** Person, date, amount and supplier. */
  | 'purchase'
  /** One person's 日当 of one day. */
  | 'allowance-day';

export type Fingerprint = {
  readonly kind: FingerprintKind;
  /** Equal where the thing is the same. */
  readonly text: string;
  /** The lines of the claim that have it. */
  readonly lineIds: readonly string[];
};

type Subject = {
  readonly applicantId: UserId;
  readonly lines: readonly ClaimLine[];
  readonly trip: DatedTrip | undefined;
  /** SHA-256 of the bytes of a receipt. */
  readonly sha256Of: (evidenceId: EvidenceId) => string | undefined;
};

type Found = Omit<Fingerprint, 'lineIds'> & { readonly lineId: string };

const foundIn = ({ applicantId, lines, trip, sha256Of }: Subject): readonly Found[] =>
  lines.flatMap((line): readonly Found[] => {
    const { id: lineId, spentOn, amount, supplier, perDiemDays = 0 } = line;
    const bytes = line.evidenceIds.flatMap((id) => sha256Of(id) ?? []);
    const days = perDiemDays > 0 ? allowanceDays(line, trip) : [];
    // The supplier's name in its one form for searching, as people of two claims may type it.
    const purchase = JSON.stringify([applicantId, spentOn, amount, placeKey(supplier.name)]);
    return [
      ...bytes.map((text) => ({ kind: 'bytes' as const, text, lineId })),
      ...(days.length === 0 ? [{ kind: 'purchase' as const, text: purchase, lineId }] : []),
      ...days.map((day) => ({
        kind: 'allowance-day' as const,
        text: JSON.stringify([applicantId, day]),
        lineId,
      })),
    ];
  });

/** Every fingerprint of a claim, each once. */
export const fingerprintsOf = (subject: Subject): readonly Fingerprint[] => {
  const byText = Map.groupBy(foundIn(subject), ({ kind, text }) => `${kind} ${text}`);
  return [...byText.values()].flatMap((ones) => {
    const [first] = ones;
    return first === undefined
      ? []
      : [{ kind: first.kind, text: first.text, lineIds: [...new Set(ones.map(({ lineId }) => lineId))] }];
  });
};
