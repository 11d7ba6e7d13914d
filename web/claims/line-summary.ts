import { rowCalled } from '#domain/masters/coded-rows.ts';
import { signed } from '#web/claims/line-extras.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { draftOfLine, type LineDraft } from '#web/claims/line-draft.ts';
import { asksFor, shortRate } from '#web/claims/item-words.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Fact } from '#web/ui/facts.tsx';

export type LineSummary = {
  readonly id: string;
  readonly order: string;
  readonly item: string;
  readonly date: string;
  readonly where: string;
  readonly amount: string;
  readonly evidence: string;
};

const whereOf = (line: LineDraft): string => {
  const arrow = line.isRoundTrip ? '⇄' : '→';
  const journey = line.from === '' && line.to === '' ? '' : `${line.from} ${arrow} ${line.to}`;
  const lodging = line.nights === undefined ? '' : `${line.city} ${line.nights}泊`;
  const days = line.perDiemDays === undefined ? '' : `${line.perDiemDays}日分`;
  const meal = line.headcount === undefined ? '' : `${line.headcount}名`;
  return [line.supplierName, journey, lodging, days, line.shop, meal]
    .filter((text) => text !== '')
    .join('・');
};

/** One line in a row: what, when, where, how much. */
export const lineSummary = (
  line: LineDraft,
  order: number,
  items: readonly Pick<ExpenseItem, 'code' | 'name'>[],
): LineSummary => ({
  id: line.id,
  order: `明細${order}`,
  item: rowCalled(items, line.itemCode, line.spentOn)?.name ?? '経費科目が未選択',
  date: line.spentOn === '' ? '日付未入力' : formatDate(line.spentOn),
  where: whereOf(line),
  amount: line.amount === undefined ? '金額未入力' : formatYen(signed(line.amount, line)),
  evidence: line.evidenceIds.length === 0 ? '証憑なし' : `証憑${line.evidenceIds.length}件`,
});

export const summaryOfLine = (
  line: DraftLine,
  order: number,
  items: readonly Pick<ExpenseItem, 'code' | 'name'>[],
): LineSummary => lineSummary(draftOfLine(line), order, items);

const fact = (term: string, value: string | undefined): readonly Fact[] =>
  value === undefined || value === '' ? [] : [{ term, value }];

export const guestsOf = (line: DraftLine): string | undefined =>
  line.participants?.outside
    ?.map(({ company, name, relation }) =>
      [company, name, relation === undefined ? '' : `（${relation}）`].join(' ').trim(),
    )
    .join('、');

const headcountOf = ({ participants }: DraftLine): string =>
  participants?.headcount === undefined ? '' : `${participants.headcount}名`;

const sharesOf = ({ parts = [] }: DraftLine): string =>
  parts.length > 1
    ? parts
        .map(
          ({ rate, amount }) => `${shortRate[rate]} ${amount === undefined ? '未入力' : formatYen(amount)}`,
        )
        .join(' ＋ ')
    : '';

export const sayStaffMeal = ({ participants }: DraftLine): string => {
  const { staffMeal } = participants ?? {};
  if (staffMeal === undefined) return '';
  return `${{ welfare: '福利厚生費', meeting: '会議費' }[staffMeal.as]}（理由：${staffMeal.reason}）`;
};

export const paidByWords = { employee: '立替（本人）', 'corporate-card': '法人カード' } as const;
export const purposeWords = { trip: '出張', ordinary: '通常' } as const;

/** All that the applicant said about a line, for those who approve it. */
export const lineFacts = (
  line: DraftLine,
  items: readonly Pick<ExpenseItem, 'code' | 'name' | 'kind'>[],
): readonly Fact[] => {
  const item = rowCalled(items, line.itemCode ?? '', line.spentOn ?? '');
  const { journey, lodging, participants } = line;
  return [
    ...fact('支払先', line.supplier?.name),
    ...(asksFor(item).registration ? fact('登録番号', line.supplier?.registrationNumber ?? 'なし') : []),
    ...fact('支払方法', line.paidBy && paidByWords[line.paidBy]),
    ...fact('用途', line.purpose && purposeWords[line.purpose]),
    ...fact('区間', journey && `${journey.from} ${journey.isRoundTrip ? '⇄' : '→'} ${journey.to}`),
    ...fact(
      '宿泊',
      lodging && [lodging.city, lodging.nights === undefined ? '' : `${lodging.nights}泊`].join(' ').trim(),
    ),
    ...fact('日数', line.perDiemDays === undefined ? undefined : `${line.perDiemDays}日`),
    ...fact('参加人数', headcountOf(line)),
    ...fact('社外の参加者', participants?.isStaffOnly ? 'なし（社内の人だけ）' : guestsOf(line)),
    ...fact('店名', participants?.shop),
    ...fact('店の所在地', participants?.address),
    ...fact('税率の内訳', sharesOf(line)),
    ...fact('社内の飲食の種類', sayStaffMeal(line)),
    ...fact('上限超過の理由', line.overCapReason),
    ...fact('出張期間の前後になる理由', line.besideTripReason),
    ...fact('点数', line.quantity === undefined ? undefined : `${line.quantity}点`),
    ...fact(
      '返金・払戻し',
      line.refund === undefined ? undefined : `購入日 ${line.refund.purchasedOn ?? '未入力'}`,
    ),
    ...fact('税率の理由', line.rateReason),
    ...fact('同じ証憑を使う理由', line.duplicateReason),
    ...fact('摘要', line.memo),
  ];
};
