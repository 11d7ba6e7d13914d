import { looksLabel } from '#domain/evidence/look-words.ja.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

type Limited = { readonly amount: number; readonly limit: number };

const booksAlone = '帳簿のみの保存で仕入税額控除';

/** Why evidence is needed or not. 「なくても」 speaks of the tax: a receipt that was given is proof of payment still. */
export const evidenceFindings = {
  'tax-code-decided': about({
    field: 'evidence',
    rule: 'SPC-021',
    says: () => '経理が税区分を確認しました',
    accounts: () => '経理が税区分を決定（規則による判定に代える）',
  }),
  'public-transport-exempt': about<Limited>({
    field: 'evidence',
    rule: 'SPC-010',
    says: ({ amount, limit }) =>
      `公共交通機関特例（${sayYen(amount)} < ${sayYen(limit)}）のため、領収書がなくても申請できます`,
    accounts: ({ amount, limit }) =>
      `公共交通機関特例（${sayYen(amount)} < ${sayYen(limit)}）：${booksAlone}`,
  }),
  'vending-exempt': about<Limited>({
    field: 'evidence',
    rule: 'SPC-012',
    says: ({ limit }) => `${sayYen(limit)}未満の自動販売機などの利用のため、領収書がなくても申請できます`,
    accounts: ({ amount, limit }) =>
      `自動販売機・自動サービス機特例（${sayYen(amount)} < ${sayYen(limit)}）：${booksAlone}`,
  }),
  'postal-exempt': about({
    field: 'evidence',
    rule: 'SPC-013',
    says: () => '郵便ポストに出した郵便のため、領収書がなくても申請できます',
    accounts: () => `郵便特例（郵便ポストに差し出したもの）：${booksAlone}`,
  }),
  'trip-exempt': about({
    field: 'evidence',
    rule: 'SPC-014',
    says: () => '出張の旅費・日当のため、領収書がなくても申請できます（受け取ったものは添付してください）',
    accounts: () => `出張旅費等特例（従業員に支給する通常必要な旅費）：${booksAlone}`,
  }),
  'small-amount-exempt': about<Limited>({
    field: 'evidence',
    rule: 'SPC-020',
    says: ({ limit }) =>
      `${sayYen(limit)}未満の支払いのため、領収書がなくても申請できます（受け取ったものは添付してください）`,
    accounts: ({ amount, limit }) => `少額特例（${sayYen(amount)} < ${sayYen(limit)}）：${booksAlone}`,
  }),
  'admission-exempt': about({
    field: 'evidence',
    rule: 'SPC-011',
    says: () =>
      '使うときに回収された入場券のため、領収書がなくても申請できます（受け取ったものは添付してください）',
    accounts: () => `入場券等回収特例（使用の際に回収される入場券等）：${booksAlone}`,
  }),
  'commuting-exempt': about({
    field: 'evidence',
    rule: 'SPC-015',
    says: () => '通勤のための運賃・定期券のため、領収書がなくても申請できます',
    accounts: () => `通勤手当（通常必要な通勤費）：${booksAlone}`,
  }),
  'stock-purchase-exempt': about({
    field: 'evidence',
    rule: 'SPC-016',
    says: () => '買取の記録（古物台帳の写しなど）を添付してください',
    accounts: () =>
      `古物・再生資源等の特例（登録番号のない人からの棚卸資産の買取）：${booksAlone}（取得の記録を保存）`,
  }),
  'former-small-exempt': about<Limited>({
    field: 'evidence',
    rule: 'SPC-021',
    says: ({ limit }) =>
      `${sayYen(limit)}未満の支払いのため、領収書がなくても申請できます（受け取ったものは添付してください）`,
    accounts: ({ amount, limit }) =>
      `インボイス制度前の3万円未満の取引（${sayYen(amount)} < ${sayYen(limit)}）：${booksAlone}`,
  }),
  'allowance-untaxed': about({
    field: 'evidence',
    rule: 'TAX-005',
    says: () => '規程で支給する手当のため、領収書がなくても申請できます',
    accounts: () => '不課税・対象外の支給（規程により支給）：仕入税額控除なし',
  }),
  'occasion-proof-needed': about({
    field: 'evidence',
    rule: 'TAX-005',
    says: () => '案内状・会葬礼状・支払証明書など、支払いを確認できるものが必要です',
    accounts: () => '慶弔金等（対価性なし・対象外）：仕入税額控除なし、支出の事実を示す書類を保存',
  }),
  'invoice-needed': about({
    field: 'evidence',
    rule: 'INV-010',
    says: () => '登録番号のある領収書（インボイス）が必要です',
    accounts: () => '仕入税額控除のため適格請求書（適格簡易請求書を含む）の保存が必要',
  }),
  'invoice-needed-for-card': about({
    field: 'evidence',
    rule: 'SPC-014a',
    says: () => '法人カードで支払った旅費のため、登録番号のある領収書（インボイス）が必要です',
    accounts: () => '会社が直接支払う旅費には出張旅費等特例を使えないため、適格請求書の保存が必要',
  }),
  'receipt-needed': about({
    field: 'evidence',
    says: () => '支払いを確認できる領収書が必要です',
    accounts: () => '消費税の控除はないが、支払いの証拠として領収書を保存',
  }),
  'receipt-needed-for-share': about<{ readonly sharePercent: number }>({
    field: 'evidence',
    rule: 'TRN-003',
    says: ({ sharePercent }) =>
      `領収書が必要です（登録番号のない支払いのため、消費税の控除は${sharePercent}％になります）`,
    accounts: ({ sharePercent }) =>
      `経過措置（${sharePercent}％控除）：区分記載請求書相当の領収書の保存が必要`,
  }),
  'occasion-proof-missing': about({
    field: 'evidence',
    says: () => '案内状・会葬礼状・支払証明書などを添付してください',
  }),
  'evidence-missing': about<{ readonly need: 'receipt' | 'qualified-invoice' }>({
    field: 'evidence',
    says: ({ need }) =>
      need === 'qualified-invoice' ? '領収書（適格請求書）を添付してください' : '領収書を添付してください',
  }),
  'public-transport-over-limit': about<Limited>({
    field: 'amount',
    rule: 'SPC-010',
    says: ({ limit }) => `${sayYen(limit)}以上の運賃です。受け取った領収書を添付してください`,
    accounts: ({ amount, limit }) =>
      `${sayYen(amount)}は${sayYen(limit)}以上のため、公共交通機関特例の対象外（1回の取引ごとに判定）`,
  }),
  'evidence-unsound': about<{ readonly looks: Exclude<Looks, 'sound'> }>({
    field: 'evidence',
    says: ({ looks }) =>
      `添付された${looksLabel[looks]}は、証憑として扱えません。開いて読めるファイルを添付してください`,
  }),
};
