import type { Instant } from '#domain/kernel/time.ts';
import { addressLinkHours } from '#domain/users/own-address.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from './moment-in-words.ja.ts';

type Recipient = { readonly to: string; readonly name: string };

const [nameMost, idMost] = [60, 80];
const unexpected =
  '心当たりがない場合は、第三者が操作したおそれがあります。至急、貴社のテナント管理者にお知らせください。';
const end = ['', 'STAFee'];

/** The link's secret stands behind `#`: browsers send it to no server, and a scanner that opens the link changes nothing. */
export const addressLinkMail = ({
  to,
  name,
  origin,
  token,
  expiresAt,
}: Recipient & { readonly origin: string; readonly token: string; readonly expiresAt: Instant }): Mail => ({
  to,
  subject: '【STAFee】メールアドレスの確認',
  text: [
    `${oneLine(name, nameMost)} 様`,
    '',
    'このメールアドレスへの変更を受け付けました。まだ変更されていません。',
    '次のリンクを開き、サインインして、変更を確定してください。',
    '',
    `${origin}/address-change#${token}`,
    '',
    `有効期限: ${momentInWords(expiresAt)}（受付から${addressLinkHours}時間）`,
    'リンクは一度だけ使えます。もう一度手続きしたときは、最新のメールのリンクだけが使えます。',
    '',
    '心当たりがない場合は、リンクを開かずにこのメールを破棄してください。何も変わりません。',
    ...end,
  ].join('\n'),
});

/** To the address of until now, in case it was somebody else. */
export const addressAskedMail = ({ to, name, at }: Recipient & { readonly at: Instant }): Mail => ({
  to,
  subject: '【STAFee】メールアドレスの変更を受け付けました',
  text: [
    `${oneLine(name, nameMost)} 様`,
    '',
    `${momentInWords(at)}に、登録のメールアドレスを変更する手続きがありました。`,
    '新しいメールアドレスに届いた確認のメールから確定するまで、このメールアドレスのままです。',
    '',
    `${unexpected}マイページから変更を取り消し、パスワードを変更してください。`,
    ...end,
  ].join('\n'),
});

export type NamesChange = {
  readonly isAddressNew: boolean;
  readonly isLoginIdNew: boolean;
  /** Whoever changed them; absent of one's own deed. */
  readonly byName?: string;
  readonly at: Instant;
};

const whatOf = ({ isAddressNew, isLoginIdNew }: NamesChange): string =>
  [...(isAddressNew ? ['メールアドレス'] : []), ...(isLoginIdNew ? ['サインインID'] : [])].join('と');
const whoOf = ({ byName }: NamesChange): string =>
  byName === undefined ? '本人の手続きで' : `${oneLine(byName, nameMost)}さんの操作で`;

/** To the person himself, at the address that is in force, or at the former one. */
export const namesChangedMail = (
  { to, name, isFormer }: Recipient & { readonly isFormer: boolean },
  change: NamesChange,
): Mail => ({
  to,
  subject: `【STAFee】${whatOf(change)}が変更されました`,
  text: [
    `${oneLine(name, nameMost)} 様`,
    '',
    `${momentInWords(change.at)}に、${whoOf(change)}、登録の${whatOf(change)}が変更されました。`,
    isFormer
      ? 'これからのお知らせとパスワードの再設定のメールは、このメールアドレスには届きません。'
      : 'これからのお知らせとパスワードの再設定のメールは、このメールアドレスに届きます。',
    '',
    unexpected,
    ...end,
  ].join('\n'),
});

/** To those who keep access: by another's address somebody could become him. */
export const keeperRenamedMail = (
  { to, name }: Recipient,
  whose: { readonly name: string; readonly loginId: string },
  change: NamesChange,
): Mail => ({
  to,
  subject: `【STAFee】管理者の${whatOf(change)}が変更されました`,
  text: [
    `${oneLine(name, nameMost)} 様`,
    '',
    `${momentInWords(change.at)}に、${whoOf(change)}、利用者を管理できる人の${whatOf(change)}が変更されました。`,
    '',
    `  氏名: ${oneLine(whose.name, nameMost)}`,
    `  サインインID: ${oneLine(whose.loginId, idMost)}`,
    '',
    '心当たりがない場合は、利用者の画面でこの人を停止し、履歴を確認してください。',
    ...end,
  ].join('\n'),
});
