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
  'refund-of-original': about<{
    readonly claimNumber: string;
    readonly originalLineId: string;
    readonly spentOn: string;
  }>({
    field: 'refund',
    says: ({ claimNumber, originalLineId, spentOn }) =>
      `申請 ${claimNumber} の明細${originalLineId}（${spentOn}）の返金です`,
    accounts: ({ claimNumber, originalLineId, spentOn }) =>
      `申請 ${claimNumber} の明細${originalLineId}（${spentOn}）の返金です。勘定科目・税区分・控除割合は元の明細の確定時のものです`,
  }),
  'refund-original-unknown': about({
    field: 'refund',
    says: () => '元の明細が見つかりません。確定した自分の明細から選び直してください',
  }),
  'refund-original-differs': about({
    field: 'refund',
    says: () => '経費科目・支払先・購入日が元の明細と違います。元の明細を選び直してください',
  }),
  'refund-rate-not-in-original': about({
    field: 'parts',
    says: () => '元の明細にない税率です。元の明細と同じ税率にしてください',
  }),
  'refund-over-original': about<{ readonly refund: number; readonly left: number }>({
    field: 'amount',
    says: ({ refund, left }) =>
      `返金${sayYen(refund)}が、元の明細の残り${sayYen(left)}（ほかの返金を除く）を超えています。金額を直してください`,
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
