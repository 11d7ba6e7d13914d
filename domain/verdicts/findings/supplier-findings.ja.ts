import { sayRoundYen } from '#domain/money/format-yen.ts';
import type { Yen } from '#domain/money/yen.ts';
import { about } from './finding-row.ts';

type Typed = { readonly typed: string };

/** The supplier, and the number that proves its registration. */
export const supplierFindings = {
  'supplier-missing': about({
    field: 'supplier.name',
    rule: 'SPC-001',
    says: () => '支払先の名称を入力してください',
    accounts: () => '帳簿の記載事項（課税仕入れの相手方の氏名又は名称）がない',
  }),
  'registration-number-wanted': about({
    field: 'supplier.registrationNumber',
    says: () => '領収書の登録番号（T＋13桁）を入力してください',
  }),
  'supplier-address-missing': about<{ readonly limit: Yen }>({
    field: 'memo',
    rule: 'SPC-011',
    says: () => '摘要に入場券の発行元の所在地（市区町村まで）を入力してください',
    accounts: ({ limit }) =>
      `入場券等回収特例：課税仕入れの相手方の住所又は所在地を帳簿に記載（${sayRoundYen(limit)}以上）`,
  }),
  'registration-number-malformed': about<Typed>({
    field: 'supplier.registrationNumber',
    rule: 'INV-003',
    says: ({ typed }) => `登録番号「${typed}」の形が正しくありません。「T」と数字13桁で入力してください`,
  }),
  'registration-number-wrong-digit': about<Typed>({
    field: 'supplier.registrationNumber',
    rule: 'INV-003',
    says: ({ typed }) => `登録番号「${typed}」に誤りがあります。領収書の番号を確認して入力し直してください`,
  }),
  'registration-number-unusual': about<Typed>({
    field: 'supplier.registrationNumber',
    rule: 'INV-003',
    says: ({ typed }) => `登録番号「${typed}」を領収書と見比べて確認してください`,
    accounts: ({ typed }) =>
      `登録番号「${typed}」は法人番号の検査数字に合わない（個人事業者の番号として受付）`,
  }),
  'qualified-without-number': about({
    field: 'supplier.registrationNumber',
    rule: 'SPC-021',
    says: () => '経理が税区分を適格に訂正しましたが、登録番号がありません。領収書の番号を確認してください',
    accounts: () => '登録番号のないまま経理が適格に訂正：適格請求書の記載事項（登録番号）を確認',
  }),
  'registration-number-absent': about<{ readonly sharePercent: number }>({
    field: 'supplier.registrationNumber',
    rule: 'TRN-001',
    says: ({ sharePercent }) =>
      sharePercent === 0
        ? '領収書に登録番号があれば入力してください（ない場合、消費税の控除はありません）'
        : `領収書に登録番号があれば入力してください（ない場合、消費税の控除は${sharePercent}％になります）`,
    accounts: ({ sharePercent }) =>
      sharePercent === 0
        ? '登録番号なし：仕入税額控除なし'
        : `登録番号なし：経過措置（${sharePercent}％控除）`,
  }),
};
