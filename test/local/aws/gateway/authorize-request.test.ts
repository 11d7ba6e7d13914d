import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aFixture, aGateway, removeFolder, send, type AGateway } from './a-gateway.ts';

let folder: string;
let gateway: AGateway;
beforeAll(() => {
  folder = aFixture();
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  gateway = await aGateway(folder);
});
afterEach(() => gateway.close());

const withCookie = (cookie: string, path = '/closed', more: readonly (readonly [string, string])[] = []) =>
  send(gateway, { path, headers: [['Cookie', cookie], ...more] });

describe('a method behind an authorizer', () => {
  test('is called with what the authorizer said, as text', async () => {
    const { status, json } = await withCookie('allow:t1');
    expect(status).toBe(200);
    expect(json.event.requestContext.authorizer).toEqual({
      principalId: 'u',
      tenantId: 't1',
      userId: 'U1',
      asked: '1',
      isFirst: 'true',
    });
  });

  test.each([
    ['no identity source is sent', [], 401, 'Unauthorized'],
    ['the identity source is empty', [['Cookie', '']], 401, 'Unauthorized'],
    ['the authorizer throws Unauthorized', [['Cookie', '401']], 401, 'Unauthorized'],
    [
      'the policy denies',
      [['Cookie', 'deny']],
      403,
      'User is not authorized to access this resource with an explicit deny',
    ],
    [
      'the policy allows something else',
      [['Cookie', 'other']],
      403,
      'User is not authorized to access this resource',
    ],
    ['the authorizer fails', [['Cookie', 'throw']], 500, 'Internal server error'],
    ['the policy is malformed', [['Cookie', 'malformed']], 500, 'Internal server error'],
    ['the answer is longer than 8 kB', [['Cookie', 'long']], 500, 'Internal server error'],
    ['the context holds a list', [['Cookie', 'list']], 500, 'Internal server error'],
  ] as const)('is not called when %s', async (_because, headers, status, message) => {
    expect(await send(gateway, { path: '/closed', headers })).toMatchObject({ status, json: { message } });
    // The next event is the function's first.
    expect((await withCookie('allow:t1')).json.events).toBe(1);
  });

  test('does not ask the authorizer when an identity source is missing', async () => {
    await send(gateway, { path: '/closed' });
    expect((await withCookie('allow:t1')).json.event.requestContext.authorizer.asked).toBe('1');
  });

  test('hands the authorizer the method it is about, and no body', async () => {
    const { json } = await send(gateway, { path: '/remembered?a=1', headers: [['Cookie', 'event']] });
    const event = JSON.parse(json.event.requestContext.authorizer.event);
    expect(event).toMatchObject({
      type: 'REQUEST',
      methodArn: expect.stringMatching(
        /^arn:aws:execute-api:ap-northeast-1:000000000000:[0-9a-z]{10}\/v1\/GET\/remembered$/,
      ),
      headers: { Cookie: 'event' },
      queryStringParameters: { a: '1' },
      requestContext: { identity: { sourceIp: '127.0.0.1' } },
    });
    expect(event).not.toHaveProperty('body');
  });
});

describe('the tenant id of a call', () => {
  test('comes from the authorizer and separates module state', async () => {
    const seen = [];
    for (const tenant of ['t1', 't2', 't1']) {
      const { json } = await withCookie(`allow:${tenant}`);
      seen.push([json.tenantId, json.events]);
    }
    expect(seen).toEqual([
      ['t1', 1],
      ['t2', 1],
      ['t1', 2],
    ]);
  });

  test.each(['X-Amz-Tenant-Id', 'x-amz-tenant-id'])('cannot be sent as %s', async (name) => {
    const { json } = await withCookie('allow:t1', '/closed', [[name, 't2']]);
    expect(json.tenantId).toBe('t1');
    expect(Object.keys(json.event.headers).map((header) => header.toLowerCase())).not.toContain(
      'x-amz-tenant-id',
    );
  });

  test('is demanded by a function per tenant, whatever the client sends', async () => {
    const answer = await send(gateway, { path: '/tenantless', headers: [['X-Amz-Tenant-Id', 't2']] });
    expect(answer).toMatchObject({ status: 500, json: { message: 'Internal server error' } });
    expect(gateway.lines.join()).toContain('InvalidParameterValueException');
  });
});

const askedOf = async (cookie: string, path: string) =>
  (await withCookie(cookie, path)).json.event.requestContext.authorizer.asked;

describe('the answer of an authorizer', () => {
  test('is asked for at each request when its time to live is 0', async () => {
    expect(await askedOf('allow:t1', '/closed')).toBe('1');
    expect(await askedOf('allow:t1', '/closed')).toBe('2');
  });

  test('is remembered by identity source for its time to live', async () => {
    expect(await askedOf('allow:t1', '/remembered')).toBe('1');
    gateway.setTime('2026-05-12T01:04:59.000Z');
    expect(await askedOf('allow:t1', '/remembered')).toBe('1');
    expect(await askedOf('allow:t2', '/remembered')).toBe('2');
    gateway.setTime('2026-05-12T01:05:00.000Z');
    expect(await askedOf('allow:t1', '/remembered')).toBe('3');
  });
});
