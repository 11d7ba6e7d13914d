import { rowCalled } from '#domain/masters/coded-rows.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';
import { shortRate } from '#web/claims/item-words.ts';
import { guestsOf, paidByWords, purposeWords, sayStaffMeal } from '#web/claims/line-summary.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

/** What has to be known to say a line in words. */
export type Names = {
  readonly items: readonly Pick<ExpenseItem, 'code' | 'name'>[];
  readonly files: readonly { readonly id: string; readonly fileName: string }[];
};

/** A claim as one edition has it; `head` is not known of editions that ended before it was put by. */
export type Edition = {
  readonly head?: { readonly title: string; readonly departmentName: string; readonly trip?: DraftTrip };
  readonly lines: readonly DraftLine[];
};

/** 「金額 1,000円 → 1,200円」; nothing where there was or is nothing. */
export type Change = { readonly term: string; readonly before: string; readonly after: string };

export type LineChange = {
  readonly lineId: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Which line, as it is now, or was. */
  readonly name: string;
  readonly changes: readonly Change[];
};

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('、');

type Part = NonNullable<DraftLine['parts']>[number];
const sayPart = ({ rate, amount, statedTax }: Part): string =>
  [
    shortRate[rate],
    amount === undefined ? '' : formatYen(amount),
    statedTax === undefined ? '' : `（うち税${formatYen(statedTax)}）`,
  ]
    .filter((word) => word !== '')
    .join(' ');

const sayRefund = ({ refund }: DraftLine): string => {
  if (refund === undefined) return '';
  const { original, purchasedOn, purchasedYen } = refund;
  return joined(
    '返金',
    original && `元の明細 ${original.claimId}/${original.lineId}`,
    purchasedOn && `購入日 ${formatDate(purchasedOn)}`,
    purchasedYen === undefined ? undefined : `購入額 ${formatYen(purchasedYen)}`,
  );
};

const saySupplier = ({ supplier }: DraftLine): string =>
  joined(
    supplier?.name,
    supplier?.registrationNumber,
    supplier?.kind && { corporation: '法人', individual: '個人事業者' }[supplier.kind],
  );

const sayParticipants = (line: DraftLine): string => {
  const { headcount, isStaffOnly, shop, address } = line.participants ?? {};
  return joined(
    headcount === undefined ? undefined : `${headcount}名`,
    guestsOf(line),
    isStaffOnly === undefined
      ? undefined
      : { true: '社内の人だけ', false: '社外の人を含む' }[`${isStaffOnly}`],
    sayStaffMeal(line),
    shop,
    address,
  );
};

type Says = { readonly term: string; readonly says: (line: DraftLine, names: Names) => string };
const own = (
  term: string,
  field: 'memo' | 'overCapReason' | 'rateReason' | 'besideTripReason' | 'duplicateReason',
) => ({
  term,
  says: (line: DraftLine) => line[field] ?? '',
});

/** Every field of a line in words: what an approver saw, he sees change. */
const fields: Readonly<Record<Exclude<keyof DraftLine, 'id'>, Says>> = {
  itemCode: {
    term: '経費科目',
    says: ({ itemCode = '', spentOn = '' }, { items }) =>
      rowCalled(items, itemCode, spentOn)?.name ?? itemCode,
  },
  spentOn: { term: '日付', says: ({ spentOn }) => (spentOn === undefined ? '' : formatDate(spentOn)) },
  amount: { term: '金額', says: ({ amount }) => (amount === undefined ? '' : formatYen(amount)) },
  parts: { term: '税率の内訳', says: ({ parts = [] }) => parts.map(sayPart).join(' ＋ ') },
  paidBy: { term: '支払方法', says: ({ paidBy }) => (paidBy === undefined ? '' : paidByWords[paidBy]) },
  purpose: { term: '用途', says: ({ purpose }) => (purpose === undefined ? '' : purposeWords[purpose]) },
  supplier: { term: '支払先', says: saySupplier },
  memo: own('摘要', 'memo'),
  journey: {
    term: '区間',
    says: ({ journey }) =>
      journey === undefined ? '' : `${journey.from} ${journey.isRoundTrip ? '⇄' : '→'} ${journey.to}`,
  },
  lodging: {
    term: '宿泊',
    says: ({ lodging }) =>
      joined(lodging?.city, lodging?.nights === undefined ? undefined : `${lodging.nights}泊`),
  },
  perDiemDays: {
    term: '日数',
    says: ({ perDiemDays }) => (perDiemDays === undefined ? '' : `${perDiemDays}日`),
  },
  participants: { term: '参加者', says: sayParticipants },
  overCapReason: own('上限超過の理由', 'overCapReason'),
  rateReason: own('税率の理由', 'rateReason'),
  besideTripReason: own('出張期間の前後になる理由', 'besideTripReason'),
  duplicateReason: own('同じ証憑を使う理由', 'duplicateReason'),
  quantity: { term: '点数', says: ({ quantity }) => (quantity === undefined ? '' : `${quantity}点`) },
  isSameTransaction: {
    term: '同じ取引',
    says: ({ isSameTransaction: same }) =>
      same === undefined ? '' : { true: 'はい', false: 'いいえ' }[`${same}`],
  },
  refund: { term: '返金・払戻し', says: sayRefund },
  evidenceIds: {
    term: '証憑',
    says: ({ evidenceIds = [] }, { files }) =>
      evidenceIds.map((id) => files.find((file) => file.id === id)?.fileName ?? '添付ファイル').join('、'),
  },
};

