import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meeting } from '#test/builders/sent-lines.ts';
import { create, draftOf, submit } from './claim-driver.ts';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;

beforeAll(async () => {
  demo = await startDemoCloud();
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
