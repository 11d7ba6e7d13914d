import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';

const lines: string[] = [];
let cloud: Cloud;
beforeAll(async () => {
  const assembly = await buildAssembly({ root: join(import.meta.dirname, '../..') });
  cloud = await startCloud({ assembly, log: (name, line) => void lines.push(`${name} ${line}`) });
}, 240_000);
afterAll(() => cloud.close());

const check = async (): Promise<{ skewMillis: number }> =>
  (await cloud.invoke('clock-check', {})) as { skewMillis: number };

describe('the hourly check of the clock', () => {
  test('is on the schedule of the template', () => {
    expect(cloud.schedules.map(({ name }) => name)).toContain('clock-check');
  });

  test('finds nothing while the clocks agree, and then that ours was moved', async () => {
    expect(await check()).toEqual({ skewMillis: 0 });

    cloud.setClock(() => new Date(Date.now() + 3_600_000));
    const { skewMillis } = await check();
    expect(skewMillis).toBeGreaterThan(3_598_000);
    expect(skewMillis).toBeLessThanOrEqual(3_600_000);
    expect(lines.at(-1)).toContain(`"ClockSkewMs":${skewMillis}`);
    expect(lines.at(-1)).toContain('{"Name":"ClockSkewMs","Unit":"Milliseconds"}');

    cloud.setClock(() => new Date(Date.now() - 3_600_000));
    expect((await check()).skewMillis).toBeLessThan(-3_598_000);
    expect(lines.at(-1)).toMatch(/"ClockSkewMs":3\d{6}[,}]/);
  });
});
