import { afterEach, describe, expect, test } from 'vitest';
import { aLambda, aTimer, resultOf, type ALambda } from './a-lambda.ts';

let lambda: ALambda;
afterEach(() => lambda.close());

const eventsOf = async (tenantId: string) => (await resultOf(lambda, 'count', {}, tenantId)).result.events;

describe('an idle execution environment', () => {
  test('is closed after five minutes without work', async () => {
    const clock = aTimer();
    lambda = await aLambda({ count: { isPerTenant: true } }, { timer: clock.timer });
    await eventsOf('t1');
    expect(clock.pending()).toEqual([300_000]);
    expect(await eventsOf('t1')).toBe(2);
    clock.elapse(300_000);
    expect(await eventsOf('t1')).toBe(1);
  });

  test('is closed when all are asked to cool down, one at work once it is done', async () => {
    lambda = await aLambda({ count: { isPerTenant: true } });
    await eventsOf('t1');
    const busy = resultOf(lambda, 'count', { waitMilliseconds: 50 }, 't2');
    await lambda.coolDown();
    expect((await busy).result.events).toBe(1);
    expect([await eventsOf('t1'), await eventsOf('t2')]).toEqual([1, 1]);
  });

  test('makes room for a new one when there are as many as allowed, the longest idle first', async () => {
    lambda = await aLambda({ count: { isPerTenant: true } }, { environmentsMax: 2 });
    await eventsOf('t1');
    await eventsOf('t2');
    await eventsOf('t3');
    expect(await eventsOf('t2')).toBe(2);
    expect(await eventsOf('t1')).toBe(1);
  });

  test('is waited for when all are busy', async () => {
    lambda = await aLambda({ count: {} }, { environmentsMax: 1 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => resultOf(lambda, 'count', { waitMilliseconds: 20 })),
    );
    expect(new Set(answers.map(({ result }) => result.events))).toEqual(new Set([1, 2, 3]));
  });

  test('is waited for by a crowd, in place of as many cold starts', async () => {
    lambda = await aLambda({ count: { isPerTenant: true } }, { environmentsOfKeyMax: 2 });
    const crowd = await Promise.all(
      Array.from({ length: 6 }, () => resultOf(lambda, 'count', { waitMilliseconds: 20 }, 't1')),
    );
    const firsts = crowd.filter(({ result }) => result.events === 1);
    expect(firsts).toHaveLength(2);
    expect(await eventsOf('t2')).toBe(1);
  });
});

describe('the clock of a function', () => {
  test('follows the cloud when it is movable', async () => {
    let now = new Date('2026-05-12T01:00:00.000Z');
    lambda = await aLambda({ clock: {} }, { clock: () => now, isClockMovable: true });
    expect((await resultOf(lambda, 'clock')).result.now).toMatch(/^2026-05-12T01:00:0/);
    now = new Date('2031-01-01T00:00:00.000Z');
    const { result } = await resultOf(lambda, 'clock');
    expect(result.now).toMatch(/^2031-01-01T00:00:0/);
    expect(new Date(result.stamp).toISOString()).toMatch(/^2031-01-01T00:00:0/);
  });

  test("is the machine's otherwise", async () => {
    lambda = await aLambda({ clock: {} }, { clock: () => new Date('2031-01-01T00:00:00.000Z') });
    expect((await resultOf(lambda, 'clock')).result.now).not.toMatch(/^2031/);
  });
});
