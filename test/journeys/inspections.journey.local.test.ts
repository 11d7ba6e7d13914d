import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { dayFromNow, may, threeDays } from './inspected-company.ts';
import { keptPerson } from './kept-person.ts';
import { resettingIn } from './password-resetting.ts';
import { attach, type Person } from './person.ts';

let demo: DemoCloud;
let watanabe: Person;
let suzuki: Person;
let inspector: Person;
/** A claim of two months, of which it sees one. */
let crossing: any;
beforeAll(async () => {
  demo = await shareDemoCloud();
  watanabe = await demo.signIn('watanabe');
  [suzuki, inspector] = [await demo.signIn('suzuki'), await demo.signIn('yamamoto')];
});
afterAll(() => demo.close());

const timeBox = { ...threeDays, ...may };
const keep = (part: object, by = watanabe) => keptPerson(by, inspector.userId, part);
const decided = async (grants: Readonly<Record<string, string>>) => {
  const { value, version: expectedVersion } = (await watanabe.get('/api/settings/access')).body;
  const roles = [{ id: 'r01j0000000000000000000000b', name: '人事', grants }];
  const answer = await watanabe.put('/api/settings/access', { value: { ...value, roles }, expectedVersion });
  expect(answer.status).toBe(200);
};
const given = async (person: Person, roles: readonly string[]) => {
  const { version: expectedVersion } = (await watanabe.get(`/api/users/${person.userId}`)).body;
  const path = `/api/users/${person.userId}/roles`;
  expect((await watanabe.put(path, { roles, expectedVersion })).status).toBe(200);
};
const listed = async (query = '?limit=100') =>
  (await watanabe.get(`/api/company/inspection-views${query}`)).body;

