import { about } from './finding-row.ts';
import { sayRate, sayYen } from './say-facts.ja.ts';

/** What the line itself says. */
export const lineFindings = {
  'item-unknown': about<{ readonly itemCode: string }>({
    field: 'itemCode',
    says: () => 'この日に使える経費科目を選んでください',
  }),
  'item-denied': about<{
    readonly word: string;
    readonly itemName: string;
    readonly betterName: string;
  }>({
    field: 'itemCode',
    rule: 'SPC-021',
    says: ({ word, itemName, betterName }) =>
      betterName === ''
        ? `「${word}」は「${itemName}」ではありません。経費科目を選び直してください`
        : `「${word}」は「${itemName}」ではなく「${betterName}」で申請してください`,
    accounts: ({ word, itemName }) =>
      `摘要・支払先の「${word}」は「${itemName}」と合わないため、その科目の特例・除外を適用しない`,
  }),
  'item-proposed': about<{ readonly word: string; readonly betterName: string }>({
    field: 'itemCode',
    says: ({ word, betterName }) => `「${word}」は経費科目「${betterName}」を選んでください`,
  }),
  'account-unknown': about<{ readonly accountCode: string }>({
    field: 'itemCode',
    says: ({ accountCode }) =>
      `勘定科目（${accountCode}）が登録されていません。テナント管理者に連絡してください`,
  }),
  'amount-not-positive': about({ field: 'amount', says: () => '金額は1円以上で入力してください' }),
  'sum-mismatch': about<{ readonly amount: number; readonly partsTotal: number }>({
    field: 'parts',
    says: ({ amount, partsTotal }) =>
      `合計不一致です。税率ごとの合計${sayYen(partsTotal)}を金額${sayYen(amount)}に合わせてください`,
  }),
  'date-in-future': about<{ readonly spentOn: string; readonly today: string }>({
    field: 'spentOn',
    says: ({ today }) => `利用日が未来の日付です。${today}以前の日付を入力してください`,
  }),
  'rate-twice': about<{ readonly rate: string }>({
    field: 'parts',
    rule: 'INV-013',
    says: ({ rate }) => `${sayRate(rate)}の内訳が2つあります。1つにまとめてください`,
    accounts: ({ rate }) => `${sayRate(rate)}の内訳が2つある（端数処理は1枚のインボイスにつき税率ごとに1回）`,
  }),
  'rate-not-in-force': about<{ readonly rate: string; readonly spentOn: string }>({
    field: 'parts',
    rule: 'TAX-001',
    says: ({ rate, spentOn }) => `${spentOn}には${sayRate(rate)}がありません。税率を選び直してください`,
  }),
  'rate-old': about<{ readonly spentOn: string }>({
    field: 'parts',
    rule: 'TAX-001',
    says: () =>
      '旧税率8％は2019年9月までの契約だけに使えます。税率を確認し、正しい場合は理由を入力してください',
    accounts: () => '旧税率8％（令和元年10月以後は経過措置の対象となる契約に限る）',
  }),
  'rate-unlikely': about<{ readonly rate: string; readonly itemName: string }>({
    field: 'parts',
    rule: 'TAX-001',
    says: ({ rate, itemName }) =>
      `「${itemName}」では${sayRate(rate)}は通常ありません。領収書の税率を確認し、正しい場合は理由を入力してください`,
  }),
  'rate-alcohol': about<{ readonly word: string }>({
    field: 'parts',
    rule: 'TAX-001',
    says: ({ word }) =>
      `「${word}」は酒類のため10％です。領収書の税率を確認し、軽減税率が正しい場合は理由を入力してください`,
  }),
  'rate-newspaper': about({
    field: 'parts',
    rule: 'TAX-001',
    says: () => '8％は定期購読の新聞だけです。定期購読のときは摘要に「定期購読」と入力してください',
  }),
  'stated-tax-impossible': about<{ readonly stated: number; readonly computed: number }>({
    field: 'parts',
    rule: 'TAX-007',
    says: ({ stated, computed }) =>
      `税額${sayYen(stated)}が金額と合いません（計算では${sayYen(computed)}）。領収書の税額を確認するか、空欄にしてください`,
  }),
  'memo-unmappable': about<{ readonly characters: string }>({
    field: 'memo',
    rule: 'ACC-001',
    says: ({ characters }) =>
      `会計ソフトで使えない文字「${characters}」が含まれています。別の文字に直してください`,
  }),
  'content-missing': about({
    field: 'memo',
    rule: 'SPC-001',
    says: () => '何を何のために支払ったかを摘要に入力してください',
    accounts: () => '帳簿の記載事項（資産又は役務の内容）が経費科目の名称だけになる',
  }),
  'description-missing': about({
    field: 'memo',
    rule: 'SPC-001',
    says: () => '支払先か摘要のどちらかを入力してください',
    accounts: () => '帳簿の記載事項（支払先・資産又は役務の内容）がどちらも空欄',
  }),
  'memo-shortened': about<{ readonly shown: string }>({
    field: 'memo',
    rule: 'ACC-002',
    says: ({ shown }) => `会計ソフトの摘要では「${shown}」と短くなります。要点を短く書いてください`,
    accounts: ({ shown }) => `摘要が会計ソフトの字数を超えるため、自由記入を短くする：「${shown}」`,
  }),
  'supplier-name-too-long': about<{ readonly name: string }>({
    field: 'supplier.name',
    rule: 'ACC-002',
    says: ({ name }) => `支払先「${name}」が長く、会計ソフトの摘要に入りません。略称にしてください`,
    accounts: ({ name }) => `支払先「${name}」が会計ソフトの摘要に入らない（法定の記載事項のため省略しない）`,
  }),
  'period-closed': about<{ readonly spentOn: string; readonly postedOn: string }>({
    field: 'spentOn',
    rule: 'EXP-051',
    says: ({ spentOn, postedOn }) =>
      `利用日${spentOn}の月は締め済みのため、仕訳は${postedOn}の日付で計上されます（日付が正しければ、このまま申請できます）`,
    accounts: ({ spentOn, postedOn }) =>
      `${spentOn}の月は締め済み（申告期限を過ぎた事業年度を含む）：${postedOn}に計上し、摘要に発生日を記載`,
  }),
  'journey-missing': about({
    field: 'journey',
    rule: 'SPC-001',
    says: () => '区間（出発・到着）を入力してください',
  }),
  'duplicate-line': about<{ readonly otherLineId: string }>({
    field: 'line',
    rule: 'EXP-040',
    says: ({ otherLineId }) =>
      `明細${otherLineId}と日付・金額・支払先が同じです。二重でないか確認してください`,
  }),
  'evidence-shared': about<{ readonly otherLineId: string }>({
    field: 'evidence',
    rule: 'EXP-040',
    says: ({ otherLineId }) => `明細${otherLineId}と同じ証憑が添付されています。二重でないか確認してください`,
  }),
  'amount-unusual': about<{ readonly amount: number; readonly usual: number; readonly itemName: string }>({
    field: 'amount',
    says: ({ amount, usual, itemName }) =>
      `${itemName}としては高い金額です（${sayYen(amount)}、目安は${sayYen(usual)}まで）。金額が正しいか確認してください`,
  }),
};
