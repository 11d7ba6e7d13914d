import { looksLabel } from '#domain/evidence/look-words.ja.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import type { FactsOf, FindingKind, FindingOf } from './finding.ts';

const yenText = (amount: number): string => `${formatDigits(amount)}円`;

const missingEvidence = { receipt: '領収書', 'qualified-invoice': '領収書（適格請求書）' } as const;
const rateNames: Readonly<Record<string, string>> = {
  standard: '標準税率',
  reduced: '軽減税率',
  'old-8': '旧税率8％',
};

const evidenceWords = {
  'public-transport-exempt': ({ amount, limit }) =>
    `公共交通機関特例（${yenText(amount)} < ${yenText(limit)}）のため領収書は不要です（帳簿のみ保存）`,
  'vending-exempt': ({ amount, limit }) =>
    `自動販売機特例（${yenText(amount)} < ${yenText(limit)}）のため領収書は不要です（帳簿のみ保存）`,
  'postal-exempt': () => '郵便特例（ポストに差し出す郵便）のため領収書は不要です（帳簿のみ保存）',
  'trip-exempt': () => '出張旅費特例（従業員に支給する出張旅費等）のため領収書は不要です（帳簿のみ保存）',
  'small-amount-exempt': ({ amount, limit }) =>
    `少額特例（${yenText(amount)} < ${yenText(limit)}）のため領収書は不要です（帳簿のみ保存）`,
  'invoice-needed': () => '仕入税額控除のため適格請求書の保存が必要です',
  'invoice-needed-for-card': () => '法人カード払いには出張旅費特例を使えないため、適格請求書の保存が必要です',
  'receipt-needed': () => '支払の証拠として領収書の保存が必要です',
  'receipt-needed-for-share': ({ sharePercent }) =>
    `登録番号がないため経過措置（${sharePercent}％控除）となり、区分記載の領収書の保存が必要です`,
  'evidence-missing': ({ need }) => `${missingEvidence[need]}を添付してください`,
  'public-transport-over-limit': ({ amount, limit }) =>
    `${yenText(amount)}は${yenText(limit)}以上のため、公共交通機関特例は使えません`,
} as const satisfies Partial<Words>;

const missingWords = {
  'item-missing': () => '経費科目を選んでください',
  'date-missing': () => '日付を入力してください',
  'amount-missing': () => '金額を入力してください',
  'parts-missing': () => '税率を選んでください',
  'part-amount-missing': ({ part }) => `内訳${part}の金額を入力してください`,
  'paid-by-missing': () => '支払方法を選んでください',
  'purpose-missing': () => '用途（出張・通常）を選んでください',
  'title-missing': () => '件名を入力してください',
  'trip-destination-missing': () => '出張先を入力してください',
  'trip-start-missing': () => '出張の開始日を入力してください',
  'trip-end-missing': () => '出張の終了日を入力してください',
  'trip-backwards': () => '出張の終了日は開始日以後の日付にしてください',
} as const satisfies Partial<Words>;

const lineWords = {
  'item-unknown': () => 'この日に使える経費科目を選んでください',
  'account-unknown': ({ accountCode }) =>
    `勘定科目（${accountCode}）が登録されていません。テナント管理者に連絡してください`,
  'amount-not-positive': () => '金額は1円以上で入力してください',
  'sum-mismatch': ({ amount, partsTotal }) =>
    `合計不一致です。税率ごとの合計${yenText(partsTotal)}を金額${yenText(amount)}に合わせてください`,
  'date-in-future': ({ today }) => `利用日が未来の日付です。${today}以前の日付を入力してください`,
  'rate-twice': ({ rate }) => `${rateNames[rate] ?? rate}の内訳が2つあります。1つにまとめてください`,
  'rate-not-in-force': ({ rate, spentOn }) =>
    `${spentOn}には${rateNames[rate] ?? rate}がありません。税率区分を選び直してください`,
  'stated-tax-impossible': ({ stated, computed }) =>
    `税額${yenText(stated)}が金額と合いません（計算では${yenText(computed)}）。領収書の税額を確認するか、空欄にしてください`,
  'memo-unmappable': ({ characters }) =>
    `会計ソフトで使えない文字「${characters}」が含まれています。別の文字に直してください`,
  'supplier-missing': () => '帳簿に記載する支払先の名称を入力してください',
  'journey-missing': () => '区間（出発・到着）を入力してください',
  'duplicate-line': ({ otherLineId }) =>
    `明細${otherLineId}と日付・金額・支払先が同じです。二重でないか確認してください`,
  'evidence-unsound': ({ looks }) =>
    `添付された${looksLabel[looks]}は、証憑として扱えません。開いて読めるファイルを添付してください`,
  'evidence-shared': ({ otherLineId }) =>
    `明細${otherLineId}と同じ証憑が添付されています。二重でないか確認してください`,
} as const satisfies Partial<Words>;

