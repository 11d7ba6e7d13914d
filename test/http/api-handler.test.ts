import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { del, get, post } from '#contract/endpoint.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { aContext, anEvent, cookieHeader, tanaka, told } from '#test/builders/tenant-plane.ts';

/** Ids of notes: one is there. */
const [known, unknown] = [`01J${'7'.repeat(23)}`, `01J${'8'.repeat(23)}`];

const tenantId = `t01${'j'.repeat(24)}`;
const cookie = `${tenantId}.${'a'.repeat(43)}`;
const authorizer = { tenantId, userId: tanaka, userName: '田中花子', roles: 'applicant', sessionKey: 'k' };

let ran: unknown[] = [];
let lines: string[] = [];
let missed: string[] = [];
let thrown: unknown;
beforeEach(() => {
  [ran, lines, missed, thrown] = [[], [], [], undefined];
});

const base = { function: 'tenant-app', summary: '覚書' } as const;
const note = v.object({ text: v.string() });
const writeNote = endpoint(
  post('/api/notes', {
    ...base,
    may: 'everybody',
    body: v.strictObject({ text: v.pipe(v.string(), v.maxLength(10)) }),
    answer: note,
    status: 201,
  }),
  async ({ body, actor, idempotencyKey }) => {
    if (thrown !== undefined) throw thrown;
    ran.push({ body, actor, idempotencyKey });
    return accept({ text: body.text });
  },
);
const showNote = endpoint(
  get('/api/notes/{exportId}', { ...base, may: 'everybody', answer: note }),
  async ({ params }) => (params.exportId === known ? accept({ text: '七' }) : refuse({ kind: 'not-found' })),
);
const removeNotes = endpoint(del('/api/notes', { ...base, may: 'journals.read' }), async () =>
  accept(undefined),
);

const handler = apiHandler<TenantContext>({
  table: {
    'POST /api/notes': writeNote,
    'GET /api/notes/{exportId}': async () => showNote,
    'DELETE /api/notes': removeNotes,
  },
  contextOf: async () => ({}) as TenantContext,
  missed: async ({ route, params }) => void missed.push(`${route} ${params['exportId']}`),
  clock: () => new Date('2026-05-12T01:00:00.000Z'),
  isPerTenant: true,
  rightsOf: rightsIn,
  writeLine: (line) => void lines.push(line),
});

type Options = Parameters<typeof anEvent>[1];
const send = async (route: string, options: Options = {}, environmentOf: string | undefined = tenantId) => {
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie), ...options.headers };
  return told(await handler(anEvent(route, { authorizer, ...options, headers }), aContext(environmentOf)));
};
const write = (options: Options = {}, environmentOf?: string) =>
  send('POST /api/notes', { body: { text: '経費' }, ...options }, environmentOf);

describe('a request that only reads', () => {
  test('is answered whatever key it carries: nothing of it is done twice', async () => {
    const headers = { 'Idempotency-Key': 'x'.repeat(129) };
    expect(await send('GET /api/notes/{exportId}', { params: { exportId: known }, headers })).toMatchObject({
      status: 200,
    });
  });
});

