import type { DraftLine, DraftPart } from '#domain/lines/draft-line.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { asksFor, hasTax } from '#web/claims/item-words.ts';
import { sentExtras, signed } from '#web/claims/line-extras.ts';
import type { LineDraft, PartDraft } from '#web/claims/line-draft.ts';

const partOf = (draft: LineDraft, { rate, amount, statedTax }: PartDraft): DraftPart => ({
  rate,
  ...(amount === undefined ? {} : { amount: yen(signed(amount, draft)) }),
  ...(statedTax === undefined || !hasTax(rate) ? {} : { statedTax: yen(statedTax) }),
});

const partsOf = (draft: LineDraft): readonly DraftPart[] =>
  (draft.isSplit ? draft.parts : [draft]).map((part) => partOf(draft, part));

const filled = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Record<Name, string>);

const outsideOf = ({ guests }: LineDraft) =>
  guests
    .filter(({ company, name, relation }) => `${company}${name}${relation}`.trim() !== '')
    .map(({ company, name, relation }) => ({
      company: company.trim(),
      name: name.trim(),
      ...filled('relation', relation),
    }));

/** 相手先 of a gift, of golf or of 慶弔: no headcount is asked for. */
const recipientsOf = (draft: LineDraft): Pick<DraftLine, 'participants'> => {
  const outside = outsideOf(draft);
  return outside.length === 0 ? {} : { participants: { outside } };
};

const staffMealOf = ({ staffMealAs, staffMealReason }: LineDraft) =>
  staffMealAs === 'entertainment' ? {} : { staffMeal: { as: staffMealAs, reason: staffMealReason.trim() } };

const participantsOf = (draft: LineDraft): Pick<DraftLine, 'participants'> => {
  const outside = outsideOf(draft);
  const isUntouched = draft.headcount === undefined && outside.length === 0 && !draft.isStaffOnly;
  return isUntouched && draft.shop.trim() === '' && draft.address.trim() === ''
    ? {}
    : {
        participants: {
          ...(draft.headcount === undefined ? {} : { headcount: draft.headcount }),
          ...(draft.isStaffOnly && outside.length === 0 ? { isStaffOnly: true, ...staffMealOf(draft) } : {}),
          outside,
          ...filled('shop', draft.shop),
          ...filled('address', draft.address),
        },
      };
};

const lodgingOf = ({ city, nights }: LineDraft): Pick<DraftLine, 'lodging'> =>
  city.trim() === '' && nights === undefined
    ? {}
    : { lodging: { ...filled('city', city), ...(nights === undefined ? {} : { nights }) } };

const particulars = (draft: LineDraft, item: ExpenseItem | undefined): Partial<DraftLine> => {
  const asks = asksFor(item);
  const hasJourney = asks.journey && (draft.from.trim() !== '' || draft.to.trim() !== '');
  return {
    ...(hasJourney
      ? { journey: { from: draft.from.trim(), to: draft.to.trim(), isRoundTrip: draft.isRoundTrip } }
      : {}),
    ...(asks.lodging ? lodgingOf(draft) : {}),
    ...(asks.perDiem && draft.perDiemDays !== undefined ? { perDiemDays: draft.perDiemDays } : {}),
    ...(asks.participants ? participantsOf(draft) : {}),
    ...(asks.recipients ? recipientsOf(draft) : {}),
    ...filled('overCapReason', draft.overCapReason),
    ...filled('rateReason', draft.rateReason),
    ...filled('duplicateReason', draft.duplicateReason),
  };
};

/** The line as the API and the judge take it: what is not typed is left out. */
export const lineOfDraft = (draft: LineDraft, item: ExpenseItem | undefined): DraftLine => ({
  id: draft.id,
  ...filled('itemCode', draft.itemCode),
  ...(isCalendarDate(draft.spentOn) ? { spentOn: draft.spentOn } : {}),
  ...(draft.amount === undefined ? {} : { amount: yen(signed(draft.amount, draft)) }),
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
  ...sentExtras(draft),
  evidenceIds: draft.evidenceIds,
});
