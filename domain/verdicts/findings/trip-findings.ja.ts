import { about } from './finding-row.ts';

type Dates = { readonly spentOn: string; readonly startOn: string; readonly endOn: string };
type OtherLine = { readonly otherLineId: string };

const sayTrip = ({ startOn, endOn }: Dates): string => `出張期間（${startOn}〜${endOn}）`;

/** A line and the dates of the trip to which it belongs. */
export const tripFindings = {
  'trip-missing': about({
    field: 'purpose',
    rule: 'SPC-014',
    says: () =>
      '出張の明細です。申請に出張の期間（開始日と終了日）を入力するか、用途を「通常」にしてください',
    accounts: () => '出張の期間がないため、出張旅費特例は使えません',
  }),
  'trip-not-covering': about<Dates>({
    field: 'spentOn',
    rule: 'SPC-014',
    says: (dates) =>
      `日付（${dates.spentOn}）が${sayTrip(dates)}の外です。日付か期間を直すか、用途を「通常」にしてください`,
    accounts: (dates) => `日付（${dates.spentOn}）が${sayTrip(dates)}の外のため、出張旅費特例は使えません`,
  }),
  'beside-trip-reason-missing': about<Dates>({
    field: 'besideTripReason',
    rule: 'SPC-014',
    says: (dates) =>
      `${sayTrip(dates)}の前後の日付です。前泊・後泊、深夜の帰着などの理由を入力するか、期間を直してください`,
  }),
  'beside-trip': about<Dates>({
    field: 'besideTripReason',
    says: (dates) => `${sayTrip(dates)}の前後の日付です（理由の入力あり）`,
  }),
  'paid-before-trip': about<{ readonly days: number }>({
    field: 'spentOn',
    says: ({ days }) => `出張の${days}日前の日付です。事前に購入したものか確認してください`,
  }),
  'trip-unusually-long': about<{ readonly days: number; readonly usual: number }>({
    field: 'trip.endOn',
    says: ({ days, usual }) =>
      `出張の期間が${days}日あります（通常は${usual}日まで）。開始日と終了日を確認してください`,
  }),
  'per-diem-trip-missing': about({
    field: 'perDiemDays',
    rule: 'EXP-010',
    says: () => '日当には出張の期間が必要です。申請に出張の開始日と終了日を入力してください',
  }),
  'per-diem-outside-trip': about<Dates>({
    field: 'spentOn',
    rule: 'EXP-010',
    says: (dates) => `日当の日付（${dates.spentOn}）が${sayTrip(dates)}の外です。日付か期間を直してください`,
  }),
  'per-diem-days-over-trip': about<{ readonly days: number; readonly tripDays: number }>({
    field: 'perDiemDays',
    rule: 'EXP-010',
    says: ({ days, tripDays }) =>
      `日当${days}日は出張の日数（${tripDays}日）を超えています。日数か期間を直してください`,
  }),
  'per-diem-twice': about<OtherLine & { readonly on: string }>({
    field: 'perDiemDays',
    rule: 'EXP-010',
    says: ({ on, otherLineId }) =>
      `${on}の日当は明細${otherLineId}にもあります。同じ日の日当は1回だけにしてください`,
  }),
  'per-diem-in-future': about<{ readonly until: string }>({
    field: 'perDiemDays',
    says: ({ until }) => `出張が終わる前の日当です（${until}まで）。予定どおりか確認してください`,
  }),
  'nights-over-trip': about<{ readonly nights: number; readonly tripNights: number }>({
    field: 'lodging',
    rule: 'EXP-010',
    says: ({ nights, tripNights }) =>
      `${nights}泊は出張の泊数（${tripNights}泊）を超えています。泊数か期間を直すか、前泊・後泊の理由を入力してください`,
  }),
  'nights-twice': about<OtherLine>({
    field: 'lodging',
    rule: 'EXP-010',
    says: ({ otherLineId }) =>
      `明細${otherLineId}と同じ夜の宿泊になります。泊数と日付、二重の請求でないかを確認してください`,
  }),
};