const said = (line: DraftLine | undefined, names: Names): readonly (readonly [string, string])[] =>
  Object.values(fields).map(({ term, says }) => [term, line === undefined ? '' : says(line, names)]);

/** Receipts may have the same name: others under it are others. */
const receiptsOf = ({ evidenceIds = [] }: DraftLine): string => evidenceIds.join();

const changesOf = (
  before: DraftLine | undefined,
  after: DraftLine | undefined,
  names: Names,
): readonly Change[] => {
  const now = new Map(said(after, names));
  const isReplaced = before !== undefined && after !== undefined && receiptsOf(before) !== receiptsOf(after);
  return said(before, names).flatMap(([term, was]) => {
    const is = now.get(term) ?? '';
    const differs = was !== is || (term === fields.evidenceIds.term && isReplaced);
    return differs ? [{ term, before: was, after: is === was ? `${is}（差し替え）` : is }] : [];
  });
};

const nameOf = (line: DraftLine, names: Names, order: number): string =>
  joined(`明細${order}`, fields.itemCode.says(line, names), fields.amount.says(line, names)).replaceAll(
    '、',
    '　',
  );

/** Lines of now in their order, then those that are gone. */
const lineChanges = (before: Edition, after: Edition, names: Names): readonly LineChange[] => {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const kept = new Set(after.lines.map(({ id }) => id));
  const present = after.lines.map((line, index): LineChange => {
    const was = old.get(line.id);
    return {
      lineId: line.id,
      kind: was === undefined ? 'added' : 'changed',
      name: nameOf(line, names, index + 1),
      changes: changesOf(was, line, names),
    };
  });
  const gone = before.lines.flatMap((line, index): readonly LineChange[] =>
    kept.has(line.id)
      ? []
      : [{ lineId: line.id, kind: 'removed', name: nameOf(line, names, index + 1), changes: [] }],
  );
  return [...present.filter(({ kind, changes }) => kind === 'added' || changes.length > 0), ...gone];
};

const sayTrip = (trip: DraftTrip | undefined): string =>
  trip === undefined
    ? ''
    : joined(
        trip.destination,
        trip.startOn === undefined && trip.endOn === undefined
          ? undefined
          : `${trip.startOn === undefined ? '' : formatDate(trip.startOn)}〜${trip.endOn === undefined ? '' : formatDate(trip.endOn)}`,
      );

const headChanges = ({ head: was }: Edition, { head: is }: Edition): readonly Change[] => {
  if (was === undefined || is === undefined) return [];
  const pairs: readonly Change[] = [
    { term: '件名', before: was.title, after: is.title },
    { term: '部門', before: was.departmentName, after: is.departmentName },
    { term: '出張', before: sayTrip(was.trip), after: sayTrip(is.trip) },
  ];
  return pairs.filter(({ before, after }) => before !== after);
};

export type EditionChanges = {
  readonly head: readonly Change[];
  readonly lines: readonly LineChange[];
  /** The sums of the lines, before and now. */
  readonly total: Change | undefined;
};

const sumOf = ({ lines }: Edition): string =>
  formatYen(lines.reduce((sum, { amount = 0 }) => sum + amount, 0));

/** What is different between two editions of a claim, in the words in which they are read. */
export const editionChanges = (before: Edition, after: Edition, names: Names): EditionChanges => {
  const [was, is] = [sumOf(before), sumOf(after)];
  return {
    head: headChanges(before, after),
    lines: lineChanges(before, after, names),
    total: was === is ? undefined : { term: '合計', before: was, after: is },
  };
};
