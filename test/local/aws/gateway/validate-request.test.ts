import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSchema } from '#local/aws/gateway/json-schema.ts';
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

const post = (body: string, type = 'application/json') =>
  send(gateway, { method: 'POST', path: '/things', headers: [['Content-Type', type]], body });

describe('a body with a model', () => {
  test.each([
    ['the required member only', '{"title":"abc"}'],
    ['all members', '{"title":"abcde","lines":[1,2]}'],
  ])('is passed on with %s', async (_what, body) => {
    expect((await post(body)).json.event.body).toBe(body);
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['another type', '[]'],
    ['a missing member', '{"lines":[]}'],
    ['an unknown member', '{"title":"abc","status":"approved"}'],
    ['too long a text', '{"title":"abcdef"}'],
    ['too short a text', '{"title":""}'],
    ['a text of another pattern', '{"title":"ABC"}'],
    ['too many items', '{"title":"abc","lines":[1,2,3]}'],
    ['an item of another type', '{"title":"abc","lines":[1.5]}'],
  ])('is refused with %s, in the words of the gateway response', async (_what, body) => {
    const answer = await post(body);
    expect(answer).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      json: { code: 'input-malformed', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(answer.json.requestId).toBe(answer.headers['x-amzn-requestid']);
  });

  test('passes unjudged as another media type, as on AWS', async () => {
    expect((await post('<a/>', 'application/xml')).status).toBe(200);
  });
});

describe('a required parameter', () => {
  test('is demanded', async () => {
    expect(await send(gateway, { path: '/things/1' })).toMatchObject({
      status: 400,
      json: { message: 'Missing required request parameters: [view]' },
    });
    expect((await send(gateway, { path: '/things/1?view=a' })).status).toBe(200);
  });
});

describe('reading a schema', () => {
  test.each<[string, object, unknown, boolean]>([
    ['code points, not UTF-16 units', { maxLength: 2 }, '𠮷𠮷', true],
    ['one of several types', { type: ['string', 'null'] }, null, true],
    ['one of several types', { type: ['string', 'null'] }, 1, false],
    ['an enumeration', { enum: ['a', 1] }, 1, true],
    ['an enumeration', { enum: ['a', 1] }, 'b', false],
    ['a range', { minimum: 1, maximum: 3 }, 4, false],
    ['members of one shape', { additionalProperties: { type: 'integer' } }, { a: 1, b: '2' }, false],
    ['alternatives', { anyOf: [{ type: 'string' }, { minItems: 1 }] }, [], false],
    ['nothing else about other types', { maxLength: 1, minItems: 3 }, 7, true],
  ])('understands %s', (_what, schema, value, isValid) => {
    expect(readSchema(schema, 'Model')(value)).toBe(isValid);
  });

  test('refuses a keyword that it does not know', () => {
    expect(() => readSchema({ properties: { a: { $ref: 'x' } } }, 'Api/Model')).toThrow(
      'Api/Model.a: the local gateway does not know the keyword $ref',
    );
  });
});
