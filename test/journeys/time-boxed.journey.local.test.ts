import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { dayFromNow, inspectedIn, may, threeDays, type Booked } from './inspected-company.ts';
import { readEverything, seenBy } from './every-reading.ts';
import { keptPerson } from './kept-person.ts';
import { logIn, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<'tanaka' | 'sato' | 'takahashi' | 'ito' | 'watanabe', Person>;
let inspector: Person;
let inspectorId: string;
let company: ReturnType<typeof inspectedIn>;

/** As he stands, with what is to be another. */
const keep = (part: Readonly<Record<string, unknown>>) => keptPerson(people.watanabe, inspectorId, part);

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'] as const;
  const signedIn = await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
  inspectorId = (await demo.signIn('yamamoto')).userId;
  company = inspectedIn(demo, people);
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
    inMay = await company.bookedOn('五月の出張', ['2026-05-12']);
    inJune = await company.bookedOn('六月の商談', ['2026-06-10']);
    acrossBoth = await company.bookedOn('月またぎ', ['2026-05-31', '2026-06-01']);
    [exportOfMay, exportOfJune] = [await company.exported('2026-05'), await company.exported('2026-06')];
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
    const seen = seenBy(
      await readEverything(inspector, company.soughtOf(inMay, '2026-05', exportOfMay), places),
    );
    expect(places.filter((place) => !seen.includes(place))).toEqual([]);
  });

  test('9.2.2 is told of nothing else by any address: 404, recorded', async () => {
    const readings = await readEverything(inspector, company.soughtOf(inJune, '2026-06', exportOfJune));
    expect(seenBy(readings)).toEqual([]);
    const answered = readings.filter(({ isNamed, status }) => isNamed && ![400, 403, 404].includes(status));
    expect(answered).toEqual([]);
    expect((await inspector.get(`/api/claims/${inJune.claim.id}`)).status).toBe(404);
    expect(await company.itemsOf('request.not-found')).toContainEqual(
      expect.objectContaining({ actor: inspectorId, outcome: 'refused' }),
    );
    const june = (await inspector.get('/api/journals?month=2026-06')).body;
    expect(june).toMatchObject({ totals: { count: 0 }, isLimited: true });
  });

  test('9.2.2 is told that months are left out, whatever lies in them', async () => {
    const threeMonths = 'from=2026-04-01&to=2026-06-30';
    const all = (await inspector.get(`/api/journals?${threeMonths}`)).body;
    expect(all.isLimited).toBe(true);
    const file = (await inspector.get(`/api/journals/file?${threeMonths}`)).body;
    expect(file).toMatchObject({
      fileName: expect.stringContaining('閲覧権限のない分を除く'),
      isLimited: true,
    });
    const own = (await inspector.get('/api/journals?month=2026-05')).body;
    expect(own.totals.count).toBeGreaterThan(0);
    expect(own.isLimited).toBeUndefined();
    for (const month of ['2026-06', '2026-04'])
      // oxlint-disable-next-line no-await-in-loop -- one month after the other
      expect((await inspector.get(`/api/exports/preview?month=${month}`)).body).toMatchObject({
        isLimited: true,
      });
    expect((await inspector.get('/api/closing')).body).toMatchObject({ isLimited: true });
  });

  test('9.2.2 writes nothing at any address that names a claim of its own months', async () => {
    const refused = await inspector.post(`/api/claims/${inMay.claim.id}/reversal`, {
      to: 'approved',
      reason: '理由',
      expectedVersion: inMay.claim.version,
    });
    expect(refused.status).toBe(403);
  });

  test('9.2.2 sees a claim of before by the months of its lines and not by that of its submission', async () => {
    const today = dayFromNow(0);
    const found = async () =>
      (await inspector.get(`/api/claim-search?from=${today}&to=${today}&text=${inMay.claim.number}`)).body;
    expect((await found()).items).toHaveLength(1);
    await company.withoutMonths(inMay.claim.id);
    expect((await inspector.get(`/api/claims/${inMay.claim.id}`)).status).toBe(200);
    expect((await inspector.get(`/api/evidence/${inMay.evidenceId}`)).status).toBe(200);
    // Of a row that does not know them nothing is told but that something is left out.
    expect(await found()).toMatchObject({ items: [], isLimited: true });
    for (let cursor: string | undefined = ''; cursor !== undefined;)
      // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
      cursor = (
        await people.takahashi.post('/api/claim-search/older-claims', cursor === '' ? {} : { cursor })
      ).body.nextCursor;
    expect((await found()).items).toHaveLength(1);
  });

  test('shows of a claim that lies in two months the entries of its own month', async () => {
    const { status, body } = await inspector.get(`/api/claims/${acrossBoth.claim.id}`);
    expect(status).toBe(200);
    expect(body.entries.map(({ postedOn }: any) => postedOn)).toEqual(['2026-05-31']);
    const whole = (await people.takahashi.get(`/api/claims/${acrossBoth.claim.id}`)).body;
    expect(whole.entries.map(({ postedOn }: any) => postedOn)).toEqual(['2026-05-31', '2026-06-01']);
  });

  test('12.4.1 leaves an audit item of each view of claims, evidence and journals, and none of whoever is here for good', async () => {
    const viewsOf = () => company.itemsOf('inspection.view');
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

  test('9.2.2 gets other months at its next sign-in', async () => {
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
