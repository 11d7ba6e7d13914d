import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aTimer } from '#test/local/aws/lambda/a-lambda.ts';
import { aFixture, aGateway, removeFolder, send, type AGateway } from './a-gateway.ts';

const clock = aTimer();
const functionClock = aTimer();
let folder: string;
let gateway: AGateway;
beforeAll(async () => {
  folder = aFixture();
  gateway = await aGateway(folder, { timer: clock.timer, functionTimer: functionClock.timer });
});
afterAll(async () => {
  await gateway.close();
  removeFolder(folder);
});

const post = (bytes: number) =>
  send(gateway, {
    method: 'POST',
    path: '/open',
    headers: [['Content-Type', 'text/plain']],
    body: Buffer.alloc(bytes, 'x'),
  });

describe('the size of a request', () => {
  test('may be so large that the event stays under 6 MB', async () => {
    expect((await post(6_200_000 / 2)).status).toBe(200);
  });

  test.each([
    ['the event would be over 6 MB', 6_291_456],
    ['the body is over 10 MB', 10 * 1024 * 1024 + 1],
  ])('is refused when %s', async (_because, bytes) => {
    expect(await post(bytes)).toMatchObject({ status: 413, json: { message: 'Request Too Long' } });
  });
});

const postZipped = (body: Buffer) =>
  send(gateway, { method: 'POST', path: '/open', headers: [['Content-Encoding', 'gzip']], body });

describe('a compressed request', () => {
  test('is unpacked', async () => {
    const { json } = await postZipped(gzipSync('{"税":10}'));
    expect(json.event.body).toBe('{"税":10}');
  });

  test('is refused when it is no gzip', async () => {
    expect(await postZipped(Buffer.from('abc'))).toMatchObject({ status: 400 });
  });

  test('is refused when it unpacks to more than 10 MB', async () => {
    const answer = await postZipped(gzipSync(Buffer.alloc(10 * 1024 * 1024 + 1)));
    expect(answer).toMatchObject({ status: 413, json: { message: 'Request Too Long' } });
  });
});

describe('the size of an answer', () => {
  test('may be up to 6 MB', async () => {
    const answer = await send(gateway, { path: '/open?do=fits' });
    expect([answer.status, answer.bytes.length]).toEqual([200, 6_200_000]);
  });

  test('is a 502 beyond that', async () => {
    expect(await send(gateway, { path: '/open?do=large' })).toMatchObject({ status: 502 });
  });
});

const sendHanging = async () => {
  const answered = send(gateway, { path: '/open?do=hang' });
  await expect.poll(() => functionClock.pending()).toContain(60_000);
  return { answered };
};

describe('a function that takes too long', () => {
  test('is given up after 29 seconds with 504, though its own timeout is longer', async () => {
    const { answered } = await sendHanging();
    expect(clock.pending()).toEqual([29_000]);
    clock.elapse(29_000);
    expect(await answered).toMatchObject({ status: 504, json: { message: 'Endpoint request timed out' } });
    functionClock.elapse(60_000);
  });

  test('is a 502 when its own timeout comes first', async () => {
    const { answered } = await sendHanging();
    functionClock.elapse(60_000);
    expect(await answered).toMatchObject({ status: 502, json: { message: 'Internal server error' } });
  });
});
