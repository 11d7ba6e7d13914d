import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { confirm, create, statusesOf, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Answer, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'takahashi', 'nakamura', 'ito', 'watanabe'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

/** Some at a time, so that a preparation is not itself a crowd. */
const inLanes = async <T>(
  count: number,
  lanes: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = (next += 1) - 1; index < count; index = (next += 1) - 1) {
      // oxlint-disable-next-line no-await-in-loop
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
};

const drafted = () => create(person('tanaka'), { lines: [shinkansen({ spentOn: '2026-05-05' })] });
const submitted = async () => {
  const answer = await submit(person('tanaka'), await drafted());
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const approved = async () => {
  let claim = await submitted();
  // oxlint-disable-next-line no-await-in-loop
  for (const name of ['sato', 'nakamura', 'ito']) claim = (await vote(person(name), claim)).body;
  return claim;
};
const countOf = (answers: readonly Answer[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, ones]) => [status, ones.length]),
  );
const current = async (id: string) => (await person('tanaka').get(`/api/claims/${id}`)).body;
const inboxOf = async (name: string): Promise<string[]> =>
  (await person(name).get('/api/inbox?limit=100')).body.items.map(({ claimId }: any) => claimId);

describe('a crowd', () => {
  test('B-1: 30 claims × 3 accountants give 30 confirmations, serials without a gap and no 5xx', async () => {
    const claims = await inLanes(30, 4, approved);
    const answers = await Promise.all(
      claims.flatMap((claim) => ['takahashi', 'nakamura', 'ito'].map((name) => confirm(person(name), claim))),
    );
    expect(countOf(answers)).toEqual({ 200: 30, 409: 60 });
    const losers = answers.filter(({ status }) => status === 409);
    expect(new Set(losers.map(({ body }) => body.code))).toEqual(new Set(['already-processed']));
    const { items } = (await person('takahashi').get('/api/journals?month=2026-05')).body;
    const serials = items.map(({ serial }: any) => serial).toSorted((a: number, b: number) => a - b);
    expect(serials.map((serial: number) => serial - serials[0])).toEqual([...Array(30).keys()]);
    expect(new Set(items.map(({ claimId }: any) => claimId)).size).toBe(30);
  });

  test('20 first submissions at once take 20 numbers in a row', async () => {
    const claims = await inLanes(20, 4, drafted);
    const answers = await Promise.all(claims.map((claim) => submit(person('tanaka'), claim)));
    expect(countOf(answers)).toEqual({ 200: 20 });
    const numbers = answers.map(({ body }) => Number(body.number.slice(3))).toSorted((a, b) => a - b);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([...Array(20).keys()]);
  });
});

describe('two acts on one claim at once', () => {
  test.each([...Array(6).keys()])('a vote and a withdrawal: one of them happened (round %i)', async () => {
    const claim = await submitted();
    const answers = await Promise.all([
      vote(person('sato'), claim),
      person('tanaka').post(
        `/api/claims/${claim.id}/withdrawal`,
        { expectedVersion: claim.version },
        { key: newUlid() },
      ),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const now = await current(claim.id);
    const isWithdrawn = answers[1]?.status === 200;
    expect(now.status).toBe(isWithdrawn ? 'draft' : 'submitted');
    expect(await inboxOf('sato')).not.toContain(claim.id);
    expect((await inboxOf('takahashi')).includes(claim.id)).toBe(!isWithdrawn);
  });

  test.each([...Array(6).keys()])(
    'two submissions of one key are one, of two keys one wins (round %i)',
    async () => {
      const [same, other] = [await drafted(), await drafted()];
      const key = newUlid();
      const twice = await Promise.all([1, 2].map(() => submit(person('tanaka'), same, key)));
      expect(statusesOf(twice)).toEqual([200, 200]);
      expect(twice[0]?.body.number).toBe(twice[1]?.body.number);
      const apart = await Promise.all([1, 2].map(() => submit(person('tanaka'), other)));
      expect(statusesOf(apart)).toEqual([200, 409]);
      const timeline = await person('tanaka').get(`/api/claims/${other.id}/timeline`);
      expect(timeline.body.items.filter(({ act }: any) => act === 'submit')).toHaveLength(1);
    },
  );
});

describe('masters that change', () => {
  test('while people save and submit: every act rests on one version, and none fails', async () => {
    const claims = await inLanes(8, 4, drafted);
    const admin = person('watanabe');
    const change = async (): Promise<Answer> => {
      const { body } = await admin.get('/api/settings/per-diems');
      return admin.put('/api/settings/per-diems', { value: body.value, expectedVersion: body.version });
    };
    const save = (claim: any) =>
      person('tanaka').put(`/api/claims/${claim.id}`, {
        title: '直した経費',
        departmentId: 'sales-1',
        lines: [shinkansen({ spentOn: '2026-05-05' })],
        expectedVersion: claim.version,
      });
    const [changes, saves] = await Promise.all([
      inLanes(4, 1, change),
      inLanes(8, 8, async (index) => submit(person('tanaka'), (await save(claims[index])).body)),
    ]);
    expect(countOf(changes)).toEqual({ 200: 4 });
    expect(countOf(saves)).toEqual({ 200: 8 });
  });
});
