import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { everyReading, leftOutUnsaid, readEverything, seenBy, type Sought } from './every-reading.ts';
import { limitedPlaces, notOfClaims, places } from './labelled-places.ts';
import { hr, labelledThings } from './labelled-things.ts';
import { attach, newUlid } from './person.ts';

type Things = Awaited<ReturnType<typeof labelledThings>>;
let demo: DemoCloud;
let people: Things['people'];
let booked: any;
let waiting: any;
let sought: Sought;
let showTo: Things['showTo'];
let receiptOf: Things['receiptOf'];
let withReceipt: Things['withReceipt'];

beforeAll(async () => {
  demo = await shareDemoCloud();
  ({ people, booked, waiting, sought, showTo, receiptOf, withReceipt } = await labelledThings(demo));
});
afterAll(() => demo.close());

describe('8.2.2 a claim that bears a label', () => {
  test('8.2.2 is found by whoever may see it at each address that reads claims, receipts and the books', async () => {
    const seen = seenBy(await readEverything(people.takahashi, sought, places));
    expect(places.filter((place) => !seen.includes(place))).toEqual([]);
  });

  /** What somebody was told, where he was neither refused nor malformed, and whether the attempt was recorded. */
  const walkOf = async (reader: Things['people']['nakamura']) => {
    const readings = await readEverything(reader, sought);
    const refused = [400, 403, 404];
    const answered = readings.filter(({ isNamed, status }) => isNamed && !refused.includes(status));
    demo.cloud.calls.clear();
    const { status } = await reader.get(`/api/claims/${booked.id}`);
    const told = JSON.stringify(demo.cloud.calls.take().map(({ input }) => input));
    return { seen: seenBy(readings), answered, status, isRecorded: told.includes('request.not-found') };
  };
  const nothing = { seen: [], answered: [], status: 404, isRecorded: true };

  test('8.2.2 is told of by no address to nakamura, who reads the company and has no permission, and each attempt is recorded', async () => {
    expect(await walkOf(people.nakamura)).toEqual(nothing);
  });
  test('8.2.2 is told of by no address to an auditor without permission', async () => {
    expect(await walkOf(people.yamamoto)).toEqual(nothing);
  });

  test('8.2.2 is counted and summed for nobody else', async () => {
    const { nakamura, takahashi } = people;
    const list =
      '/api/claim-search?' + new URLSearchParams(sought.periods[1]).toString().replace(/&month=.*$/, '');
    const [his, theirs] = await Promise.all([nakamura.get(list), takahashi.get(list)]);
    expect([his.body.totals.count, theirs.body.totals.count]).toEqual([0, 2]);
    const books = '/api/journals?month=2026-05';
    const [seen, whole] = await Promise.all([nakamura.get(books), takahashi.get(books)]);
    expect([seen.body.totals.count, whole.body.totals.count > 0]).toEqual([0, true]);
    expect((await nakamura.get('/api/counts')).body.inbox).toMatchObject({ count: 0 });
    expect((await takahashi.get('/api/counts')).body.inbox).toMatchObject({ count: 1 });
    const export2 = { id: newUlid(), month: '2026-05', format: 'yayoi' };
    expect(await nakamura.post('/api/exports', export2)).toMatchObject({ status: 422 });
  });

  test('8.2.2 asks nobody on its route who may not see it', () => {
    expect(booked.route.steps.map(({ approverNames }: any) => approverNames)).toEqual([
      ['佐藤健一'],
      ['高橋美咲'],
      ['伊藤誠'],
    ]);
  });

  test('8.2.2 hides a receipt that bears a label of its own, and shows the claim', async () => {
    const { tanaka, sato, nakamura, takahashi } = people;
    const made = await create(tanaka, { title: '通常の申請', lines: [] });
    const [open, hidden] = [await attach(tanaka, made.id), await receiptOf(made)];
    const saved = await tanaka.put(`/api/claims/${made.id}`, {
      title: '通常の申請',
      departmentId: 'sales-1',
      lines: [shinkansen({ evidenceIds: [open, hidden] })],
      evidenceLabels: [{ id: hidden, labels: [hr] }],
      expectedVersion: made.version,
    });
    const sent = await submit(tanaka, saved.body);
    expect(sent).toMatchObject({ status: 200 });
    const shown = await nakamura.get(`/api/claims/${made.id}`);
    expect(shown).toMatchObject({ status: 200, body: { evidence: [{ id: open }] } });
    expect(JSON.stringify(shown.body)).not.toContain(hidden);
    expect(await nakamura.get(`/api/evidence/${hidden}`)).toMatchObject({ status: 404 });
    expect((await nakamura.get(`/api/thumbnails?evidenceIds=${hidden}`)).body.items).toEqual([]);
    expect(await takahashi.get(`/api/evidence/${hidden}`)).toMatchObject({ status: 200 });
    const voted = await vote(sato, sent.body);
    expect(voted).toMatchObject({ status: 200 });

    // Nobody decides about it, or labels it anew, from whom a receipt of it is hidden: it would lose that label.
    expect(shown.body.allowed).toMatchObject({ label: false, correct: false, vote: false });
    expect(shown.body.entries).toBeUndefined();
    const path = `/api/claims/${made.id}`;
    const bare = { labels: [], expectedVersion: voted.body.version };
    expect(await nakamura.post(`${path}/labels`, bare)).toMatchObject({ status: 403 });
    expect(await vote(nakamura, voted.body)).toMatchObject({ status: 403 });
    // What is not said of receipts stays as it is.
    const relabelled = await takahashi.post(`${path}/labels`, { ...bare, labels: ['OFFICE'] });
    expect(relabelled.body).toMatchObject({
      labels: [{ code: 'OFFICE', isOffices: true }],
      evidenceLabels: [{ id: hidden, labels: [{ code: hr }] }],
    });
    expect(await nakamura.get(`/api/evidence/${hidden}`)).toMatchObject({ status: 404 });

    // What 経理 gave stays with it, whatever its applicant saves.
    const withdrawn = await tanaka.post(`${path}/withdrawal`, {
      expectedVersion: relabelled.body.version,
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    const bareOf = ({ version }: any) => {
      const head = { title: '通常の申請', departmentId: 'sales-1', lines: [] };
      return { ...head, labels: [], evidenceLabels: [], expectedVersion: version };
    };
    const stripped = await tanaka.put(path, bareOf(withdrawn.body));
    expect(stripped).toMatchObject({ status: 200, body: { labels: [{ code: 'OFFICE' }] } });
    const evidenceLabels = [{ id: sought.ids.evidenceId, labels: [hr] }];
    const strange = { ...bareOf(stripped.body), evidenceLabels };
    expect(await tanaka.put(path, strange)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'evidenceLabels.0.id' }] },
    });
  });

  test('8.2.2 cannot be submitted where nobody of a step may see it, and its applicant is told while he types', async () => {
    const { tanaka } = people;
    await showTo('sato', 'takahashi');
    const { claim } = await withReceipt({ labels: [hr] });
    const asked = new URLSearchParams({
      departmentId: 'sales-1',
      total: '13870',
      itemCodes: 'train',
      labelCodes: hr,
    });
    const forecast = await tanaka.get(`/api/routes/forecast?${asked.toString()}`);
    expect(forecast.body.isPassable).toBe(false);
    expect(forecast.body.steps.map(({ name, mayNotSee }: any) => [name, mayNotSee])).toEqual([
      ['課長', undefined],
      ['経理担当', undefined],
      ['経理部長', true],
    ]);
    expect(await submit(tanaka, claim)).toMatchObject({
      status: 422,
      body: { code: 'route-may-not-see', detail: expect.stringContaining('経理部長') },
    });
    await showTo('sato', 'takahashi', 'ito');
    expect(await submit(tanaka, claim)).toMatchObject({ status: 200, body: { status: 'submitted' } });
  });

  test('8.2.2 cannot be hidden from all of 経理: such a label is not offered, nor submitted, and the administrator is told', async () => {
    const { tanaka, watanabe } = people;
    const codes = async (): Promise<readonly string[]> =>
      (await tanaka.get('/api/claim-form')).body.labels.map(({ code }: any) => code);
    const unseen = async () => (await watanabe.get('/api/separation-findings')).body.unseenLabels;
    expect([await codes(), await unseen()]).toEqual([[hr, 'OFFICE'], []]);
    const { claim } = await withReceipt({ labels: [hr] });
    await showTo('sato');
    expect(await codes()).toEqual(['OFFICE']);
    expect(await unseen()).toEqual([
      { code: hr, name: '人事', unseenBy: ['経理の確定', '情報のラベルの変更'] },
    ]);
    expect(await submit(tanaka, claim)).toMatchObject({ status: 422, body: { code: 'route-may-not-see' } });
    await showTo('sato', 'takahashi', 'ito');
  });

  test('8.2.2 gets labels afterwards by whoever has the right, with history; the books and the lists follow', async () => {
    const { tanaka, sato, takahashi, nakamura, ito } = people;
    const plain = await bringToConfirmation(
      tanaka,
      await create(tanaka, { lines: [shinkansen({ spentOn: '2026-06-10' })] }),
      {
        approvers: [sato, nakamura, ito],
        accountant: nakamura,
      },
    );
    const path = `/api/claims/${plain.id}`;
    const labelled = { labels: [hr], reason: '人事の面談だったため', expectedVersion: plain.version };
    expect(await nakamura.post(`${path}/labels`, labelled)).toMatchObject({ status: 400 });
    expect(await sato.post(`${path}/labels`, labelled)).toMatchObject({ status: 403 });
    const done = await takahashi.post(`${path}/labels`, labelled);
    expect(done).toMatchObject({ status: 200, body: { labels: [{ code: hr, name: '人事' }] } });
    const { items } = (await takahashi.get(`${path}/timeline`)).body;
    expect(items.at(-1)).toMatchObject({
      act: 'label',
      reason: '人事の面談だったため',
      labelled: { from: 'なし', to: '人事' },
    });
    expect(await nakamura.get(path)).toMatchObject({ status: 404 });
    expect((await nakamura.get('/api/votes')).body.items).toEqual([]);
    expect((await nakamura.get('/api/journals?month=2026-06')).body.totals.count).toBe(0);
    // Its file cannot be made by whoever does not see all of it, and does not look as if it could.
    const preview = await nakamura.get('/api/exports/preview?month=2026-06');
    expect(preview.body).toMatchObject({ entryCount: 0, isLimited: true, mayNotTake: true });
    const wanted = { id: newUlid(), month: '2026-06', format: 'yayoi' };
    expect(await nakamura.post('/api/exports', wanted)).toMatchObject({
      status: 403,
      body: { code: 'export-not-shown' },
    });
    const away = { labels: [], expectedVersion: done.body.version };
    expect(await takahashi.post(`${path}/labels`, away)).toMatchObject({ status: 200 });
    expect(await nakamura.get(path)).toMatchObject({ status: 200 });
    expect((await nakamura.get('/api/journals?month=2026-06')).body.totals.count).toBeGreaterThan(0);
    expect(await nakamura.post('/api/exports', wanted)).toMatchObject({ status: 201 });
    // What was exported before and bears it is neither counted nor told by an empty page with a next one.
    const { version: expectedVersion } = (await takahashi.get(path)).body;
    await takahashi.post(`${path}/labels`, { ...labelled, expectedVersion });
    const later = await nakamura.get('/api/exports/preview?month=2026-06');
    expect(later.body).toMatchObject({ exportedCount: 0, isLimited: true });
    expect((await nakamura.get('/api/exports?limit=1')).body).toEqual({ items: [], isLimited: true });
  });

  test('8.2.2 bears what its 経費科目 brings along', async () => {
    const { tanaka, watanabe } = people;
    const { body: item } = await watanabe.get('/api/masters/items/train');
    const states = item.states.map((state: any) => ({ ...state, labelCode: 'OFFICE' }));
    const kept = { states, expectedVersion: item.version, changesPast: true };
    expect(await watanabe.put('/api/masters/items/train', kept)).toMatchObject({ status: 200 });
    const claim = await create(tanaka, { lines: [shinkansen()] });
    expect(claim.labels).toEqual([{ code: 'OFFICE', name: '社内' }]);
    const back = { ...kept, states: item.states, expectedVersion: item.version + 1 };
    expect(await watanabe.put('/api/masters/items/train', back)).toMatchObject({ status: 200 });
  });

  test('8.2.2 is named in mails by its number alone', async () => {
    await demo.cloud.catchUp();
    expect(JSON.stringify(demo.cloud.mails())).not.toContain('極秘');
  });

  test('8.2.2 is hidden at the next request from whom the permission is taken, whatever came to him before', async () => {
    const { takahashi, tanaka } = people;
    const before = await readEverything(takahashi, sought, everyReading);
    expect(before.filter(({ text }) => text.includes('"isLimited":true')).map(({ key }) => key)).toEqual([]);
    await showTo('sato', 'ito');
    const after = await readEverything(takahashi, sought, everyReading);
    expect(seenBy(after)).toEqual([]);
    expect(leftOutUnsaid(before, after)).toEqual(notOfClaims);
    const said = new Set(after.filter(({ text }) => text.includes('"isLimited":true')).map(({ key }) => key));
    expect(limitedPlaces.filter((place) => !said.has(place))).toEqual([]);
    expect(await vote(takahashi, waiting)).toMatchObject({ status: 404 });
    // Whose it is sees it as before.
    const own = await tanaka.get(`/api/claims/${booked.id}`);
    expect(own).toMatchObject({ status: 200, body: { labels: [{ name: '人事' }] } });
    expect(await tanaka.get(`/api/evidence/${sought.ids.evidenceId}`)).toMatchObject({ status: 200 });
  });
});
