import * as v from 'valibot';
import { refusal } from '../refusal.ts';
import { fieldErrors } from '../shapes/field-errors.ts';

const retry = 'しばらく待ってから、もう一度お試しください。';

/** What the chain around every endpoint may answer to any request; no endpoint has to list them. */
export const bodyTooLarge = refusal('body-too-large', 413, [
  '送信データが大きすぎます',
  '一度に送信できるのは 400 KB までです。内容を分けて送信してください。',
]);
export const contentTypeUnsupported = refusal('content-type-unsupported', 415, [
  '送信形式が違います',
  'Content-Type は application/json で送信してください。',
]);
export const csrfMissing = refusal('csrf-missing', 403, [
  '操作を確認できません',
  '安全のため操作を受け付けませんでした。画面を再読み込みしてからやり直してください。',
]);
export const encodingUnsupported = refusal('encoding-unsupported', 400, [
  '文字コードが違います',
  'UTF-8 として読み取れない文字が含まれています。文字コードを UTF-8 にして、もう一度送信してください。',
]);
export const inputMalformed = refusal(
  'input-malformed',
  400,
  ['入力内容に誤りがあります', '表示された項目を直してください。'],
  { fields: fieldErrors },
);
export const internalError = refusal('internal-error', 500, [
  'エラーが発生しました',
  `処理を完了できませんでした。${retry}続く場合は問い合わせ番号を添えてご連絡ください。`,
]);
export const notAllowed = refusal('not-allowed', 403, [
  '権限がありません',
  'この操作を行う権限がありません。必要な場合は、権限を管理する担当者に依頼してください。',
]);
export const notFound = refusal('not-found', 404, [
  '見つかりません',
  '指定されたデータは存在しないか、閲覧できません。',
]);
export const readOnly = refusal(
  'read-only',
  503,
  [
    'メンテナンス中です',
    'メンテナンスのため、いまは閲覧だけできます。{endsAround}ごろに再開する予定です。入力した内容はこの画面に残っています。',
  ],
  {
    until: v.string(),
    /** The same in words, in Japan's time. */
    endsAround: v.string(),
    retryAfterSeconds: v.number(),
  },
);
export const signedOut = refusal('signed-out', 401, [
  'サインインが必要です',
  'サインインしていないか、有効期限が切れました。もう一度サインインしてください。',
]);
export const temporarilyUnavailable = refusal('temporarily-unavailable', 503, [
  '混み合っています',
  `一時的に処理できません。入力内容は保存されていません。${retry}`,
]);
