import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import { keeperMail } from '#lambdas/notices/keeper-mails.ja.ts';
import {
  addressAskedMail,
  addressLinkMail,
  keeperRenamedMail,
  namesChangedMail,
} from '#lambdas/notices/names-mails.ja.ts';
import { passwordResetDoneMail, passwordResetMail } from '#lambdas/notices/password-reset-mails.ja.ts';
import { passkeyAddedMail, passkeyEndedMail } from '#lambdas/notices/second-factor-mails.ja.ts';

const at = '2026-11-30T01:05:00.000Z' as Instant;
const expiresAt = '2026-12-01T01:05:00.000Z' as Instant;
const hanako = { to: 'h@example.jp', name: '田中花子' };
const origin = 'https://app.example.jp';
const link = { ...hanako, origin, token: 'himitsu', expiresAt };
const linesOf = ({ text }: { readonly text: string }): readonly string[] => text.split('\n');
const somebodyElse = '第三者が操作したおそれがあります。至急、貴社のテナント管理者にお知らせください。';

describe('mails of one’s own names (9.2.1)', () => {
  const both = { isAddressNew: true, isLoginIdNew: true, byName: '渡辺直樹', at, loginId: 'hanako-2' };

  test.each([
    ['an address', addressLinkMail(link), 'address-change', '24時間'],
    ['a password', passwordResetMail(link), 'password-reset', '60分間'],
  ])('a link to %s says what every link says', (_to, mail, page, lasts) => {
    expect(linesOf(mail)).toEqual(
      expect.arrayContaining([
        `${origin}/${page}#himitsu`,
        `有効期限: 2026年12月1日 10時05分（受付から${lasts}）`,
        'リンクは一度だけ使えます。もう一度手続きしたときは、最新のメールのリンクだけが使えます。',
      ]),
    );
  });

  test('a warning says what to do where it was somebody else', () => {
    expect(addressAskedMail({ ...hanako, at }).text).toContain(
      `${somebodyElse}マイページから変更を取り消し、パスワードを変更してください。`,
    );
  });

  test('of a login ID alone says by which one to sign in, and nothing of mails', () => {
    const mail = namesChangedMail({ ...hanako, isFormer: false }, { ...both, isAddressNew: false });
    expect(mail.subject).toBe('【STAFee】サインインIDが変更されました');
    expect(linesOf(mail)).toContain('  サインインID: hanako-2');
    expect(mail.text).not.toContain('このメールアドレス');
  });

  test('of both tells the login ID to the new mailbox alone', () => {
    const [now, former] = [false, true].map(
      (isFormer) => namesChangedMail({ ...hanako, isFormer }, both).text,
    );
    expect(now).toContain('hanako-2');
    expect(now).toContain('このメールアドレスに届きます。');
    expect(former).not.toContain('hanako-2');
    expect(former).toContain('このメールアドレスには届きません。');
    for (const text of [now, former])
      expect(text).toContain('渡辺直樹さんの操作で、登録のメールアドレスとサインインIDが');
  });

  test('of somebody whose login ID nobody knows in the clear prints no empty one', () => {
    const told = (loginId: string) => keeperRenamedMail(hanako, { name: '山本', loginId }, both).text;
    expect(told('')).not.toContain('サインインID: ');
    expect(told('yamamoto')).toContain('  サインインID: yamamoto');
  });
});

describe('mails of passkeys (9.2.4)', () => {
  const done = { ...hanako, at, origin };

  test('after a new password name those that still let in, in one line each, and where they are deleted', () => {
    const since = '2026-11-01T00:00:00.000Z' as Instant;
    const mail = passwordResetDoneMail({
      ...done,
      passkeys: [
        { name: '田中の携帯', since },
        { name: '至急\nhttps://evil.example', since: at },
      ],
    });
    expect(linesOf(mail)).toEqual(
      expect.arrayContaining([
        '  ・田中の携帯（登録: 2026年11月1日 9時00分）',
        '  ・至急 https://evil.example（登録: 2026年11月30日 10時05分）',
        `${origin}/me/sign-in-factors`,
      ]),
    );
    expect(mail.text).toContain('「二段階認証の解除」を依頼');
  });

  test('after a new password say that there is none', () => {
    expect(passwordResetDoneMail({ ...done, passkeys: [] }).text).toContain('パスキーは登録されていません。');
  });

  test.each([
    ['added', passkeyAddedMail({ ...hanako, at }), 'パスワードを再設定しても使えます'],
    ['ended', passkeyEndedMail({ ...hanako, at }), 'ほかの端末のサインインは終了しました'],
  ])('of one that was %s say what follows, and what if it was somebody else', (_what, { text }, follows) => {
    expect(text).toContain('2026年11月30日 10時05分に、サインインに使うパスキーが');
    expect(text).toContain(follows);
    expect(text).toContain(somebodyElse);
  });
});

describe('mails to those who keep access (docs/decisions/0209)', () => {
  const whose = { name: '山本\n至急', loginId: 'yamamoto' };
  test.each([
    ['new-keeper', '管理者が増えました', whose],
    ['factor-ended', '管理者の二段階認証が変更されました', whose],
    ['passkey-added', '管理者のパスキーが登録されました', whose],
    ['access', 'ロールと権限が変更されました', undefined],
    ['addresses', '接続元IP制限が変更されました', undefined],
    ['people-rules', '利用者の手続きの設定が変更されました', undefined],
    ['sign-in-rules', 'パスワードとサインインの設定が変更されました', undefined],
  ] as const)('of %s say when, who and whose', (fact, subject, person) => {
    const mail = keeperMail(hanako, { fact, at, whose: person, byName: '渡辺直樹', isOwn: false });
    expect(mail.subject).toBe(`【STAFee】${subject}`);
    expect(mail.text).toContain('2026年11月30日 10時05分に、渡辺直樹さんの操作で、');
    expect(linesOf(mail).filter((line) => line.startsWith('  '))).toEqual(
      person === undefined ? [] : ['  氏名: 山本 至急', '  サインインID: yamamoto'],
    );
    expect(
      keeperMail(hanako, { fact, at, whose: person, byName: undefined, isOwn: false }).text,
    ).not.toContain('さんの操作で');
  });
});