describe('a request', () => {
  test('reaches its endpoint with its actor and is logged in one line', async () => {
    expect(await write({ headers: { 'Idempotency-Key': 'key-1' } })).toMatchObject({
      status: 201,
      body: { text: '経費' },
    });
    expect(ran).toEqual([
      {
        body: { text: '経費' },
        actor: {
          tenantId,
          userId: tanaka,
          name: '田中花子',
          rights: { 'claims.read': 'own', 'claims.write': 'own' },
          sight: { labels: [], isLimited: false },
        },
        idempotencyKey: 'key-1',
      },
    ]);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      route: 'POST /api/notes',
      status: 201,
      tenantId,
      TenantMismatch: 0,
    });
    expect(lines[0]).not.toMatch(/経費|田中|aaaa/);
  });

  test.each<[string, Options, number, string]>([
    ['has an empty idempotency key', { headers: { 'Idempotency-Key': '' } }, 400, 'input-malformed'],
    ['has an endless one', { headers: { 'Idempotency-Key': 'x'.repeat(129) } }, 400, 'input-malformed'],
    ['has no CSRF token', { headers: { 'x-csrf-token': '' } }, 403, 'csrf-missing'],
    [
      'has a token of another session',
      { headers: { 'x-csrf-token': csrfTokenOf('other') } },
      403,
      'csrf-missing',
    ],
    ['has no cookie', { headers: { Cookie: 'theme=dark' } }, 403, 'csrf-missing'],
    [
      'is no JSON by its type',
      { headers: { 'Content-Type': 'text/plain' } },
      415,
      'content-type-unsupported',
    ],
    ['has an unknown field', { body: { text: 'a', status: 'approved' } }, 400, 'input-malformed'],
    ['has no body', { body: undefined }, 400, 'input-malformed'],
    ['aims at a prototype', { body: '{"text":"a","__proto__":{}}' }, 400, 'input-malformed'],
    ['is too large', { body: { text: 'x'.repeat(420_000) } }, 413, 'body-too-large'],
  ])('is refused when it %s, and reaches nothing', async (_because, options, status, code) => {
    const answer = await write(options);
    expect(answer).toMatchObject({ status, body: { code, status, requestId: 'request-1' } });
    expect(answer.body.detail).toMatch(/[ぁ-ん]/);
    expect(ran).toEqual([]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ refusal: code, Refusals: 1 });
  });

  test.each([
    ["of another tenant's environment", `t01${'k'.repeat(24)}`],
    ['of no tenant', ''],
  ])('is refused in an environment %s, with a metric', async (_whose, environmentOf) => {
    expect(await write({}, environmentOf)).toMatchObject({ status: 403 });
    expect(ran).toEqual([]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', TenantMismatch: 1 });
  });

  test.each([
    ['without an authorizer', undefined],
    ['without a tenant', { ...authorizer, tenantId: undefined }],
  ])('is refused %s', async (_what, found) => {
    const event = anEvent('GET /api/notes/{exportId}', found === undefined ? {} : { authorizer: found });
    expect(told(await handler(event, aContext(tenantId)))).toMatchObject({ status: 403 });
  });

  test('needs the right that the endpoint names', async () => {
    expect(await send('DELETE /api/notes')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const auditor = { ...authorizer, roles: 'applicant,auditor' };
    expect(await send('DELETE /api/notes', { authorizer: auditor })).toEqual({
      status: 204,
      body: undefined,
      cookie: undefined,
    });
  });

  test.each([
    ['JSON of 100,000 levels', '['.repeat(100_000)],
    ['no JSON', '{'],
    ['no UTF-8', '\ufffd'],
    ['too much', 'x'.repeat(500_000)],
  ])('B-5 has a body that nobody reads: %s', async (_what, body) => {
    const route = 'GET /api/notes/{exportId}';
    const answer = await send(route, {
      params: { exportId: known },
      body,
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(answer).toMatchObject({ status: 200, body: { text: '七' } });
  });

  test('for a thing that is not there is told to the audit', async () => {
    expect(await send('GET /api/notes/{exportId}', { params: { exportId: known } })).toMatchObject({
      body: { text: '七' },
    });
    expect(missed).toEqual([]);
    expect(await send('GET /api/notes/{exportId}', { params: { exportId: unknown } })).toMatchObject({
      status: 404,
    });
    expect(await send('GET /api/notes/{exportId}', { params: { exportId: '../1' } })).toMatchObject({
      status: 404,
    });
    expect(missed).toEqual([`GET /api/notes/{exportId} ${unknown}`, 'GET /api/notes/{exportId} ../1']);
  });

  test.each(['GET /unknown', 'GET constructor', 'POST /api/notes/'])(
    'for %s finds nothing',
    async (route) => {
      expect(await send(route)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});

const awsError = (name: string, members: object = {}) =>
  Object.assign(new Error('table-7 said no'), { name, ...members });

describe('a throw', () => {
  test.each<[string, unknown, number, string]>([
    ['a defect', new TypeError('x is not a function'), 500, 'internal-error'],
    ['a refused permission', awsError('AccessDeniedException'), 500, 'internal-error'],
    ['throttling', awsError('ProvisionedThroughputExceededException'), 503, 'temporarily-unavailable'],
    ['a broken connection', awsError('Error', { code: 'ECONNRESET' }), 503, 'temporarily-unavailable'],
    [
      'transactions that kept meeting',
      awsError('TransactionCanceledException', { CancellationReasons: [{ Code: 'TransactionConflict' }] }),
      503,
      'temporarily-unavailable',
    ],
    [
      'a malformed transaction',
      awsError('TransactionCanceledException', { CancellationReasons: [{ Code: 'ValidationError' }] }),
      500,
      'internal-error',
    ],
    ['a forged cursor', new MalformedCursor('x'), 400, 'input-malformed'],
    ['no error at all', 'text', 500, 'internal-error'],
  ])('of %s becomes a document that tells nothing internal', async (_what, error, status, code) => {
    thrown = error;
    const answer = await write();
    expect(answer).toMatchObject({ status, body: { code } });
    expect(JSON.stringify(answer.body)).not.toMatch(/table-7|function|TypeError/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status, cause: expect.anything() });
  });

  test('of an outage says when to come back', async () => {
    thrown = awsError('ThrottlingException');
    const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
    const answer = await handler(
      anEvent('POST /api/notes', { authorizer, headers, body: { text: 'a' } }),
      aContext(tenantId),
    );
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '2',
      'cache-control': 'no-store',
    });
  });
});
