import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const alreadyProcessed = refusal('already-processed', 409, [
  '処理済みの申請です',
  'この申請は既に処理済みです。画面を更新して最新の状態を確認してください。',
]);
export const claimMustBeOpened = refusal('claim-must-be-opened', 422, [
  '内容の確認が必要です',
  'この申請には確認事項があるため、一覧からは承認できません。申請を開いて内容を確認してから承認してください。',
]);
export const routeHasNobody = refusal(
  'route-has-nobody',
  422,
  ['承認者がいません', '承認ステップ「{step}」の承認者が見つかりません。テナント管理者に連絡してください。'],
  { step: v.string() },
);
export const routeMayNotSee = refusal(
  'route-may-not-see',
  422,
  [
    '閲覧できる人がいません',
    '「{step}」に、情報のラベルを閲覧できる人がいません。テナント管理者に連絡してください。',
  ],
  { step: v.string() },
);
export const routeStepTooWide = refusal(
  'route-step-too-wide',
  422,
  [
    '承認者が多すぎます',
    '承認ルートの「{step}」の承認者が{approversMax}人を超えるため、提出できません。管理者に承認ルートの変更を依頼してください。',
  ],
  { step: v.string(), approversMax: v.number() },
);
