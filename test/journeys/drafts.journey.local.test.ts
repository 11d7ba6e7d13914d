import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meeting, shinkansen } from '#test/builders/sent-lines.ts';
import { create, draftOf, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  tanaka = await demo.signIn('tanaka');
});
afterAll(() => demo.close());

const save = (claim: any, content: Readonly<Record<string, unknown>>) =>
  tanaka.put(
    `/api/claims/${claim.id}`,
    { title: claim.title, departmentId: 'sales-1', lines: [], expectedVersion: claim.version, ...content },
    { key: newUlid() },
  );

describe('anything may be saved as a draft (issue 7, section 1)', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['nothing at all', { title: '', lines: [] }],
    ['an empty title', { title: ' ', lines: [meeting()] }],
    ['a line of which only the id is there', { lines: [{ id: '1' }] }],
    ['a line without item', { lines: [meeting(11_000, { itemCode: undefined })] }],
    ['a line without date', { lines: [meeting(11_000, { spentOn: undefined })] }],
    ['a line without amount', { lines: [meeting(11_000, { amount: undefined })] }],
    ['a line without parts', { lines: [meeting(11_000, { parts: [] })] }],
    ['a line without supplier', { lines: [meeting(11_000, { supplier: undefined })] }],
    ['an amount of zero', { lines: [meeting(0)] }],
    [
      'parts that do not add up',
      {
        lines: [
          meeting(11_000, {
            parts: [
              { rate: 'reduced', amount: 1 },
              { rate: 'standard', amount: 5 },
            ],
          }),
        ],
      },
    ],
    ['a part without amount', { lines: [meeting(11_000, { parts: [{ rate: 'reduced' }] })] }],
    [
      'half of a lodging, a journey and a meal',
      {
        lines: [
          { id: '1', itemCode: 'lodging', lodging: { city: '大阪' } },
          { id: '2', itemCode: 'train', journey: { from: '品川', to: '', isRoundTrip: false } },
          { id: '3', itemCode: 'entertainment', participants: { shop: '割烹みなと' } },
        ],
      },
    ],
    ['a trip without dates', { lines: [], trip: { destination: '大阪' } }],
    [
      'a trip that ends before it begins',
      { lines: [], trip: { destination: '大阪', startOn: '2026-05-13', endOn: '2026-05-12' } },
    ],
  ])('%s', async (_what, content) => {
    const draft = draftOf({ lines: [], ...content });
    const made = await tanaka.post('/api/claims', draft);
    expect(made.status).toBe(201);
    expect(made.body.verdict.canSubmit).toBe(false);
    const { trip, lines } = (await tanaka.get(`/api/claims/${draft.id}`)).body;
    const sent = JSON.parse(JSON.stringify(draft));
    expect({ trip, lines }).toEqual({ trip: sent.trip, lines: sent.lines });
    expect((await save(made.body, { ...content, title: '直した' })).status).toBe(200);
    const refused = await submit(tanaka, { ...made.body, version: 2 });
    expect(refused.body).toMatchObject({ status: 422, code: 'claim-not-submittable' });
    expect(refused.body.fields.length).toBeGreaterThan(0);
  });

  test('the refusal of its submission names every missing field, in the words of the screen', async () => {
    const claim = await create(tanaka, { title: '', lines: [{ id: '1' }, meeting(1_000, { id: '2' })] });
    const refused = await submit(tanaka, claim);
    expect(refused.body.fields).toEqual(
      expect.arrayContaining([
        { path: 'title', message: '件名を入力してください' },
        { path: 'lines.0.itemCode', message: '経費科目を選んでください' },
        { path: 'lines.0.spentOn', message: '日付を入力してください' },
        { path: 'lines.0.amount', message: '金額を入力してください' },
      ]),
    );
  });

  test('a receipt hangs on a line that says nothing yet, and the claim is submitted once all is there', async () => {
    const claim = await create(tanaka, { title: '', lines: [{ id: '1' }] });
    const evidenceIds = [await attach(tanaka, claim.id)];
    const attached = (await save(claim, { lines: [{ id: '1', evidenceIds }] })).body;
    expect(attached.lines).toEqual([{ id: '1', evidenceIds }]);
    const filled = await save(attached, { title: '打合せ', lines: [meeting(11_000, { evidenceIds })] });
    expect(filled.body.verdict).toMatchObject({ total: 11_000, tax: 1_000, canSubmit: true });
    const submitted = await submit(tanaka, filled.body);
    expect(submitted.status).toBe(200);
    expect(submitted.body).toMatchObject({ status: 'submitted', title: '打合せ' });
  });

  test('what is typed of a draft counts in its sum, and the list shows it without a title', async () => {
    const claim = await create(tanaka, { title: '', lines: [{ id: '1', amount: 5_000 }] });
    expect(claim.verdict).toMatchObject({ total: 5_000, tax: 0 });
    const { items } = (await tanaka.get('/api/claims')).body;
    expect(items.find(({ id }: { id: string }) => id === claim.id)).toMatchObject({
      title: '',
      total: 5_000,
    });
  });
});

