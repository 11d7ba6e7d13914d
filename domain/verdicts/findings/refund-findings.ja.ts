import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

/** 返金・払戻し, and lines that may be one purchase. */
export const refundFindings = {
  'refund-proof-needed': about({
    field: 'evidence',
    says: () => '返金の明細（返金メール、払戻しの控えなど）を添付してください',
    accounts: () => '返金・払戻しの証拠の保存が必要です（税区分と控除割合は購入日のもの）',
  }),
  'refund-date-missing': about({
    field: 'refund',
    says: () => '返金のもとになった購入の日付を入力してください',
  }),
  'refund-before-purchase': about<{ readonly spentOn: string; readonly purchasedOn: string }>({
    field: 'refund',
    says: ({ spentOn, purchasedOn }) =>
      `購入日（${purchasedOn}）が返金日（${spentOn}）より後です。日付を直してください`,
  }),
  'refund-not-negative': about({
    field: 'amount',
    says: () => '返金の金額を1円以上で入力してください（自動でマイナスになります）',
  }),
  'refund-over-purchase': about<{ readonly refund: number; readonly purchase: number }>({
    field: 'amount',
    says: ({ refund, purchase }) =>
      `返金${sayYen(refund)}が購入の金額${sayYen(purchase)}を超えています。金額を直してください`,
  }),
  'refund-of-allowance': about({
    field: 'itemCode',
    says: () => '日当は返金にできません。もとの申請を直すか、経理に連絡してください',
  }),
  'same-transaction-asked': about<{ readonly otherLineIds: string; readonly sum: number }>({
    field: 'isSameTransaction',
    rule: 'SPC-021',
    says: ({ otherLineIds, sum }) =>
      `明細${otherLineIds}と同じ日・同じ支払先です（合計${sayYen(sum)}）。1回の支払いなら「同じ取引」を選んでください`,
    accounts: ({ otherLineIds, sum }) =>
      `明細${otherLineIds}と1回の取引（税込${sayYen(sum)}）であれば、特例の金額判定が変わります。申請者の回答がありません`,
  }),
};
