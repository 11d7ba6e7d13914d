import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeIds } from '#test/contract/made-ids.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create } from './claim-driver.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { readEverything, seenBy, type Sought } from './every-reading.ts';
import { resettingIn } from './password-resetting.ts';
import { attach, logIn, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<'tanaka' | 'sato' | 'takahashi' | 'ito' | 'watanabe', Person>;
let inspector: Person;
let inspectorId: string;

const dayFromNow = (days: number): string =>
  new Date(Date.now() + (9 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
const threeDays = { from: dayFromNow(0), to: dayFromNow(2) };
const may = { contentFrom: '2026-05', contentTo: '2026-05' };

const bookedOn = async (title: string, days: readonly string[]) => {
  const { tanaka, sato, takahashi, ito } = people;
  const made = await create(tanaka, { title, lines: [] });
  const evidenceId = await attach(tanaka, made.id, { name: `${title}.pdf` });
  const saved = await tanaka.put(`/api/claims/${made.id}`, {
    title,
    departmentId: 'sales-1',
    lines: days.map((spentOn, at) =>
      shinkansen({ id: `${at + 1}`, spentOn, memo: title, evidenceIds: [evidenceId] }),
    ),
    expectedVersion: made.version,
  });
  const claim = await bringToConfirmation(tanaka, saved.body, {
    approvers: [sato, takahashi, ito],
    accountant: takahashi,
  });
  return { claim, evidenceId };
};
type Booked = Awaited<ReturnType<typeof bookedOn>>;

const soughtOf = ({ claim, evidenceId }: Booked, month: string, exportId: string): Sought => {
  const ids = { claimId: claim.id, evidenceId, exportId, userId: people.tanaka.userId };
  const today = dayFromNow(0);
  return {
    ids: { ...madeIds, ...ids },
    named: { ...ids, entryId: 'train', importId: newUlid() },
    periods: [
      { from: `${month}-01`, to: `${month}-28`, month },
      { from: today, to: today, month: today.slice(0, 7) },
    ],
    marks: [claim.id, claim.number, evidenceId, exportId, claim.title],
  };
};

const exported = async (month: string): Promise<string> => {
  const { status, body } = await people.takahashi.post('/api/exports', {
    id: newUlid(),
    month,
    format: 'yayoi',
  });
  expect(status).toBe(201);
  return body.id;
};

/** As he stands, with what is to be another. */
const keep = async (part: Readonly<Record<string, unknown>>) => {
  const { body } = await people.watanabe.get(`/api/users/${inspectorId}`);
  return people.watanabe.put(`/api/users/${inspectorId}`, {
    name: body.name,
    kana: body.kana,
    email: body.email,
    grade: body.grade,
    posts: body.posts.map(({ departmentName: _name, ...post }: any) => post),
    expectedVersion: body.version,
    ...part,
  });
};

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'] as const;
  const signedIn = await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
  inspectorId = (await demo.signIn('yamamoto')).userId;
});
afterAll(() => demo.close());

describe('S-07 an account for three days', () => {
  /** Where its reader finds what lies in his months: a walk that saw nothing would prove nothing. */
  const places = [
    'GET /api/claims/{claimId}',
    'GET /api/claim-search',
    'GET /api/claim-search/file',
    'GET /api/evidence/{evidenceId}',
    'GET /api/thumbnails',
    'GET /api/journals',
    'GET /api/journals/file',
    'GET /api/exports',
    'GET /api/exports/{exportId}',
  ];
  let inMay: Booked;
  let inJune: Booked;
  let acrossBoth: Booked;
  let [exportOfMay, exportOfJune] = ['', ''];

  beforeAll(async () => {
    inMay = await bookedOn('五月の出張', ['2026-05-12']);
    inJune = await bookedOn('六月の商談', ['2026-06-10']);
    acrossBoth = await bookedOn('月またぎ', ['2026-05-31', '2026-06-01']);
    [exportOfMay, exportOfJune] = [await exported('2026-05'), await exported('2026-06')];
  });

  test('9.2.2 is given by whoever keeps access, only to somebody who only reads', async () => {
    const timeBox = { ...threeDays, ...may };
    expect(await keep({ timeBox, roles: ['auditor', 'applicant'] })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'roles', message: expect.stringContaining('閲覧だけ') }] },
    });
    expect(await keep({ timeBox: { ...timeBox, to: dayFromNow(-1) } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'timeBox.to' }] },
    });
    expect(await keep({ timeBox, roles: ['tax-inspector'] })).toMatchObject({
      status: 200,
      body: { timeBox },
    });
    const { items } = (await people.watanabe.get('/api/users?limit=100')).body;
    expect(items.filter(({ timeBox: box }: any) => box !== undefined)).toEqual([
      expect.objectContaining({ id: inspectorId, timeBox }),
    ]);
    const history = (await people.watanabe.get(`/api/masters/users/${inspectorId}/versions?limit=50`)).body;
    expect(JSON.stringify(history)).toContain('対象期間は2026年5月〜2026年5月');
    inspector = await demo.signIn('yamamoto');
  });

  test('9.2.2 shows what was spent or posted in its months at each address', async () => {
    const seen = seenBy(await readEverything(inspector, soughtOf(inMay, '2026-05', exportOfMay), places));
    expect(places.filter((place) => !seen.includes(place))).toEqual([]);
  });

  test('9.2.2 is told of nothing else by any address: 404, recorded', async () => {
    const readings = await readEverything(inspector, soughtOf(inJune, '2026-06', exportOfJune));
    expect(seenBy(readings)).toEqual([]);
    const answered = readings.filter(({ isNamed, status }) => isNamed && ![400, 403, 404].includes(status));
    expect(answered).toEqual([]);
    expect((await inspector.get(`/api/claims/${inJune.claim.id}`)).status).toBe(404);
    const july = (await inspector.get('/api/journals?month=2026-06')).body;
    expect(july.totals.count).toBe(0);
  });

  test('shows of a claim that lies in two months the entries of its own month', async () => {
    const { status, body } = await inspector.get(`/api/claims/${acrossBoth.claim.id}`);
    expect(status).toBe(200);
    expect(body.entries.map(({ postedOn }: any) => postedOn)).toEqual(['2026-05-31']);
    const whole = (await people.takahashi.get(`/api/claims/${acrossBoth.claim.id}`)).body;
    expect(whole.entries.map(({ postedOn }: any) => postedOn)).toEqual(['2026-05-31', '2026-06-01']);
  });

  test('12.4.1 leaves an audit item of each view of claims, evidence and journals, and none of whoever is here for good', async () => {
    const door = resettingIn(demo);
    const viewsOf = async () => {
      const { Items = [] } = await door
        .database()
        .send(new ScanCommand({ TableName: demo.cloud.nameOf('Audit') }));
      return Items.filter(({ action }: any) => action === 'inspection.view');
    };
    const before = (await viewsOf()).length;
    await inspector.get(`/api/claims/${inMay.claim.id}`);
    await inspector.get('/api/journals?month=2026-05');
    await inspector.get(`/api/evidence/${inMay.evidenceId}`);
    await people.takahashi.get(`/api/claims/${inMay.claim.id}`);
    const views = await viewsOf();
    expect(views.length - before).toBe(3);
    expect(views.every(({ actor, outcome }: any) => actor === inspectorId && outcome === 'done')).toBe(true);
    const told = views.map(({ target }: any) => target);
    expect(told).toContain(`GET /api/claims/{claimId} ${inMay.claim.id}`);
    expect(told).toContain('GET /api/journals');
  });

  test('is told to whoever administers the company while its end is near', async () => {
    const { items } = (await people.watanabe.get('/api/company-tasks')).body;
    expect(items.find(({ kind }: any) => kind === 'accounts-end-soon')).toMatchObject({
      count: 1,
      examples: [expect.stringContaining('山本')],
    });
  });

  test('9.2.2 gets other months at its next sign-in, and only reads whatever a role of it was given since', async () => {
    expect(
      await keep({ timeBox: { ...threeDays, contentFrom: '2026-06', contentTo: '2026-06' } }),
    ).toMatchObject({ status: 200 });
    expect((await inspector.get('/api/me')).status).toBe(401);
    inspector = await demo.signIn('yamamoto');
    expect((await inspector.get(`/api/claims/${inJune.claim.id}`)).status).toBe(200);
    expect((await inspector.get(`/api/claims/${inMay.claim.id}`)).status).toBe(404);
  });

  test('9.2.2 is over after its last day: sessions end, sign-in is refused with one sentence, and it can be given more days', async () => {
    expect(await keep({ timeBox: { from: dayFromNow(-3), to: dayFromNow(-1), ...may } })).toMatchObject({
      status: 200,
    });
    expect((await inspector.get('/api/me')).status).toBe(401);
    const credentials = {
      companyCode: 'minato',
      loginId: 'yamamoto',
      password: passwordIn('minato'),
    };
    expect(await logIn(demo.cloud, credentials)).toMatchObject({
      status: 403,
      body: { code: 'account-out-of-days', detail: expect.stringMatching(/^このアカウントで.*までです。$/) },
    });
    expect(await logIn(demo.cloud, { ...credentials, password: 'Falsch-falsch-1' })).toMatchObject({
      status: 401,
      body: { code: 'login-failed' },
    });
    expect(await keep({ timeBox: { ...threeDays, ...may } })).toMatchObject({ status: 200 });
    expect((await (await demo.signIn('yamamoto')).get('/api/me')).status).toBe(200);
  });

  test('9.2.2 stays what it is where something else of him is changed', async () => {
    const { watanabe } = people;
    const { body: before } = await watanabe.get(`/api/users/${inspectorId}`);
    expect(before.timeBox).toEqual({ ...threeDays, ...may });
    expect(await keep({ name: '山本 恵' })).toMatchObject({ status: 200, body: { timeBox: before.timeBox } });
  });
});
