import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { ClaimLine, Lodging, Participants, TaxPart } from './line.ts';

/** One tax rate's share of a receipt as far as it is typed. */
export type DraftPart = Omit<TaxPart, 'amount'> & Partial<Pick<TaxPart, 'amount'>>;

/** 下書きの明細: anything but the id may still be missing. Only a submission asks for a whole line. */
export type DraftLine = Pick<ClaimLine, 'id'> &
  Partial<Omit<ClaimLine, 'id' | 'parts' | 'lodging' | 'participants'>> & {
    readonly parts?: readonly DraftPart[];
    readonly lodging?: Partial<Lodging>;
    readonly participants?: Partial<Participants>;
  };

/** A field without which a line is none; `field` is its path in the line: `amount`, `parts.0.amount`. */
export type MissingField = {
  readonly kind:
    | 'item-missing'
    | 'date-missing'
    | 'amount-missing'
    | 'parts-missing'
    | 'part-amount-missing'
    | 'paid-by-missing'
    | 'purpose-missing';
  readonly field: string;
};

/** Each of them, with what is said where it is missing. */
export const fieldsOfLine = {
  itemCode: 'item-missing',
  spentOn: 'date-missing',
  amount: 'amount-missing',
  paidBy: 'paid-by-missing',
  purpose: 'purpose-missing',
} as const satisfies Partial<Record<keyof DraftLine, MissingField['kind']>>;

const missingParts = ({ parts = [], amount }: DraftLine): readonly MissingField[] => {
  // Without an amount there is nothing to share out yet.
  if (parts.length === 0) return amount === undefined ? [] : [{ kind: 'parts-missing', field: 'parts' }];
  return parts.flatMap((part, index) =>
    part.amount === undefined && !(parts.length === 1 && amount === undefined)
      ? [{ kind: 'part-amount-missing' as const, field: `parts.${index}.amount` }]
      : [],
  );
};

const missingIn = (draft: DraftLine): readonly MissingField[] => [
  ...Object.entries(fieldsOfLine).flatMap(([field, kind]) =>
    Object.hasOwn(draft, field) ? [] : [{ kind, field }],
  ),
  ...missingParts(draft),
];

const wholePart = (part: DraftPart): readonly TaxPart[] =>
  part.amount === undefined ? [] : [{ ...part, amount: part.amount }];

/** What a kind of expense asks for beyond the line: half of it counts as not said, and the judge asks for it. */
const particularsOf = ({
  lodging,
  participants,
}: DraftLine): Pick<ClaimLine, 'lodging' | 'participants'> => ({
  ...(lodging?.nights === undefined ? {} : { lodging: { city: lodging.city ?? '', nights: lodging.nights } }),
  ...(participants === undefined
    ? {}
    : {
        participants: {
          ...participants,
          headcount: participants.headcount ?? 0,
          outside: participants.outside ?? [],
        },
      }),
});

/** The line that the law can judge, or what it still lacks. */
export const completeLine = (draft: DraftLine): Result<ClaimLine, readonly MissingField[]> => {
  const { lodging: _lodging, participants: _participants, parts = [], ...said } = draft;
  const { itemCode, spentOn, amount, paidBy, purpose } = said;
  const missing = missingIn(draft);
  if (
    missing.length > 0 ||
    itemCode === undefined ||
    spentOn === undefined ||
    amount === undefined ||
    paidBy === undefined ||
    purpose === undefined
  )
    return refuse(missing);
  return accept({
    ...said,
    itemCode,
    spentOn,
    amount,
    paidBy,
    purpose,
    parts: parts.flatMap(wholePart),
    supplier: said.supplier ?? { name: '' },
    memo: said.memo ?? '',
    evidenceIds: said.evidenceIds ?? [],
    ...particularsOf(draft),
  });
};

/** The lines of a claim that was submitted: each is whole, or it would not have left the draft. */
export const completeLines = (drafts: readonly DraftLine[]): readonly ClaimLine[] =>
  drafts.map((draft) => {
    const line = completeLine(draft);
    if (!line.ok) throw new Error(`line ${draft.id} of a submitted claim is incomplete`);
    return line.value;
  });
