import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

type PerHead = {
  readonly perHead: number;
  readonly limit: number;
  readonly basis: string;
  readonly accountName: string;
};

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
    says: ({ perHead, limit, basis, accountName }) =>
      `1人当たり${sayYen(perHead)}（${basis}）で${sayYen(limit)}を超えるため「${accountName}」です`,
  }),
  'meeting-above-limit': about<{ readonly perHead: number; readonly limit: number }>({
    field: 'participants.headcount',
    rule: 'EXP-004',
    says: ({ perHead, limit }) =>
      `1人当たり${sayYen(perHead)}で${sayYen(limit)}を超えています。通常の会議の飲食かどうか確認してください`,
  }),
};
