import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('a proxy event', () => {
  test('holds the request as version 1.0 has it', async () => {
    const { json } = await send(gateway, {
      method: 'PUT',
      path: '/open?a=1&a=2&b=%E7%A8%8E',
      headers: [
        ['Host', 'app.example.jp'],
        ['X-Twice', 'one'],
        ['X-Twice', 'two'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'a test'],
      ],
      body: '{"税":10}',
    });
    expect(json.event).toMatchObject({
      resource: '/open',
      path: '/open',
      httpMethod: 'PUT',
      queryStringParameters: { a: '2', b: '税' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['税'] },
      pathParameters: null,
      stageVariables: null,
      body: '{"税":10}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        stage: 'v1',
        resourcePath: '/open',
        httpMethod: 'PUT',
        path: '/open',
        protocol: 'HTTP/1.1',
        domainName: 'app.example.jp',
        requestTime: '12/May/2026:01:00:00 +0000',
        requestTimeEpoch: 1_778_547_600_000,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        identity: { sourceIp: '127.0.0.1', userAgent: 'a test' },
      },
    });
    expect(json.event.headers).toMatchObject({ 'X-Twice': 'two', 'X-Forwarded-For': '127.0.0.1' });
    expect(json.event.multiValueHeaders['X-Twice']).toEqual(['one', 'two']);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'takes a parameter and a header called %s',
    async (name) => {
      const { json } = await send(gateway, { path: `/open?${name}=1`, headers: [[name, 'one']] });
      expect(Object.entries(json.event.queryStringParameters)).toEqual([[name, '1']]);
      expect(Object.entries(json.event.headers)).toContainEqual([name, 'one']);
    },
  );

  test('has null where there is nothing', async () => {
    const { json } = await send(gateway, { path: '/open' });
    expect(json.event).toMatchObject({ queryStringParameters: null, pathParameters: null, body: null });
  });

  test('takes the source address from the connection, not from a header', async () => {
    const { json } = await send(gateway, { path: '/open', headers: [['X-Forwarded-For', '203.0.113.9']] });
    expect(json.event.requestContext.identity.sourceIp).toBe('127.0.0.1');
    expect(json.event.headers['X-Forwarded-For']).toBe('203.0.113.9, 127.0.0.1');
  });

  test('holds path parameters, also a greedy one', async () => {
    const thing = await send(gateway, { path: '/things/a%20b?view=x' });
    expect(thing.json.event.pathParameters).toEqual({ thingId: 'a b' });
    const file = await send(gateway, { path: '/files/2026/05/a.pdf' });
    expect(file.json.event.pathParameters).toEqual({ path: '2026/05/a.pdf' });
  });
});

describe('an answer of a function', () => {
  test('becomes status, headers and body', async () => {
    const answer = await send(gateway, { path: '/open?do=headers' });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({
      'x-one': 'a',
      'x-number': '5',
      'x-amzn-remapped-date': 'never',
      'set-cookie': ['a=1', 'b=2'],
      'content-type': 'application/json',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('may be without a body', async () => {
    expect(await send(gateway, { path: '/open?do=empty' })).toMatchObject({ status: 204, text: '' });
  });

  test('stays base64 text without binary media types', async () => {
    expect((await send(gateway, { path: '/open?do=base64' })).text).toBe('aGVsbG8=');
  });

  test.each(['malformed', 'number-body', 'text', 'throw', 'exit'])('%s is 502', async (deed) => {
    const answer = await send(gateway, { path: `/open?do=${deed}` });
    expect(answer).toMatchObject({ status: 502, json: { message: 'Internal server error' } });
    expect((await send(gateway, { path: '/open' })).status).toBe(200);
  });
});

describe('an unknown route', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/open/more'],
    ['DELETE', '/things'],
    ['GET', '/files'],
    ['POST', '/'],
  ])('%s %s is answered by the gateway response for a missing token', async (method, path) => {
    expect(await send(gateway, { method, path })).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      json: { code: 'not-found', said: 'Missing Authentication Token' },
    });
  });
});

describe('a page beside the API', () => {
  test('is served at its exact path only', async () => {
    expect(await send(gateway, { path: '/__mail' })).toMatchObject({ status: 200, text: '<p>mail</p>' });
    expect((await send(gateway, { path: '/__mail/1' })).status).toBe(404);
  });
});

describe('the connection', () => {
  test('is kept alive', async () => {
    const answer = await send(gateway, { path: '/mock', headers: [['Connection', 'keep-alive']] });
    expect(answer.headers.connection).toBe('keep-alive');
  });
});
