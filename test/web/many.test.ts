import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiRefusal, ConnectionLost, readProblem } from '#web/api/problem.ts';
import { isUnfinished, manyRows, progressOf, sayTally } from '#web/many/many-rows.ts';
import { runMany, type ManyItem, type Standing } from '#web/many/run-many.ts';

const item = (number: number): ManyItem => ({ id: `c${number}`, label: `EX-${number}` });
const items = (count: number) => Array.from({ length: count }, (_, index) => item(index));

const refusalOf = (status: number, facts: Readonly<Record<string, unknown>>, retryAfterSeconds?: number) =>
  new ApiRefusal({
    ...readProblem(status, facts),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
const processed = refusalOf(409, { code: 'already-processed', detail: '既に処理済みです。' });
const busy = refusalOf(503, { code: 'temporarily-unavailable', detail: '混み合っています。' }, 2);

type Answers = (id: string, tries: number) => unknown;

/** Runs with an answer per claim and try: an error is thrown, anything else is an answer. */
const ran = async (
  count: number,
  answers: Answers,
  { atOnce = 1, stopAfter = Number.POSITIVE_INFINITY }: { atOnce?: number; stopAfter?: number } = {},
) => {
  const standings = new Map<string, Standing>(items(count).map(({ id }) => [id, { kind: 'waiting' }]));
  const tries = new Map<string, number>();
  const [sent, pauses]: [string[], number[]] = [[], []];
  let [inFlight, most] = [0, 0];
  await runMany({
    items: items(count),
    atOnce,
    perform: async ({ id }) => {
      sent.push(id);
      tries.set(id, (tries.get(id) ?? 0) + 1);
      inFlight += 1;
      most = Math.max(most, inFlight);
      await Promise.resolve();
      inFlight -= 1;
      const answer = answers(id, tries.get(id) ?? 0);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    isStopped: () => sent.length >= stopAfter,
    tell: ({ id }, standing) => standings.set(id, standing),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { standings, sent, pauses, most, run: { items: items(count), standings, phase: 'ended' as const } };
};

const done: Answers = () => 'fine';

describe('one act on many claims', () => {
  test('sends each once, no more than a few at a time, and tells of each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        async (count, atOnce) => {
          const { sent, most, standings } = await ran(count, done, { atOnce });
          expect(sent).toEqual(items(count).map(({ id }) => id));
          expect(most).toBeLessThanOrEqual(atOnce);
          expect([...standings.values()]).toEqual(items(count).map(() => ({ kind: 'done' })));
        },
      ),
    );
  });

  test('a refused one is told in its own words, and the others are done', async () => {
    const { run, standings } = await ran(30, (id) => (id === 'c7' ? processed : 'fine'));
    expect(standings.get('c7')).toEqual({ kind: 'refused', says: '既に処理済みです。' });
    expect(sayTally(run)).toBe('30件のうち 29件 済み、1件 できませんでした');
    expect(manyRows(run)[0]).toMatchObject({
      id: 'c7',
      state: 'できませんでした',
      says: '既に処理済みです。',
    });
    expect([progressOf(run), isUnfinished(run)]).toEqual([100, false]);
  });

  test('a crowded service is waited for as long as it asks, a few times', async () => {
    const { standings, pauses } = await ran(2, (id, tries) => (id === 'c0' && tries < 3 ? busy : 'fine'));
    expect(pauses).toEqual([2_000, 2_000]);
    expect([...standings.values()].map(({ kind }) => kind)).toEqual(['done', 'done']);
    const never = await ran(3, () => busy);
    expect(never.sent).toEqual(['c0', 'c0', 'c0', 'c0']);
  });

  test.each([
    ['no answer came', new ConnectionLost('gone')],
    ['the service failed', refusalOf(500, {})],
    ['nobody is signed in any more', refusalOf(401, { code: 'signed-out' })],
    ['the company may only read', refusalOf(503, { code: 'read-only' }, 600)],
  ])('when %s, nothing further is sent and the rest can go on', async (_why, failure) => {
    const { run, sent } = await ran(10, (id) => (id === 'c3' ? failure : 'fine'));
    expect(sent).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(sayTally(run)).toBe('10件のうち 3件 済み、1件 結果を確認できません、6件 未送信');
    expect(isUnfinished(run)).toBe(true);
  });

  test('what is stopped sends nothing more, and those on their way are answered', async () => {
    const { run, sent } = await ran(20, done, { atOnce: 4, stopAfter: 8 });
    expect(sent.length).toBeLessThan(12);
    expect(sayTally(run)).toBe(`20件のうち ${sent.length}件 済み、${20 - sent.length}件 未送信`);
  });
});
