import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { keptPerson } from './kept-person.ts';
import { passkeysAt } from './passkey-holder.ts';
import type { Person } from './person.ts';

let demo: DemoCloud;
let watanabe: Person;
let yamamoto: { readonly id: string; readonly name: string; readonly email: string };
beforeAll(async () => {
  demo = await shareDemoCloud();
  watanabe = await demo.signIn('watanabe');
  [yamamoto] = (await watanabe.get(`/api/users?text=${encodeURIComponent('山本')}`)).body.items;
});
afterAll(() => demo.close());

const at = (name: string): string => `${name}@minato.example.jp`;
/** The newest first. */
const mailsTo = (name: string) => demo.cloud.mails().filter(({ to }) => to.includes(at(name)));
const newest = (name: string) => {
  const [mail] = mailsTo(name);
  return { subject: mail?.subject.replace('【STAFee】', ''), text: mail?.text ?? '' };
};
const given = async (roles: readonly string[]) => {
  const { version: expectedVersion } = (await watanabe.get(`/api/users/${yamamoto.id}`)).body;
  const answer = await watanabe.put(`/api/users/${yamamoto.id}/roles`, { roles, expectedVersion });
  expect(answer.status).toBe(200);
  await demo.cloud.catchUp();
};

describe('whoever keeps access is mailed (docs/decisions/0209, 9.2.3)', () => {
  test('that there is another who does, also who made him one', async () => {
    await given(['tenant-admin']);
    const { subject, text } = newest('watanabe');
    expect(subject).toBe('管理者が増えました');
    expect(text).toContain('渡辺直樹さんの操作で');
    expect(text).toContain(`  氏名: ${yamamoto.name}`);
    const mails = mailsTo('watanabe').length;
    // He himself is told of nothing that he is; given another role besides, he is none anew.
    await given(['tenant-admin', 'applicant']);
    expect(mailsTo('watanabe')).toHaveLength(mails);
    expect(mailsTo(yamamoto.email.split('@')[0] ?? '').map(({ subject: of }) => of)).not.toContain(
      '【STAFee】管理者が増えました',
    );
  });

  test('of another’s address, who hears of it at both of his', async () => {
    const former = yamamoto.email.split('@')[0] ?? '';
    expect((await keptPerson(watanabe, yamamoto.id, { email: at('y-2') })).status).toBe(200);
    await demo.cloud.catchUp();
    expect(newest(former).subject).toBe('メールアドレスが変更されました');
    expect(newest(former).text).toContain('このメールアドレスには届きません');
    expect(newest('y-2').subject).toBe('メールアドレスが変更されました');
    expect(newest('watanabe').subject).toBe('管理者のメールアドレスが変更されました');
    expect(newest('watanabe').text).toContain('氏名: ');
  });

  test('of a passkey and of the end of factors of one of them, and of nobody else’s', async () => {
    const passkeys = passkeysAt(demo);
    const own = await passkeys.holder({ companyCode: 'minato', loginId: 'yamamoto' }, '山本の携帯');
    await demo.cloud.catchUp();
    expect(newest('watanabe').subject).toBe('管理者のパスキーが登録されました');
    expect((await watanabe.post(`/api/users/${own.person.userId}/totp-end`)).status).toBe(204);
    await demo.cloud.catchUp();
    expect(newest('watanabe').subject).toBe('管理者の二段階認証が変更されました');
    // Nobody is asked who was stripped of it: the mail says by whom.
    expect(newest('watanabe').text).toContain('渡辺直樹さんの操作で、次の管理者の認証アプリ');
    const mails = mailsTo('watanabe').length;
    await passkeys.holder({ companyCode: 'minato', loginId: 'tanaka' }, '田中の携帯');
    await demo.cloud.catchUp();
    expect(mailsTo('watanabe')).toHaveLength(mails);
    expect(newest('tanaka').subject).toBe('パスキーが登録されました');
  });

  test('of a rule of people’s own changes, and of no part of the settings that opens nothing', async () => {
    const { value, version: expectedVersion } = (await watanabe.get('/api/settings/people-rules')).body;
    const replaced = await watanabe.put('/api/settings/people-rules', { value, expectedVersion });
    expect(replaced.status).toBe(200);
    await demo.cloud.catchUp();
    expect(newest('watanabe').subject).toBe('利用者の手続きの設定が変更されました');
    expect(newest('y-2').subject).toBe('利用者の手続きの設定が変更されました');
    const mails = mailsTo('watanabe').length;
    const { body } = await watanabe.get('/api/settings/watched-amounts');
    const same = { value: body.value, expectedVersion: body.version };
    expect((await watanabe.put('/api/settings/watched-amounts', same)).status).toBe(200);
    await demo.cloud.catchUp();
    expect(mailsTo('watanabe')).toHaveLength(mails);
  });

  test('no more, once the right was taken', async () => {
    await given(['auditor']);
    const mails = mailsTo('y-2').length;
    const { value, version: expectedVersion } = (await watanabe.get('/api/settings/people-rules')).body;
    expect((await watanabe.put('/api/settings/people-rules', { value, expectedVersion })).status).toBe(200);
    await demo.cloud.catchUp();
    expect(mailsTo('y-2')).toHaveLength(mails);
  });
});
