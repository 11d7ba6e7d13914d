import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const ownAddressClosed = refusal('own-address-closed', 403, [
  '本人による変更は受け付けていません',
  '会社の設定により、メールアドレスを本人が変更することはできません。変更は、貴社のテナント管理者に依頼してください。',
]);
export const addressAskedTooOften = refusal(
  'address-asked-too-often',
  429,
  [
    '確認メールの上限に達しました',
    '確認のメールを送れるのは、24時間に{most}通までです。時間をおいてから、もう一度お試しください。',
  ],
  { most: v.number() },
);
export const addressLinkOver = refusal('address-link-over', 422, [
  'このリンクは使えません',
  'リンクの有効期限が切れたか、使用済みか、より新しいリンクが送られているか、ほかの利用者あてのリンクです。必要なときは、マイページからもう一度手続きしてください。',
]);
