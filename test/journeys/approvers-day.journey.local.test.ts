import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meeting, shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, type Answer, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'takahashi', 'ito'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

const fine = ({ status, body }: Answer): any => {
  if (status > 299) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** A trip without its days: somebody has to look at it. */
const warned = shinkansen;
const clean = (difference: Record<string, unknown>) => meeting(11_000, difference);

const days = { next: 0 };
/** On a day of its own, so that no claim is like another. */
const submitted = async (lineOf: (difference: Record<string, unknown>) => any): Promise<any> => {
  const tanaka = person('tanaka');
  const draft = await create(tanaka, { lines: [] });
  const evidenceIds = [await attach(tanaka, draft.id)];
  days.next += 1;
  const spentOn = `2026-05-${String(days.next).padStart(2, '0')}`;
  const content = {
    title: '経費',
    departmentId: 'sales-1',
    lines: [lineOf({ spentOn, evidenceIds })],
  };
  const path = `/api/claims/${draft.id}`;
  return fine(
    await submit(tanaka, fine(await tanaka.put(path, { ...content, expectedVersion: draft.version }))),
  );
};

const inboxOf = async (name: string, claimId: string): Promise<any> =>
  fine(await person(name).get('/api/inbox?limit=500')).items.find((item: any) => item.claimId === claimId);

describe('the inbox', () => {
  test('says in a few words what is in a claim, its receipts, and the version to approve', async () => {
    const claim = await submitted(clean);
    const entry = await inboxOf('sato', claim.id);
    expect(entry).toMatchObject({
      version: claim.version,
      blocks: 0,
      receipts: [{ id: claim.lines[0].evidenceIds[0], contentType: 'application/pdf' }],
      receiptCount: 1,
    });
    expect(entry.contents).toBe('会議費（株式会社サンプル）');
    fine(await vote(person('sato'), claim));
    expect(await inboxOf('takahashi', claim.id)).toMatchObject({
      version: claim.version + 1,
      contents: entry.contents,
      receiptCount: 1,
    });
  });

  test('a claim is approved by what the inbox says of it, without being read', async () => {
    const claim = await submitted(clean);
    const { step, version } = await inboxOf('sato', claim.id);
    const body = { kind: 'approve', from: 'list', step, expectedVersion: version };
    expect(await person('sato').post(`/api/claims/${claim.id}/votes`, body)).toMatchObject({
      status: 200,
      body: { route: { step: 1 } },
    });
  });

  test('one with findings is not approved from the list, but once it was opened (decision 0166)', async () => {
    const claim = await submitted(warned);
    const entry = await inboxOf('sato', claim.id);
    expect(entry.warnings).toBeGreaterThan(0);
    expect(await vote(person('sato'), claim, { from: 'list' })).toMatchObject({
      status: 422,
      body: { code: 'claim-must-be-opened' },
    });
    expect(await vote(person('sato'), claim)).toMatchObject({ status: 200 });
  });
});

describe('a comment with an approval', () => {
  test('stands at its step and in the timeline, for the applicant too', async () => {
    const claim = await submitted(clean);
    const comment = '次回は往復割引を\n使ってください';
    const after = fine(await vote(person('sato'), claim, { comment }));
    expect(after.route.steps[0].passed).toMatchObject({ byName: '佐藤健一', comment });
    const { items } = fine(await person('tanaka').get(`/api/claims/${claim.id}/timeline`));
    expect(items.at(-1)).toMatchObject({ act: 'approve', comment });
  });

  test.each([
    ['nothing to read', ' \u200b'],
    ['more than 1,000 characters', 'あ'.repeat(1_001)],
  ])('is not %s', async (_what, comment) => {
    const claim = await submitted(clean);
    expect(await vote(person('sato'), claim, { comment })).toMatchObject({ status: 400 });
  });
});

describe('what waits', () => {
  test('is counted by right, and follows each act', async () => {
    const before = fine(await person('sato').get('/api/counts'));
    const claim = await submitted(clean);
    expect(fine(await person('sato').get('/api/counts')).inbox).toEqual({
      count: before.inbox.count + 1,
      isMore: false,
    });
    const tanakas = fine(await person('tanaka').get('/api/counts'));
    expect(tanakas).toEqual({
      announcements: { count: 0, isMore: false },
      returned: { count: expect.any(Number), isMore: false },
    });
    fine(await vote(person('sato'), claim, { kind: 'send-back', reason: '日付を確認してください' }));
    expect(fine(await person('tanaka').get('/api/counts')).returned.count).toBe(tanakas.returned.count + 1);
    expect(fine(await person('sato').get('/api/counts')).inbox).toEqual(before.inbox);
    const { toConfirm } = fine(await person('takahashi').get('/api/counts'));
    let next = await submitted(clean);
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    for (const name of ['sato', 'takahashi', 'ito']) next = fine(await vote(person(name), next));
    expect(fine(await person('takahashi').get('/api/counts')).toConfirm.count).toBe(toConfirm.count + 1);
  });

  test('tells an applicant whom his claims wait for, the newest first', async () => {
    const claim = await submitted(clean);
    const awaited = async () => fine(await person('tanaka').get('/api/awaited-claims')).items[0];
    expect(await awaited()).toMatchObject({
      claimId: claim.id,
      number: claim.number,
      stepName: '課長',
      approverNames: ['佐藤健一'],
    });
    fine(await vote(person('sato'), claim));
    expect(await awaited()).toMatchObject({ stepName: '経理担当', approverNames: ['高橋美咲', '中村翔'] });
  });
});

describe('承認した申請', () => {
  const votesOf = async (name: string, query = ''): Promise<any> =>
    fine(await person(name).get(`/api/votes${query}`));

  test('lists each vote of one’s own, newest first, and finds it by word, act and day', async () => {
    const [first, second] = [await submitted(clean), await submitted(clean)];
    fine(await vote(person('sato'), first));
    fine(await vote(person('sato'), second, { kind: 'reject', reason: '私用のため' }));
    const { items } = await votesOf('sato', '?limit=2');
    expect(items).toMatchObject([
      { claimId: second.id, act: 'reject', stepName: '課長', applicantName: '田中花子', title: '経費' },
      { claimId: first.id, act: 'approve', number: first.number, total: first.verdict.total },
    ]);
    const found = await votesOf('sato', `?text=${first.number}`);
    expect(found.items.map(({ claimId }: any) => claimId)).toEqual([first.id]);
    const rejected = await votesOf('sato', '?act=reject');
    expect(rejected.items.map(({ act }: any) => act)).toEqual(['reject']);
    expect((await votesOf('sato', '?to=2020-01-01')).items).toEqual([]);
    expect((await votesOf('sato', '?from=2020-01-01&limit=1')).items[0].claimId).toBe(second.id);
    expect((await votesOf('ito', `?text=${first.number}`)).items).toEqual([]);
  });
});

describe('the edition before', () => {
  test('is shown as it was when the approver saw it last', async () => {
    const first = await submitted(clean);
    const returned = fine(
      await vote(person('sato'), first, { kind: 'send-back', reason: '件名を直してください' }),
    );
    const path = `/api/claims/${first.id}`;
    const lines = returned.lines.map((line: any) => ({ ...line, memo: '直しました' }));
    const body = { departmentId: 'sales-1', title: '出張の経費', lines, expectedVersion: returned.version };
    const again = fine(await submit(person('tanaka'), fine(await person('tanaka').put(path, body))));
    const earlier = fine(await person('sato').get(`${path}/earlier-edition`));
    expect(earlier).toMatchObject({
      edition: 1,
      isVotedOn: true,
      head: { title: '経費', departmentName: again.department.name },
      lines: [{ id: first.lines[0].id, amount: first.lines[0].amount }],
    });
    expect(earlier.lines[0].memo).toBe(first.lines[0].memo);
    expect(await person('sato').get(`${path}/earlier-edition?edition=2`)).toMatchObject({ status: 404 });
    expect(await person('ito').get(`${path}/earlier-edition`)).toMatchObject({ status: 200 });
    expect(fine(await person('ito').get(`${path}/earlier-edition`)).isVotedOn).toBe(false);
  });

  test('is nothing for somebody who may not read the claim, and there is none before the first', async () => {
    const claim = await submitted(clean);
    const path = `/api/claims/${claim.id}/earlier-edition`;
    expect(await person('sato').get(path)).toMatchObject({ status: 404 });
    const stranger = await demo.signIn('hayashi', 'aoba-kobo');
    expect(await stranger.get(path)).toMatchObject({ status: 404 });
  });
});
