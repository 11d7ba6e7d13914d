import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

type PerHead = {
  readonly perHead: number;
  readonly limit: number;
  readonly basis: string;
  readonly accountName: string;
  /** Absent in verdicts pinned before they were told. */
  readonly total?: number;
  readonly headcount?: number;
};

/** `（税抜、合計30,002円÷3人）`. */
const sayBasis = ({ basis, total, headcount }: PerHead): string =>
  total === undefined || headcount === undefined
    ? `（${basis}）`
    : `（${basis}、合計${sayYen(total)}÷${headcount}人）`;

/** Meals, and whether they are 交際費. */
export const mealFindings = {
  'headcount-missing': about({
    field: 'participants.headcount',
    rule: 'EXP-003',
    says: () => '参加人数を入力してください',
  }),
  'headcount-too-small': about<{ readonly headcount: number; readonly outside: number }>({
    field: 'participants.headcount',
    rule: 'EXP-003',
    says: ({ headcount, outside }) =>
      `参加人数（${headcount}人）が社外参加者（${outside}人）より少なくなっています。人数を直してください`,
  }),
  'outside-names-missing': about({
    field: 'participants.outside',
    rule: 'EXP-003',
    says: () =>
      '社外参加者の会社名と氏名の記録がないため、交際費から除外できません。会社名と氏名を入力してください',
  }),
  'staff-only-meal': about<{ readonly accountName: string }>({
    field: 'participants.outside',
    rule: 'EXP-003',
    says: ({ accountName }) =>
      `社内の参加者だけの飲食のため「${accountName}」とします。内容を確認してください`,
  }),
  'own-staff-missing': about<{ readonly headcount: number; readonly outside: number }>({
    field: 'participants.headcount',
    rule: 'EXP-003',
    says: ({ headcount, outside }) =>
      `参加人数${headcount}人が社外参加者${outside}人だけになっています。自社の参加者も含めた人数にしてください`,
    accounts: () => '自社の参加者の記録がないため、交際費からの除外を適用しない',
  }),
  'staff-meal-entertainment': about<{ readonly accountName: string }>({
    field: 'participants.outside',
    rule: 'EXP-003',
    says: ({ accountName }) =>
      `社内の人だけの飲食は「${accountName}」になります。全社の行事や会議の飲食だった場合は種類と理由を入力してください`,
    accounts: () => '社内飲食費：1人当たりの金額にかかわらず交際費等（飲食費の除外の対象外）',
  }),
  'staff-meal-reason-missing': about<{ readonly accountName: string }>({
    field: 'participants.outside',
    rule: 'EXP-003',
    says: ({ accountName }) => `「${accountName}」とする理由を入力してください`,
  }),
  'staff-meal-chosen': about<{ readonly accountName: string; readonly reason: string }>({
    field: 'participants.outside',
    rule: 'EXP-003',
    says: ({ accountName, reason }) =>
      `社内の人だけの飲食で、理由「${reason}」により「${accountName}」とします`,
    accounts: ({ accountName, reason }) =>
      `社内飲食費を「${accountName}」とする申請者の理由：「${reason}」（福利厚生費：全従業員への機会の提供、会議費：会議の実体を確認）`,
  }),
  'recipients-missing': about({
    field: 'participants.outside',
    rule: 'EXP-005',
    says: () => '相手先の会社名・氏名・関係を入力してください',
    accounts: () => '交際費等の相手先の記録がない',
  }),
  'not-a-meal': about<{ readonly what: string; readonly accountName: string }>({
    field: 'memo',
    rule: 'EXP-001',
    says: ({ what, accountName }) =>
      `「${what}」は飲食ではないため「${accountName}」とします。飲食のときは摘要と税率を直してください`,
    accounts: ({ what }) =>
      `「${what}」は飲食費に当たらないため、1人当たりの金額による交際費からの除外を適用しない`,
  }),
  'meal-record-incomplete': about<{ readonly missing: string }>({
    field: 'participants',
    rule: 'EXP-003',
    says: ({ missing }) =>
      `${missing}の記録がないため、交際費から除外できません。${missing}を入力してください`,
  }),
  'meal-excluded': about<PerHead>({
    field: 'participants.headcount',
    rule: 'EXP-001',
    says: ({ perHead, limit, basis, accountName }) =>
      `1人当たり${sayYen(perHead)}（${basis}）で${sayYen(limit)}以下のため、交際費から除外して「${accountName}」とします`,
  }),
  'meal-over-limit': about<PerHead>({
    field: 'participants.headcount',
    rule: 'EXP-001',
    says: (facts) =>
      `1人当たり${sayYen(facts.perHead)}${sayBasis(facts)}で${sayYen(facts.limit)}を超えるため「${facts.accountName}」です`,
  }),
  'meeting-above-limit': about<{ readonly perHead: number; readonly limit: number }>({
    field: 'participants.headcount',
    rule: 'EXP-004',
    says: ({ perHead, limit }) =>
      `1人当たり${sayYen(perHead)}で${sayYen(limit)}を超えています。通常の会議の飲食かどうか確認してください`,
  }),
};
