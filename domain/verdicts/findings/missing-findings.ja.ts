import { about } from './finding-row.ts';

/** What is not typed yet: a draft may lack it, a submission may not. */
export const missingFindings = {
  'item-missing': about({ field: 'itemCode', says: () => '経費科目を選んでください' }),
  'date-missing': about({ field: 'spentOn', says: () => '日付を入力してください' }),
  'amount-missing': about({ field: 'amount', says: () => '金額を入力してください' }),
  'parts-missing': about({ field: 'parts', says: () => '税率を選んでください' }),
  'part-amount-missing': about<{ readonly part: number }>({
    field: 'parts',
    says: ({ part }) => `内訳${part}の金額を入力してください`,
  }),
  'paid-by-missing': about({ field: 'paidBy', says: () => '支払方法を選んでください' }),
  'purpose-missing': about({ field: 'purpose', says: () => '用途（出張・通常）を選んでください' }),
  'title-missing': about({ field: 'title', says: () => '件名を入力してください' }),
  'trip-destination-missing': about({
    field: 'trip.destination',
    says: () => '出張先を入力してください',
  }),
  'trip-start-missing': about({ field: 'trip.startOn', says: () => '出張の開始日を入力してください' }),
  'trip-end-missing': about({ field: 'trip.endOn', says: () => '出張の終了日を入力してください' }),
  'trip-backwards': about({
    field: 'trip.endOn',
    says: () => '出張の終了日は開始日以後の日付にしてください',
  }),
};