/** The audit items that were written while `deed` ran, by what they say was done. */
const auditedDuring = async (deed: () => Promise<unknown>): Promise<string[]> => {
  demo.cloud.calls.clear();
  await deed();
  const written = JSON.stringify(demo.cloud.calls.take().map(({ input }) => input));
  return [...written.matchAll(/"(claim\.(?:create|save))"/g)].map(([, action = '']) => action);
};

describe('a draft that saves itself leaves one audit item a sitting (decision 0090)', () => {
  const saveOf = async (claim: any, content: Readonly<Record<string, unknown>>) => {
    const saved = await save(claim, content);
    expect(saved.status).toBe(200);
    return saved.body;
  };

  test('the first save of a sitting writes it, also the one that makes the draft; a save by hand writes its own', async () => {
    const [first, second] = [newUlid(), newUlid()];
    let claim: any;
    const by = (content: Readonly<Record<string, unknown>>) => async () => {
      claim = await saveOf(claim, content);
    };
    const made = async () => {
      claim = (await tanaka.post('/api/claims', draftOf({ title: '', lines: [], sitting: first }))).body;
    };
    expect(await auditedDuring(made)).toEqual(['claim.create']);
    expect(await auditedDuring(by({ title: 'a', sitting: first }))).toEqual([]);
    expect(await auditedDuring(by({ title: 'ab', sitting: first }))).toEqual([]);
    expect(await auditedDuring(by({ title: 'abc' }))).toEqual(['claim.save']);
    expect(await auditedDuring(by({ title: 'abcd', sitting: first }))).toEqual([]);
    expect(await auditedDuring(by({ title: 'abcde', sitting: second }))).toEqual(['claim.save']);
    expect(await auditedDuring(by({ title: 'abcdef', sitting: second }))).toEqual([]);
    expect(claim.version).toBe(7);
  });

  test('a save that is sent again with its key is answered, not done twice', async () => {
    const claim = await create(tanaka, { title: '', lines: [] });
    const body = {
      title: '打合せ',
      departmentId: 'sales-1',
      lines: [],
      expectedVersion: 1,
      sitting: newUlid(),
    };
    const key = newUlid();
    const answers = [];
    for (let sent = 0; sent < 3; sent += 1)
      answers.push(await tanaka.put(`/api/claims/${claim.id}`, body, { key }));
    expect(answers.map(({ status, body: { version } }) => [status, version])).toEqual([
      [200, 2],
      [200, 2],
      [200, 2],
    ]);
  });

  test('an id that is no sitting is refused', async () => {
    const answer = await tanaka.post('/api/claims', draftOf({ lines: [], sitting: 'x' }));
    expect(answer.body).toMatchObject({ status: 400, fields: [{ path: 'sitting' }] });
  });
});

