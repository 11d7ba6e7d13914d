import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressAnswer } from '#local/aws/gateway/compress.ts';
import { aFixture, aGateway, removeFolder, send, type AGateway } from './a-gateway.ts';

let folder: string;
let gateway: AGateway;
beforeAll(async () => {
  folder = aFixture();
  gateway = await aGateway(folder);
});
afterAll(async () => {
  await gateway.close();
  removeFolder(folder);
});

describe('a static file', () => {
  test("is read from its bucket as the integration's role, with mapped headers", async () => {
    const answer = await send(gateway, { path: '/' });
    expect(answer).toMatchObject({
      status: 200,
      text: '<!doctype html><title>経費</title>',
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
    expect(gateway.reads.at(-1)).toMatchObject({
      bucket: gateway.bucket,
      key: 'index.html',
      caller: { roleArn: expect.stringMatching(/^arn:aws:iam::000000000000:role\/Front-WebReader/) },
    });
  });

  test('is named by the mapped path parameter', async () => {
    expect(await send(gateway, { path: '/assets/app.js' })).toMatchObject({
      status: 200,
      text: 'let a = 1;',
    });
  });

  test.each(['/assets/none.js', '/assets/..%2Findex.html'])(
    '%s that is not there is answered by the selected response',
    async (path) => {
      expect(await send(gateway, { path })).toMatchObject({
        status: 404,
        text: '<p>not here</p>',
        headers: { 'content-type': 'text/html' },
      });
    },
  );
});

describe('a mock integration', () => {
  test('answers from its templates', async () => {
    const answer = await send(gateway, { path: '/mock' });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-fixed': 'yes' } });
    expect(answer.json.id).toBe(answer.headers['x-amzn-requestid']);
  });
});

describe('compressing an answer', () => {
  const answer = { statusCode: 200, headers: [], body: Buffer.from('a'.repeat(1024)) };
  const accepting = { headers: [['Accept-Encoding', 'br, gzip']] as const };

  test('is done for a client that accepts it', async () => {
    const { headers, body } = await compressAnswer(answer, accepting, 1024);
    expect(headers).toContainEqual(['Content-Encoding', 'gzip']);
    expect(gunzipSync(body).toString()).toBe('a'.repeat(1024));
  });

  test.each([
    ['the client does not accept it', { headers: [] }, 1024],
    ['the body is smaller', accepting, 1025],
    ['the API has it switched off', accepting, undefined],
  ])('is left when %s', async (_because, request, bytesMin) => {
    expect(await compressAnswer(answer, request, bytesMin)).toBe(answer);
  });
});
