import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf } from './invited-people.ts';
import { newUlid } from './person.ts';
import { twoAdministrators, type TwoAdministrators } from './two-administrators.ts';

let at: TwoAdministrators;
let ids: Record<'suzuki' | 'ogawa' | 'nakamura', string>;

const label = { label: 'HR', roles: [], people: [] as readonly string[] };

beforeAll(async () => {
  at = await twoAdministrators();
  ids = {
    suzuki: await at.idOf('suzuki'),
    ogawa: await at.idOf('ogawa'),
    nakamura: await at.idOf('nakamura'),
  };
  const { watanabe } = at.people;
  const state = { name: '人事', order: '01' };
  const kept = { states: [state], expectedVersion: 0 };
  await watanabe.put('/api/masters/labels/HR', kept);
  await at.give(ids.suzuki, ['applicant', 'approver', 'tenant-admin']);
  at.people.suzuki = await at.demo.signIn('suzuki');
  await watanabe.put('/api/settings/second-person', await at.ruleOf('on'));
});
afterAll(() => at.demo.close());

const accessWith = async (part: object) => {
  const { value, version: expectedVersion } = (await at.people.watanabe.get('/api/settings/access')).body;
  return { value: { ...value, ...part }, expectedVersion };
};
const refused = (gains: string) => ({ status: 403, body: { code: 'second-person-needed', gains } });

describe('9.2.2 what somebody comes to see waits for a second administrator', () => {
  test('8.2.2 who sees a label: a person, a role, and whoever gets the role', async () => {
    const { watanabe } = at.people;
    const put = async (one: object) =>
      watanabe.put('/api/settings/access', await accessWith({ labels: [{ ...label, ...one }] }));
    // That nobody sees it is said by one.
    expect((await put({})).status).toBe(200);
    expect(await put({ people: [ids.nakamura] })).toMatchObject(
      refused('情報のラベル「人事」を中村翔さんに見せること'),
    );
    const wanted = await accessWith({ labels: [{ ...label, roles: ['accountant'] }] });
    expect(await watanabe.put('/api/settings/access', wanted)).toMatchObject(
      refused('情報のラベル「人事」をロール「経理」に見せること'),
    );
    const { body } = await at.askFor({ deed: 'replace-access', body: wanted });
    expect((await at.decide(body.id, 'approve')).body).toMatchObject({ state: 'approved' });
    expect(await at.give(ids.ogawa, ['applicant', 'accountant'])).toMatchObject(
      refused('情報のラベル「人事」の閲覧'),
    );
    expect((await put({})).status).toBe(200);
    expect((await at.give(ids.ogawa, ['applicant', 'accountant'])).status).toBe(200);
    expect((await at.give(ids.ogawa, ['applicant'])).status).toBe(200);
  });

  test('all claims by an own role, and more by that of whoever is here for some days', async () => {
    const { watanabe } = at.people;
    const role = { id: `r${newUlid().toLowerCase()}`, name: '調査', grants: { 'claims.read': 'own' } };
    const before = await accessWith({});
    const with_ = (grants: object) => ({ roles: [...before.value.roles, { ...role, grants }] });
    expect((await watanabe.put('/api/settings/access', await accessWith(with_(role.grants)))).status).toBe(
      200,
    );
    const all = { 'claims.read': 'company' };
    expect(await watanabe.put('/api/settings/access', await accessWith(with_(all)))).toMatchObject(
      refused('ロール「調査」ですべての申請を閲覧できるようになること'),
    );
    const [from, to] = [1, 30].map((days) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
    );
    const days = { from, to, contentFrom: '2026-04', contentTo: '2026-06' };
    const inspector = { ...factsOf('chosa'), roles: [role.id], timeBox: days, expectedVersion: 0 };
    const params = { userId: newUlid() };
    const opened = await at.askFor({ deed: 'keep-user', params, body: inspector });
    expect(opened.body).toMatchObject({ origin: { isNew: true } });
    expect((await at.decide(opened.body.id, 'approve')).body.state).toBe('approved');
    const journals = { ...role.grants, 'journals.read': 'company' };
    expect(await watanabe.put('/api/settings/access', await accessWith(with_(journals)))).toMatchObject(
      refused('ロール「調査」で、期間限定の山田太郎さんが閲覧できる範囲の拡大'),
    );
  });
});

describe('9.2.2 a request', () => {
  test('says who registered the person whom it is about', async () => {
    const [userId, registered] = [
      newUlid(),
      { ...factsOf('kagawa'), roles: ['applicant'], expectedVersion: 0 },
    ];
    expect((await at.people.watanabe.put(`/api/users/${userId}`, registered)).status).toBe(200);
    const { body } = await at.askFor(await at.rolesWish(userId, ['applicant', 'tenant-admin']));
    expect((await at.listed('waiting', at.people.suzuki)).items[0]).toMatchObject({
      id: body.id,
      origin: { registered: { byName: '渡辺直樹', isAsker: true }, isWithoutPassword: true },
    });
    const decided = await at.decide(body.id, 'reject');
    expect(decided.body.state).toBe('rejected');
    expect(decided.body.origin).toBeUndefined();
  });

  test('of who is alone is mailed to every administrator and to himself, when it is made and when it is done', async () => {
    const role = {
      id: `r${newUlid().toLowerCase()}`,
      name: '総務',
      grants: { 'users.read': 'company', 'users.keep': 'company' },
    };
    const { value } = await accessWith({});
    const wish = { deed: 'replace-access', body: await accessWith({ roles: [...value.roles, role] }) };
    expect((await at.decide((await at.askFor(wish)).body.id, 'approve')).body.state).toBe('approved');
    const helper = await at.askFor(await at.rolesWish(ids.nakamura, ['applicant', 'accountant', role.id]));
    expect((await at.decide(helper.body.id, 'approve')).body.state).toBe('approved');
    expect((await at.give(ids.suzuki, ['applicant', 'approver'])).status).toBe(200);
    const asked = await at.askFor(await at.rolesWish(ids.suzuki, ['applicant', 'tenant-admin']));
    expect(asked.body.aloneFrom).toBeDefined();
    const soon = '権限に関わる変更を1人の管理者が依頼しました';
    const done = '権限に関わる変更を1人の管理者が実行しました';
    // nakamura keeps people, and could decide nothing.
    for (const who of ['watanabe', 'nakamura']) expect(at.mailsTo(who)).toContain(soon);
    expect(at.mailsTo('suzuki')).not.toContain(soon);
    at.setDaysAhead(3.01);
    await at.signInAnew();
    expect((await at.decide(asked.body.id, 'approve', at.people.watanabe)).body.state).toBe('approved');
    for (const who of ['watanabe', 'nakamura']) expect(at.mailsTo(who)).toContain(done);
  });
});
