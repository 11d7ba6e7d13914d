import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf } from './invited-people.ts';
import { newUlid } from './person.ts';
import { twoAdministrators, type TwoAdministrators } from './two-administrators.ts';

let at: TwoAdministrators;
let ids: Record<'suzuki' | 'ogawa' | 'yamamoto', string>;

const administrator = ['applicant', 'tenant-admin'];
const ofAdministrator = [
  '「ロールと権限を変更する」の権限',
  '「利用者を登録・変更・停止・削除する」の権限',
  '「セキュリティ設定を変更する」の権限',
  '「会社設定を変更する」の権限',
];

beforeAll(async () => {
  at = await twoAdministrators();
  ids = {
    suzuki: await at.idOf('suzuki'),
    ogawa: await at.idOf('ogawa'),
    yamamoto: await at.idOf('yamamoto'),
  };
});
afterAll(() => at.demo.close());

describe('9.2.2 an approval by a second administrator', () => {
  test('is off as shipped, and cannot be wanted by a company with one administrator', async () => {
    expect((await at.people.watanabe.get('/api/settings/second-person')).body.isShipped).toBe(true);
    expect(await at.people.watanabe.put('/api/settings/second-person', await at.ruleOf('on'))).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'value.approval', message: expect.stringContaining('先に、もう1人を管理者に') }],
      },
    });
    // Without it one administrator names the second one.
    expect((await at.give(ids.suzuki, ['applicant', 'approver', 'tenant-admin'])).status).toBe(200);
    at.people.suzuki = await at.demo.signIn('suzuki');
    const on = await at.people.watanabe.put('/api/settings/second-person', await at.ruleOf('on'));
    expect([on.status, on.body.value]).toEqual([200, { approval: 'on' }]);
    const { items } = (await at.people.watanabe.get('/api/setting-changes?part=second-person')).body;
    expect(items).toMatchObject([{ byName: '渡辺直樹', from: { approval: 'off' }, to: { approval: 'on' } }]);
    expect(await at.taskOf('second-person-missing', at.people.watanabe)).toBeUndefined();
  });

  test('is wanted by every way in', async () => {
    const refused = (gains: string) => ({ status: 403, body: { code: 'second-person-needed', gains } });
    const all = refused(ofAdministrator.join('、'));
    expect(await at.give(ids.ogawa, administrator)).toMatchObject(all);
    const keep = async (userId: string, part: object) =>
      at.people.watanabe.put(`/api/users/${userId}`, await at.kept(userId, part));
    expect(await keep(ids.ogawa, { roles: administrator })).toMatchObject(all);
    const newcomer = { ...factsOf('kato'), roles: administrator, expectedVersion: 0 };
    expect(await at.people.watanabe.put(`/api/users/${newUlid()}`, newcomer)).toMatchObject(all);
    const days = { from: '2026-12-01', to: '2027-01-31', contentFrom: '2026-04', contentTo: '2026-06' };
    const inspector = { ...factsOf('chosa'), roles: ['tax-inspector'], timeBox: days, expectedVersion: 0 };
    expect(await at.people.watanabe.put(`/api/users/${newUlid()}`, inspector)).toMatchObject(
      refused('すべての申請を閲覧する利用の開始'),
    );
    const { value, version: expectedVersion } = (await at.people.watanabe.get('/api/settings/access')).body;
    const [role] = value.roles;
    const grants = { ...role.grants, 'security.read': 'company', 'security.keep': 'company' };
    const wider = { ...value, roles: [{ ...role, grants }] };
    expect(
      await at.people.watanabe.put('/api/settings/access', { value: wider, expectedVersion }),
    ).toMatchObject(refused(`ロール「${role.name}」への「セキュリティ設定を変更する」の権限`));
    const file =
      'サインインID,氏名,メールアドレス,等級,部門コード,ロール\r\nogawa,小川葵,ogawa@minato.example.jp,一般,sales-1,申請者、テナント管理者';
    const checked = await at.people.watanabe.post('/api/master-files/users/checks', {
      file: gzipSync(file).toString('base64'),
    });
    expect(JSON.stringify(checked.body)).toContain('1人ずつ依頼してください');
    expect(await at.people.watanabe.put('/api/settings/second-person', await at.ruleOf('off'))).toMatchObject(
      refused('「管理者の承認」をやめること'),
    );
    expect(await at.rolesOf(ids.ogawa)).toEqual(['applicant']);
    // Whatever gives no such power is given as before.
    expect((await at.give(ids.ogawa, ['applicant', 'approver'])).status).toBe(200);
    expect((await at.give(ids.ogawa, ['applicant'])).status).toBe(200);
  });

  test('is asked for, told to the other one, and does at once what was asked', async () => {
    const wish = await at.rolesWish(ids.ogawa, administrator);
    const asked = await at.askFor(wish, { reason: '総務の担当が替わるため' });
    expect(asked).toMatchObject({
      status: 201,
      body: {
        state: 'waiting',
        askedByName: '渡辺直樹',
        reason: '総務の担当が替わるため',
        gains: ofAdministrator,
        change: {
          kind: 'person',
          name: '小川葵',
          lines: [{ where: 'ロール', from: '申請者', to: '申請者、テナント管理者' }],
        },
      },
    });
    const { id } = asked.body;
    // Sent again it is the same one; another content under its id is none.
    const again = { requestId: id, wish, reason: '総務の担当が替わるため' };
    expect((await at.people.watanabe.post('/api/company/second-person-requests', again)).body.id).toBe(id);
    const other = { requestId: id, wish: await at.rolesWish(ids.ogawa, ['tenant-admin']) };
    expect((await at.people.watanabe.post('/api/company/second-person-requests', other)).body.code).toBe(
      'second-request-over',
    );
    expect(await at.rolesOf(ids.ogawa)).toEqual(['applicant']);
    expect(at.mailsTo('suzuki')).toContain('承認の依頼があります');
    expect(at.mailsTo('watanabe')).not.toContain('承認の依頼があります');
    expect(await at.taskOf('second-person-waits', at.people.suzuki)).toMatchObject({
      count: 1,
      examples: [`渡辺直樹さん：${ofAdministrator.join('、')}`],
    });
    expect(await at.taskOf('second-person-waits', at.people.watanabe)).toBeUndefined();
    expect((await at.decide(id, 'approve', at.people.watanabe)).body.code).toBe('own-second-request');
    const approved = await at.decide(id, 'approve', at.people.suzuki, '確認しました');
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'approved', end: { byName: '鈴木一郎', reason: '確認しました' } },
    });
    expect((await at.decide(id, 'approve', at.people.suzuki)).body.state).toBe('approved');
    expect((await at.decide(id, 'reject', at.people.suzuki)).body.code).toBe('second-request-over');
    expect(await at.rolesOf(ids.ogawa)).toEqual(administrator);
    const history = (await at.people.watanabe.get(`/api/masters/users/${ids.ogawa}/versions?limit=1`)).body;
    expect(history.items[0]).toMatchObject({ byName: '渡辺直樹（承認：鈴木一郎）' });
    expect(at.mailsTo('watanabe')).toContain('依頼が承認されました');
    expect((await at.listed()).items).toEqual([]);
    expect((await at.give(ids.ogawa, ['applicant'])).status).toBe(200);
  });

  test('is refused with a reason, taken back, or comes too late for what changed since', async () => {
    const first = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body.id;
    expect((await at.decide(first, 'reject', at.people.suzuki, '兼務させません')).body).toMatchObject({
      state: 'rejected',
      end: { reason: '兼務させません' },
    });
    expect(at.mailsTo('watanabe')).toContain('依頼が却下されました');
    const second = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body.id;
    const withdraw = async (requestId: string, by = at.people.watanabe) =>
      by.post('/api/company/second-person-withdrawal', { requestId });
    expect((await withdraw(second, at.people.suzuki)).status).toBe(404);
    expect((await withdraw(second)).body.state).toBe('withdrawn');
    expect((await at.decide(second, 'approve')).body.code).toBe('second-request-over');
    const third = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body.id;
    expect((await at.give(ids.ogawa, ['applicant', 'approver'])).status).toBe(200);
    expect((await at.decide(third, 'approve')).body).toMatchObject({
      state: 'overtaken',
      end: { reason: '依頼の後に、この利用者が変更されました' },
    });
    expect(at.mailsTo('watanabe')).toContain('依頼は成立しませんでした');
    expect((await at.give(ids.ogawa, ['applicant'])).status).toBe(200);
    expect((await at.listed('all')).items.map(({ state }: any) => state)).toEqual([
      'overtaken',
      'withdrawn',
      'rejected',
      'approved',
    ]);
    expect((await at.askFor(await at.rolesWish(ids.ogawa, ['applicant', 'approver']))).body.code).toBe(
      'second-person-not-needed',
    );
  });

  test('opens, lengthens and widens an account for some days; less of it needs nobody', async () => {
    const days = { from: '2026-11-30', to: '2027-01-31', contentFrom: '2026-04', contentTo: '2026-06' };
    const keep = async (part: object) =>
      at.people.watanabe.put(`/api/users/${ids.yamamoto}`, await at.kept(ids.yamamoto, part));
    expect((await keep({ timeBox: days })).status).toBe(200);
    expect((await keep({ timeBox: { ...days, to: '2026-12-31' } })).status).toBe(200);
    const longer = { timeBox: { ...days, contentFrom: '2025-04' } };
    expect((await keep(longer)).body.gains).toBe('利用期間の延長、対象期間の拡大');
    expect((await keep({ timeBox: null })).body.gains).toBe('期間の限定をやめること');
    const params = { userId: ids.yamamoto };
    const { body } = await at.askFor({
      deed: 'keep-user',
      params,
      body: await at.kept(ids.yamamoto, longer),
    });
    expect(body.change.lines).toEqual([
      {
        where: '利用期間・対象期間',
        from: '2026年11月30日〜2026年12月31日、対象期間は2026年4月〜2026年6月',
        to: '2026年11月30日〜2027年1月31日、対象期間は2025年4月〜2026年6月',
      },
    ]);
    expect((await at.decide(body.id, 'approve')).body.state).toBe('approved');
    expect((await at.personIs(ids.yamamoto)).timeBox).toEqual(longer.timeBox);
  });

  test('is waited for seven days', async () => {
    const { id, expiresAt, askedAt } = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body;
    expect(Date.parse(expiresAt) - Date.parse(askedAt)).toBe(7 * 86_400_000);
    at.setDaysAhead(7);
    await at.signInAnew();
    expect((await at.listed()).items).toEqual([]);
    expect((await at.listed('all')).items[0]).toMatchObject({ id, state: 'expired' });
    expect((await at.decide(id, 'approve')).body.code).toBe('second-request-over');
    expect(await at.rolesOf(ids.ogawa)).toEqual(['applicant']);
  });

  test('is not of another company', async () => {
    const { id } = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body;
    const stranger = await at.demo.signIn('hayashi', 'aoba-kobo');
    expect((await at.listed('all', stranger)).items).toEqual([]);
    expect((await at.decide(id, 'approve', stranger)).status).toBe(404);
    expect((await stranger.post('/api/company/second-person-withdrawal', { requestId: id })).status).toBe(
      404,
    );
    expect((await at.decide(id, 'reject')).body.state).toBe('rejected');
  });

  test('waits three days for whoever is the only one left, and is never a lock-out', async () => {
    const { id: before } = (await at.askFor(await at.rolesWish(ids.ogawa, administrator))).body;
    expect((await at.give(ids.suzuki, ['applicant', 'approver'])).status).toBe(200);
    await at.demo.cloud.catchUp();
    expect(at.mailsTo('suzuki')).toContain('管理者の権限がなくなりました');
    expect(await at.taskOf('second-person-missing', at.people.watanabe)).toMatchObject({ count: 1 });
    expect(await at.listed()).toMatchObject({ approval: 'on', keepers: 1 });
    const { id, aloneFrom, askedAt } = (await at.askFor(await at.rolesWish(ids.suzuki, administrator))).body;
    expect(Date.parse(aloneFrom) - Date.parse(askedAt)).toBe(3 * 86_400_000);
    expect((await at.decide(id, 'approve', at.people.watanabe)).body).toMatchObject({
      code: 'own-second-request-too-early',
      days: 3,
    });
    at.setDaysAhead(7 + 3.01);
    await at.signInAnew();
    // What was asked for while the other one was there is his to decide.
    expect((await at.decide(before, 'approve', at.people.watanabe)).body.code).toBe('own-second-request');
    expect((await at.decide(id, 'approve', at.people.watanabe)).body).toMatchObject({
      state: 'approved',
      end: { isAlone: true },
    });
    expect(await at.rolesOf(ids.suzuki)).toEqual(administrator);
    at.people.suzuki = await at.demo.signIn('suzuki');
    expect(await at.taskOf('second-person-missing', at.people.watanabe)).toBeUndefined();
  });

  test('is given up by two', async () => {
    const { body } = await at.askFor({ deed: 'replace-rule', body: await at.ruleOf('off') });
    expect(body.change).toEqual({ kind: 'rule', from: 'on', to: 'off' });
    expect((await at.decide(body.id, 'approve')).body.state).toBe('approved');
    expect((await at.people.watanabe.get('/api/settings/second-person')).body).toMatchObject({
      value: { approval: 'off' },
      updatedBy: { name: '渡辺直樹（承認：鈴木一郎）' },
    });
    expect((await at.give(ids.ogawa, administrator)).status).toBe(200);
  });
});
