import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { handler } from '#lambdas/functions/clock-check.ts';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';

describe('the hourly check of the clock, in the local cloud', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ assembly: await buildAssembly({ root: join(import.meta.dirname, '../..') }) });
  }, 240_000);
  afterAll(() => cloud.close());

  const check = async (): Promise<{ skewMillis: number }> =>
    (await cloud.invoke('clock-check', {})) as { skewMillis: number };

  test('is on the schedule of the template', () => {
    expect(cloud.schedules.map(({ name }) => name)).toContain('clock-check');
  });

  test('is quiet while all clocks agree, in another year too', async () => {
    expect(Math.abs((await check()).skewMillis)).toBeLessThan(1000);
    const years = Date.parse('2030-01-01T00:00:00Z') - Date.now();
    cloud.setClock(() => new Date(Date.now() + years));
    expect(Math.abs((await check()).skewMillis)).toBeLessThan(1000);
  });
});

describe('a function whose clock was moved by an hour', () => {
  const server = createServer((_request, response) => {
    response.writeHead(400, { date: new Date(Date.now() - 3_600_000).toUTCString() }).end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  });
  afterAll(() => {
    server.close();
    vi.unstubAllEnvs();
  });
  afterEach(() => void vi.restoreAllMocks());

  test('says so in the metric that the alarm watches', async () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const { skewMillis } = await handler();
    expect(skewMillis).toBeGreaterThan(3_598_000);
    const line = JSON.parse(written.find((text) => text.includes('clock-check')) ?? '{}');
    expect(line).toMatchObject({
      job: 'clock-check',
      Heartbeat: 1,
      ClockSkewMs: skewMillis,
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'STAFee',
            Dimensions: [['job']],
            Metrics: [
              { Name: 'Heartbeat', Unit: 'Count' },
              { Name: 'ClockSkewMs', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
    });
  });
});