describe('S-07 an account for some days', () => {
  test('9.2.2 is given, and taken off, by nobody who keeps people and not access', async () => {
    await decided({ 'users.read': 'company', 'users.keep': 'company' });
    await given(suzuki, ['applicant', 'approver', 'r01j0000000000000000000000b']);
    suzuki = await demo.signIn('suzuki');
    expect(await keep({ timeBox }, suzuki)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await keep({ timeBox })).toMatchObject({ status: 200, body: { timeBox, state: 'active' } });
    expect(await keep({ timeBox: null }, suzuki)).toMatchObject({ status: 403 });
    expect(await keep({}, suzuki)).toMatchObject({ status: 200, body: { timeBox } });
    inspector = await demo.signIn('yamamoto');
  });

  test('9.2.2 writes nothing, whatever a role of it is given since', async () => {
    await decided({ 'claims.read': 'company', 'labels.read': 'company' });
    await given(inspector, ['r01j0000000000000000000000b']);
    inspector = await demo.signIn('yamamoto');
    const { value, version: expectedVersion } = (await watanabe.get('/api/settings/access')).body;
    const [role] = value.roles;
    const wider = { ...role, grants: { ...role.grants, 'labels.keep': 'company' } };
    const widened = await watanabe.put('/api/settings/access', {
      value: { ...value, roles: [wider] },
      expectedVersion,
    });
    // Said to whoever widens it; and where it is wider by another way, the request is cut.
    expect(widened).toMatchObject({ status: 400, body: { code: 'input-malformed' } });
    const closing = { month: '2026-05', expectedVersion: 0 };
    expect((await inspector.post('/api/closings', closing)).status).toBe(403);
    await given(inspector, ['tax-inspector']);
    inspector = await demo.signIn('yamamoto');
  });

  test('12.4.1 has its views read by whoever keeps access: who, what and which, newest first', async () => {
    const before = (await listed()).items.length;
    await inspector.get('/api/journals?month=2026-05');
    await inspector.get(`/api/claim-search?text=${encodeURIComponent('出張')}&from=2026-05-01&to=2026-05-31`);
    await inspector.get('/api/closing');
    const { items } = await listed();
    expect(items).toHaveLength(before + 3);
    expect(items.slice(0, 3).map(({ asked }: any) => asked)).toEqual([
      {},
      { text: '出張', from: '2026-05-01', to: '2026-05-31' },
      { month: '2026-05' },
    ]);
    for (const { personName, what } of items) {
      expect(personName).toContain('山本');
      expect(what).toMatch(/^[^a-z]+$/);
    }
    const page = await listed('?limit=2');
    const next = await listed(`?limit=2&cursor=${encodeURIComponent(page.nextCursor)}`);
    expect([...page.items, ...next.items]).toEqual(items.slice(0, 4));
    expect((await suzuki.get('/api/company/inspection-views')).status).toBe(403);
    // Of one person, and of some days; of another one and of other days there is none.
    const today = dayFromNow(0);
    const his = `userId=${inspector.userId}`;
    const { items: ofHim } = await listed(`?limit=2&${his}&from=${today}&to=${today}`);
    expect(ofHim).toEqual(items.slice(0, 2));
    for (const other of [`?userId=${suzuki.userId}`, `?from=${dayFromNow(1)}`, `?to=${dayFromNow(-1)}`])
      expect((await listed(other)).items).toEqual([]);
    expect((await watanabe.get('/api/company/inspection-views?from=2026-12-02&to=2026-12-01')).status).toBe(
      400,
    );
    // What opens to everybody is none, and so is whatever somebody looks at who is here for good.
    await inspector.get('/api/me');
    await watanabe.get('/api/users');
    expect((await listed()).items).toHaveLength(before + 3);
  });

  test('9.2.2 is told of no month outside up to which something is closed or filed', async () => {
    const { body } = await inspector.get('/api/closing');
    expect(body.months.map(({ month }: any) => month)).toEqual(['2026-05']);
    for (const upTo of ['closedThrough', 'filedThrough'])
      expect(['2026-04', '2026-05']).toContain(body[upTo]);
  });

  test('9.2.2 is shown of what confirming would post only what lies in its months', async () => {
    const tanaka = await demo.signIn('tanaka');
    const made = await create(tanaka, { title: '月またぎの出張', lines: [] });
    const evidenceId = await attach(tanaka, made.id);
    const lines = ['2026-05-30', '2026-06-02'].map((spentOn, at) =>
      shinkansen({ id: `${at + 1}`, spentOn, evidenceIds: [evidenceId] }),
    );
    const content = { title: '月またぎの出張', departmentId: 'sales-1', lines };
    const saved = await tanaka.put(`/api/claims/${made.id}`, { ...content, expectedVersion: made.version });
    const { version: expectedVersion } = saved.body;
    const submitted = await tanaka.post(`/api/claims/${made.id}/submission`, { expectedVersion });
    expect(submitted.status).toBe(200);
    crossing = submitted.body;
    const months = async (person: Person) =>
      (await person.get(`/api/claims/${made.id}`)).body.entries.map(({ postedOn }: any) =>
        postedOn.slice(0, 7),
      );
    expect(new Set(await months(await demo.signIn('takahashi')))).toEqual(new Set(['2026-05', '2026-06']));
    expect(new Set(await months(inspector))).toEqual(new Set(['2026-05']));
    const cut = async (person: Person) => (await person.get(`/api/claims/${made.id}`)).body.areEntriesCut;
    expect([await cut(inspector), await cut(await demo.signIn('takahashi'))]).toEqual([true, undefined]);
  });

  test('12.4.1 has claims, receipts and people named as they are known, and what bears a label not', async () => {
    const { id, number, title } = crossing;
    const { userId: applicantId } = await demo.signIn('tanaka');
    expect((await inspector.get(`/api/claims/${id}`)).status).toBe(200);
    await inspector.get(
      `/api/claim-search?applicantId=${applicantId}&departmentId=sales-1&from=2026-05-01&to=2026-05-31`,
    );
    const [search, claim] = (await listed('?limit=2')).items;
    // Whoever keeps access reads nobody's claims by it: its number alone.
    expect(claim).toMatchObject({ asked: { claimId: id }, named: { claimId: number } });
    await given(suzuki, ['tenant-admin', 'auditor']);
    suzuki = await demo.signIn('suzuki');
    const whole = (await suzuki.get('/api/company/inspection-views?limit=2')).body.items[1];
    expect(whole.named).toEqual({ claimId: `${number} ${title}` });
    expect(search.named).toEqual({
      applicantId: expect.stringContaining('田中'),
      departmentId: expect.stringContaining('営業'),
    });
    const label = { states: [{ name: '人事' }], expectedVersion: 0 };
    expect((await watanabe.put('/api/masters/labels/HR', label)).status).toBe(200);
    const { value, version } = (await watanabe.get('/api/settings/access')).body;
    const takahashi = await demo.signIn('takahashi');
    const [sato, ito] = [await demo.signIn('sato'), await demo.signIn('ito')];
    const seers = [takahashi, sato, ito].map(({ userId }) => userId);
    const labels = [{ label: 'HR', roles: [], people: seers }];
    const access = { value: { ...value, labels }, expectedVersion: version };
    expect((await watanabe.put('/api/settings/access', access)).status).toBe(200);
    // As the screen does, which offers the labels of now.
    await takahashi.get(`/api/claims/${id}/correction-form`);
    const { version: expectedVersion } = (await takahashi.get(`/api/claims/${id}`)).body;
    const labelling = { labels: ['HR'], reason: '人事の申請のため', expectedVersion };
    expect(await takahashi.post(`/api/claims/${id}/labels`, labelling)).toMatchObject({ status: 200 });
    expect((await listed('?limit=2')).items[1].named).toEqual({ claimId: '閲覧権限のない申請' });
  });

  test('is 利用期間終了 once its last day is past: in the list, on its card, and without a link', async () => {
    const over = { ...may, from: dayFromNow(-3), to: dayFromNow(-1) };
    expect(await keep({ timeBox: over })).toMatchObject({ status: 200, body: { state: 'over' } });
    const of = async (state: string) =>
      (await watanabe.get(`/api/users?limit=100&state=${state}`)).body.items.map(({ id }: any) => id);
    expect(await of('over')).toEqual([inspector.userId]);
    expect(await of('active')).not.toContain(inspector.userId);
    await demo.cloud.catchUp();
    const his = () => demo.cloud.mails().filter(({ to }) => to.includes('yamamoto'));
    const mails = his().length;
    expect((await resettingIn(demo).request('yamamoto@minato.example.jp')).status).toBe(204);
    await demo.cloud.catchUp();
    expect(his()).toHaveLength(mails);
  });
});
