import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from 'vitest';

import { toldTimeMillis } from '#lambdas/adapters/jobs/told-time.ts';

const answeredBy = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    return await toldTimeMillis(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
};

describe('asking a service for its time', () => {
  test('takes it from a refusal as well', async () => {
    const told = await answeredBy((_request, response) => {
      response.writeHead(403, { date: 'Sun, 22 Nov 2026 03:00:00 GMT' }).end('{}');
    });
    expect(told).toBe(1_795_316_400_000);
  });

  test('fails when the answer has none', async () => {
    const asking = answeredBy((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    await expect(asking).rejects.toThrow(/answered without a time/);
  });

  test('fails when nobody answers', async () => {
    await expect(toldTimeMillis('http://127.0.0.1:9')).rejects.toThrow(/ECONNREFUSED/);
  });
});
