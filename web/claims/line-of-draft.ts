import type { ClaimLine, TaxPart } from '#domain/claims/line.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { FieldFault } from '#web/api/problem.ts';
import { asksFor, hasTax } from '#web/claims/item-words.ts';
import { type LineDraft, type PartDraft, remainderOf } from '#web/claims/line-draft.ts';
import { formatYen } from '#web/ui/format-yen.ts';

/** 「あと550円」, 「550円多く入力されています」, or nothing when it fits. */
export const sayRemainder = (line: LineDraft): string | undefined => {
  const rest = remainderOf(line);
  if (rest === 0) return undefined;
  return rest > 0 ? `あと${formatYen(rest)}` : `${formatYen(-rest)}多く入力されています`;
};

const partFaults = (draft: LineDraft): readonly FieldFault[] => {
  if (!draft.isSplit) return [];
  const rest = sayRemainder(draft);
  const empty = draft.parts.flatMap(({ amount }, index) =>
    amount === undefined || amount <= 0
      ? [{ path: `parts.${index}.amount`, message: `内訳${index + 1}の金額を1円以上で入力してください` }]
      : [],
  );
  return rest === undefined
    ? empty
    : [...empty, { path: 'parts', message: `税率ごとの金額の合計が領収書の金額と一致しません（${rest}）` }];
};

/** What must be there before a line can be saved; the rest is the verdict's to ask for. */
export const lineFaults = (draft: LineDraft): readonly FieldFault[] => [
  ...(draft.itemCode === '' ? [{ path: 'itemCode', message: '経費科目を選んでください' }] : []),
  ...(isCalendarDate(draft.spentOn) ? [] : [{ path: 'spentOn', message: '日付を入力してください' }]),
  ...(draft.amount === undefined || draft.amount <= 0
    ? [{ path: 'amount', message: '金額を1円以上で入力してください' }]
    : []),
  ...partFaults(draft),
];

const partOf = ({ rate, amount, statedTax }: PartDraft): TaxPart => ({
  rate,
  amount: yen(amount ?? 0),
  ...(statedTax === undefined || !hasTax(rate) ? {} : { statedTax: yen(statedTax) }),
});

const partsOf = (draft: LineDraft): readonly TaxPart[] => (draft.isSplit ? draft.parts : [draft]).map(partOf);

const filled = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Record<Name, string>);

const participantsOf = (draft: LineDraft): Pick<ClaimLine, 'participants'> => {
  const outside = draft.guests
    .filter(({ company, name }) => company.trim() !== '' || name.trim() !== '')
    .map(({ company, name, relation }) => ({
      company: company.trim(),
      name: name.trim(),
      ...filled('relation', relation),
    }));
  const isUntouched = draft.headcount === undefined && outside.length === 0 && !draft.isStaffOnly;
  return isUntouched && draft.shop === '' && draft.address === ''
    ? {}
    : {
        participants: {
          headcount: draft.headcount ?? 0,
          ...(draft.isStaffOnly && outside.length === 0 ? { isStaffOnly: true } : {}),
          outside,
          ...filled('shop', draft.shop),
          ...filled('address', draft.address),
        },
      };
};

const particulars = (draft: LineDraft, item: ExpenseItem | undefined): Partial<ClaimLine> => {
  const asks = asksFor(item?.kind);
  const hasJourney = asks.journey && (draft.from.trim() !== '' || draft.to.trim() !== '');
  return {
    ...(hasJourney
      ? { journey: { from: draft.from.trim(), to: draft.to.trim(), isRoundTrip: draft.isRoundTrip } }
      : {}),
    ...(asks.lodging && draft.nights !== undefined && draft.nights > 0
      ? { lodging: { city: draft.city.trim(), nights: draft.nights } }
      : {}),
    ...(asks.perDiem && draft.perDiemDays !== undefined && draft.perDiemDays > 0
      ? { perDiemDays: draft.perDiemDays }
      : {}),
    ...(asks.participants ? participantsOf(draft) : {}),
    ...filled('overCapReason', draft.overCapReason),
  };
};

/** The line as the API and the judge take it, or what is missing. */
export const lineOfDraft = (
  draft: LineDraft,
  item: ExpenseItem | undefined,
): Result<ClaimLine, readonly FieldFault[]> => {
  const faults = lineFaults(draft);
  const { spentOn } = draft;
  if (faults.length > 0 || !isCalendarDate(spentOn)) return refuse(faults);
  return accept({
    id: draft.id,
    itemCode: draft.itemCode,
    spentOn,
    amount: yen(draft.amount ?? 0),
    parts: partsOf(draft),
    paidBy: draft.paidBy,
    purpose: draft.purpose,
    supplier: {
      name: draft.supplierName.trim(),
      ...filled('registrationNumber', draft.registrationNumber),
      ...(draft.isIndividual ? { kind: 'individual' as const } : {}),
    },
    memo: draft.memo.trim(),
    ...particulars(draft, item),
    evidenceIds: draft.evidenceIds,
  });
};
