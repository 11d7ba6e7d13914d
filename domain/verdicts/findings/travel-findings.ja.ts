import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

type OverCap = {
  readonly city: string;
  /** Of the regulation's row; empty where its default row binds, absent in verdicts pinned before there was one. */
  readonly place?: string;
  readonly cap: number;
  readonly nights: number;
  readonly over: number;
};

/** Which row of the regulation binds: the place's, or the default one. */
const capName = (city: string, place = city): string => {
  if (place !== '') return `${place}の宿泊費上限`;
  return city === '' ? '宿泊費の基準上限' : `宿泊費の基準上限（${city}）`;
};

const sayOver = ({ city, place, cap, nights, over }: OverCap): string =>
  `${capName(city, place)}（1泊${sayYen(cap)}×${nights}泊）を${sayYen(over)}超えています`;

/** The company's travel regulation. */
export const travelFindings = {
  'lodging-details-missing': about({ field: 'lodging', says: () => '宿泊地と泊数を入力してください' }),
  'lodging-cap-undefined': about<{ readonly city: string }>({
    field: 'lodging',
    rule: 'EXP-010',
    says: ({ city }) =>
      `出張旅費規程に${city === '' ? '' : `「${city}」の`}宿泊費の上限がありません（基準となる行が未登録です）。金額が妥当か確認してください`,
  }),
  'over-cap-reason-missing': about<OverCap>({
    field: 'overCapReason',
    rule: 'EXP-010',
    says: (facts) => `${sayOver(facts)}。理由を入力してください`,
  }),
  'over-cap': about<OverCap>({ field: 'overCapReason', rule: 'EXP-010', says: sayOver }),
  'per-diem-days-missing': about({ field: 'perDiemDays', says: () => '日当の日数を入力してください' }),
  'per-diem-not-in-regulation': about<{ readonly grade: string }>({
    field: 'itemCode',
    rule: 'EXP-010',
    says: ({ grade }) => `出張旅費規程に「${grade}」の日当がありません。テナント管理者に連絡してください`,
  }),
  'per-diem-amount-wrong': about<{
    readonly days: number;
    /** Absent where the days have different rates, or in part. */
    readonly daily?: number;
    readonly right: number;
  }>({
    field: 'amount',
    rule: 'EXP-010',
    says: ({ days, daily, right }) =>
      `日当は規程により${daily === undefined ? `${days}日分で` : `${sayYen(daily)}×${days}日＝`}${sayYen(right)}です。金額を直してください`,
  }),
};
