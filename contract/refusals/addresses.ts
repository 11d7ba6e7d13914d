import { refusal } from '../refusal.ts';

export const addressesNotOnTrial = refusal('addresses-not-on-trial', 409, [
  '確認の期限を過ぎました',
  '時間内に確認されなかったため、接続元の制限は元の一覧に戻っています。内容を確かめて、もう一度保存してください。',
]);

export const addressNotAmongThem = refusal('address-not-among-them', 409, [
  '確認できません',
  'いまの接続元は、新しい一覧に含まれていません。一覧に含まれる接続元から確認してください。',
]);