const supplierWords = {
  'registration-number-malformed': ({ typed }) =>
    `登録番号「${typed}」の形が正しくありません。「T」と数字13桁で入力してください`,
  'registration-number-wrong-digit': ({ typed }) =>
    `登録番号「${typed}」に誤りがあります。領収書の番号を確認してください（個人事業者の場合は区分を「個人」にしてください）`,
  'registration-number-unusual': ({ typed }) =>
    `登録番号「${typed}」は検査数字が合いません。領収書の番号を確認してください`,
  'registration-number-absent': ({ sharePercent }) =>
    sharePercent === 0
      ? '登録番号がないため、仕入税額控除はできません'
      : `登録番号がないため、仕入税額控除は${sharePercent}％です（経過措置）`,
} as const satisfies Partial<Words>;

/** Which row of the regulation binds: the place's, or the default one. */
const capName = (city: string, place: string): string => {
  if (place !== '') return `${place}の宿泊費上限`;
  return city === '' ? '宿泊費の基準上限' : `宿泊費の基準上限（${city}）`;
};

const regulationWords = {
  'lodging-details-missing': () => '宿泊地と泊数を入力してください',
  'lodging-cap-undefined': ({ city }) =>
    `出張旅費規程に${city === '' ? '' : `「${city}」の`}宿泊費の上限がありません（基準となる行が未登録です）。金額が妥当か確認してください`,
  'over-cap-reason-missing': ({ city, place, cap, nights, over }) =>
    `${capName(city, place)}（1泊${yenText(cap)}×${nights}泊）を${yenText(over)}超えています。理由を入力してください`,
  'over-cap': ({ city, place, cap, nights, over }) =>
    `${capName(city, place)}（1泊${yenText(cap)}×${nights}泊）を${yenText(over)}超えています`,
  'per-diem-days-missing': () => '日当の日数を入力してください',
  'per-diem-not-in-regulation': ({ grade }) =>
    `出張旅費規程に「${grade}」の日当がありません。テナント管理者に連絡してください`,
  'per-diem-amount-wrong': ({ days, daily, right }) =>
    `日当は規程により${yenText(daily)}×${days}日＝${yenText(right)}です。金額を直してください`,
} as const satisfies Partial<Words>;

const mealWords = {
  'headcount-missing': () => '参加人数を入力してください',
  'headcount-too-small': ({ headcount, outside }) =>
    `参加人数（${headcount}人）が社外参加者（${outside}人）より少なくなっています。人数を直してください`,
  'outside-names-missing': () =>
    '社外参加者の会社名と氏名の記録がないため、交際費から除外できません。会社名と氏名を入力してください',
  'staff-only-meal': ({ accountName }) =>
    `社内の参加者だけの飲食のため「${accountName}」とします。内容を確認してください`,
  'meal-record-incomplete': ({ missing }) =>
    `${missing}の記録がないため、交際費から除外できません。${missing}を入力してください`,
  'meal-excluded': ({ perHead, limit, basis, accountName }) =>
    `1人当たり${yenText(perHead)}（${basis}）で${yenText(limit)}以下のため、交際費から除外して「${accountName}」とします`,
  'meal-over-limit': ({ perHead, limit, basis, accountName }) =>
    `1人当たり${yenText(perHead)}（${basis}）で${yenText(limit)}を超えるため「${accountName}」です`,
  'meeting-above-limit': ({ perHead, limit }) =>
    `1人当たり${yenText(perHead)}で${yenText(limit)}を超えています。通常の会議の飲食かどうか確認してください`,
  'no-lines': () => '明細を1行以上入力してください',
  'line-ids-repeated': () => '明細の番号が重複しています。画面を再読み込みしてやり直してください',
} as const satisfies Partial<Words>;

type Words = { readonly [Kind in FindingKind]: (facts: FactsOf<Kind>) => string };

const words: Words = {
  ...evidenceWords,
  ...missingWords,
  ...lineWords,
  ...supplierWords,
  ...regulationWords,
  ...mealWords,
};

/** What a finding means and what to do, as one Japanese sentence without a full stop. */
export const sayFinding = <Kind extends FindingKind>({ kind, facts }: FindingOf<Kind>): string =>
  words[kind](facts);