describe('a draft that was thrown away', () => {
  test('comes back as it was, for its applicant alone', async () => {
    const claim = await create(tanaka, { title: '戻す経費', lines: [meeting()] });
    expect((await tanaka.delete(`/api/claims/${claim.id}?expectedVersion=1`)).status).toBe(204);
    expect((await tanaka.get(`/api/claims/${claim.id}`)).status).toBe(404);
    const restoration = (person: Person, expectedVersion: number) =>
      person.post(`/api/claims/${claim.id}/restoration`, { expectedVersion }, { key: newUlid() });
    const suzuki = await demo.signIn('suzuki');
    expect((await restoration(suzuki, 2)).status).toBe(404);
    expect((await restoration(tanaka, 1)).body.code).toBe('claim-changed-meanwhile');
    expect((await restoration(tanaka, 2)).body).toMatchObject({
      title: '戻す経費',
      status: 'draft',
      version: 3,
    });
    expect((await restoration(tanaka, 3)).body.code).toBe('already-processed');
    expect((await tanaka.get(`/api/claims/${claim.id}`)).body.lines).toHaveLength(1);
  });
});

describe('A-33: a route without people is said when typing begins, and a fallback approver can be set', () => {
  const ask = (person: Person, query: string) => person.get(`/api/routes/forecast?${query}`);

  test('every step with its people, by department, sum and accounts', async () => {
    const little = (await ask(tanaka, 'departmentId=sales-1')).body;
    expect(little).toEqual({
      isPassable: true,
      steps: [
        { name: '課長', approverNames: ['佐藤健一'] },
        { name: '経理担当', approverNames: ['高橋美咲', '中村翔'] },
        { name: '経理部長', approverNames: ['伊藤誠'] },
      ],
    });
    const names = async (query: string) =>
      (await ask(tanaka, query)).body.steps.map(({ name }: { name: string }) => name);
    expect(await names('departmentId=sales-1&total=100000&itemCodes=train')).toContain('部長');
    expect(await names('departmentId=sales-1&accountCodes=761')).toContain('部長');
    expect(await names('departmentId=sales-1&itemCodes=equipment')).toEqual([
      '営業部長または経理部長',
      '経理担当',
    ]);
    expect((await ask(tanaka, 'departmentId=accounting')).body.fields[0].path).toBe('departmentId');
  });

  test('渡辺, whose department has no head, is told before he types; with a fallback he submits', async () => {
    const watanabe = await demo.signIn('watanabe');
    const before = (await ask(watanabe, 'departmentId=administration')).body;
    expect(before).toMatchObject({ isPassable: false, steps: [{ name: '課長', approverNames: [] }, {}, {}] });

    const setTo = async (fallbackApproverId: string) => {
      const { version } = (await watanabe.get('/api/settings/approval')).body;
      return watanabe.put('/api/settings/approval', {
        value: { fallbackApproverId },
        expectedVersion: version,
      });
    };
    expect((await setTo(newUlid())).body.fields[0].path).toBe('value.fallbackApproverId');
    const suzuki = await demo.signIn('suzuki');
    expect((await setTo(watanabe.userId)).status).toBe(200);
    expect((await ask(watanabe, 'departmentId=administration')).body.isPassable).toBe(false);
    expect((await setTo(suzuki.userId)).status).toBe(200);
    const after = (await ask(watanabe, 'departmentId=administration')).body;
    expect(after.isPassable).toBe(true);
    expect(after.steps[0]).toEqual({ name: '課長', approverNames: ['鈴木一郎'], isStandIn: true });

    const claim = await create(watanabe, { departmentId: 'administration', lines: [shinkansen()] });
    const submitted = await submit(watanabe, claim);
    expect(submitted.body.route.steps[0]).toEqual({
      name: '課長',
      approverNames: ['鈴木一郎'],
      isStandIn: true,
    });
    const { items } = (await suzuki.get('/api/inbox')).body;
    expect(items.map(({ claimId }: { claimId: string }) => claimId)).toContain(claim.id);
    const voted = await vote(suzuki, submitted.body);
    expect(voted.body.route.step).toBe(1);
  });
});
