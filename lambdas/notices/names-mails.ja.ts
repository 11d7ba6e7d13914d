import type { Instant } from '#domain/kernel/time.ts';
import { addressLinkHours } from '#domain/users/own-address.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { linkWords } from './link-words.ja.ts';
import { perhapsSomebodyElse } from './mail-foot.ja.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Recipient = { readonly to: string; readonly name: string };

const [nameMost, idMost] = [60, 80];
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
    ...linkWords({ url: `${origin}/address-change#${token}`, expiresAt, lasts: `${addressLinkHours}時間` }),
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
    `${perhapsSomebodyElse}マイページから変更を取り消し、パスワードを変更してください。`,
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

type NewNames = NamesChange & {
  /** As it is now. @default it is not known */
  readonly loginId?: string;
};

/** By what he signs in from now on: his sessions are over, and he has to know it at the door. */
const loginIdWords = ({ isLoginIdNew, loginId = '' }: NewNames): readonly string[] =>
  !isLoginIdNew || loginId === ''
    ? []
    : [
        'これからは、次のサインインIDでサインインしてください。',
        '',
        `  サインインID: ${oneLine(loginId, idMost)}`,
      ];

const addressWords = ({ isAddressNew }: NamesChange, isFormer: boolean): readonly string[] =>
  isAddressNew
    ? [
        isFormer
          ? 'これからのお知らせとパスワードの再設定のメールは、このメールアドレスには届きません。'
          : 'これからのお知らせとパスワードの再設定のメールは、このメールアドレスに届きます。',
      ]
    : [];

/** To the person himself, at the address that is in force, or at the former one: that one is told no login ID. */
export const namesChangedMail = (
  { to, name, isFormer }: Recipient & { readonly isFormer: boolean },
  change: NewNames,
): Mail => ({
  to,
  subject: `【STAFee】${whatOf(change)}が変更されました`,
  text: [
    `${oneLine(name, nameMost)} 様`,
    '',
    `${momentInWords(change.at)}に、${whoOf(change)}、登録の${whatOf(change)}が変更されました。`,
    ...addressWords(change, isFormer),
    ...(isFormer ? [] : loginIdWords(change)),
    '',
    perhapsSomebodyElse,
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
    // Of who was registered until 2026-11 only its hash is known.
    ...(whose.loginId === '' ? [] : [`  サインインID: ${oneLine(whose.loginId, idMost)}`]),
    '',
    '心当たりがない場合は、利用者の画面でこの人を停止し、履歴を確認してください。',
    ...end,
  ].join('\n'),
});
