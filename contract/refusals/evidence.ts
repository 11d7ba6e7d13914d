import * as v from 'valibot';
import { allLooks } from '#domain/evidence/looks.ts';
import { refusal } from '../refusal.ts';

export const claimClosedForReceipts = refusal('claim-closed-for-receipts', 409, [
  'この申請には証憑を追加できません',
  'この申請は提出済みか破棄済みのため、証憑を追加・変更できません。画面を更新して最新の状態を確認してください。',
]);
export const evidenceInUse = refusal('evidence-in-use', 422, [
  '証憑は使用中です',
  'この証憑は他の申請に添付されています。別の証憑を選んでください。',
]);
export const evidenceNotStored = refusal('evidence-not-stored', 422, [
  '証憑のアップロードが終わっていません',
  '証憑のアップロードが完了していないか、内容が一致しません。もう一度アップロードしてください。',
]);
export const evidenceUnsound = refusal(
  'evidence-unsound',
  422,
  ['証憑として扱えないファイルです', '{says}'],
  { looks: v.picklist(allLooks), says: v.string() },
);
export const renditionImpossible = refusal('rendition-impossible', 422, [
  '画像を表示できません',
  'このファイルは画面に表示できません。ダウンロードして確認してください。',
]);
export const renditionSwitchedOff = refusal('rendition-switched-off', 422, [
  '画像を表示できません',
  'HEIC・HEIFの画像は画面に表示できません。ダウンロードして確認してください。',
]);
/** To applicants, who know nothing of contracts. */
export const storageLimitReached = refusal('storage-limit-reached', 409, [
  '証憑を追加できません',
  '会社の証憑の保存容量がいっぱいです。会社の管理者に連絡してください。',
]);
