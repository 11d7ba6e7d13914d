import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { get, post } from '#contract/endpoint.ts';
import { contractHash } from '#contract/hash.ts';
import { contractHeader } from '#contract/header.ts';
import { apart } from '#contract/listed.ts';
import { refusal } from '#contract/refusal.ts';
import * as chain from '#contract/refusals/chain.ts';
import * as gateway from '#contract/refusals/gateway.ts';
import { pathParts } from '#contract/shapes/path-parts.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { aContext, anEvent, cookieHeader, tanaka } from '#test/builders/tenant-plane.ts';

const tenantId = `t01${'j'.repeat(24)}`;
const cookie = `${tenantId}.${'a'.repeat(43)}`;
const exportId = `01J${'0'.repeat(23)}`;

const locked = refusal('login-locked', 429, ['止まっています', '{minutes}分待ってください。'], {
  minutes: v.number(),
});
const base = { function: 'tenant-app', may: 'exports.create', summary: '見本を作る' } as const;
const make = post('/api/exports/{exportId}/samples', {
  ...base,
  query: v.strictObject({ much: v.exactOptional(v.literal('1')) }),
  body: v.strictObject({ minutes: v.number() }),
  answer: v.object({ id: v.string(), rows: v.array(v.object({ name: v.string() })) }),
  refusals: [locked],
});

/** As if it came out of a store: the compiler does not see what else is there. */
const stored = (): { readonly id: string; readonly rows: readonly { readonly name: string }[] } =>
  JSON.parse('{"id":"a","secret":"s","rows":[{"name":"n","salary":1}]}');
let answer: ReturnType<typeof stored>;
beforeEach(() => {
  answer = stored();
});

const makeEndpoint = endpoint(make, async ({ body }) => {
  const refused = { kind: 'login-locked', minutes: body.minutes, table: 'tenant-data' } as const;
  return body.minutes > 0 ? refuse(refused) : accept(answer);
});

const lines: string[] = [];
const handler = apiHandler<TenantContext>({
  table: { 'POST /api/exports/{exportId}/samples': makeEndpoint },
  contextOf: async () => ({}) as TenantContext,
  clock: () => new Date('2026-05-12T01:00:00.000Z'),
  isPerTenant: true,
  rightsOf: rightsIn,
  writeLine: (line) => void lines.push(line),
});

type Asked = { readonly roles?: string; readonly minutes?: unknown; readonly id?: string };
const ask = async ({ roles = 'accountant', minutes = 0, id = exportId }: Asked) => {
  const authorizer = { tenantId, userId: tanaka, userName: '田中花子', roles, sessionKey: 'k' };
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
  const event = anEvent('POST /api/exports/{exportId}/samples', {
    authorizer,
    headers,
    body: { minutes },
    params: { exportId: id },
  });
  const { statusCode, headers: told, body } = await handler(event, aContext(tenantId));
  return { status: statusCode, told, body: JSON.parse(body) };
};

describe('an endpoint of a contract', () => {
  test('answers through its shape: what a store has more never goes out', async () => {
    expect(await ask({})).toMatchObject({ status: 200, body: { id: 'a', rows: [{ name: 'n' }] } });
    expect((await ask({})).body).toEqual({ id: 'a', rows: [{ name: 'n' }] });
  });

  test('answers nothing at all where its shape does not fit, and quotes nothing in the log', async () => {
    answer = JSON.parse('{"id":"a","rows":[{"name":4711}]}');
    expect(await ask({})).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(lines.at(-1)).toMatch(/answers what its shape does not know: rows\.0\.name/);
    expect(lines.at(-1)).not.toContain('4711');
  });

  test('refuses with the status, words and facts of its contract, and tells no other fact', async () => {
    const { status, body } = await ask({ minutes: 5 });
    expect([status, body]).toEqual([
      429,
      {
        type: 'urn:stafee:problem:login-locked',
        title: '止まっています',
        status: 429,
        code: 'login-locked',
        detail: '5分待ってください。',
        minutes: 5,
        requestId: 'request-1',
      },
    ]);
  });

  test.each<[string, Asked, number, string]>([
    ['who lacks the right', { roles: 'applicant' }, 403, 'not-allowed'],
    ['an id of another form', { id: "x' OR 1=1" }, 404, 'not-found'],
    ['a body of another shape', { minutes: 'five' }, 400, 'input-malformed'],
  ])('refuses %s', async (_who, asked, status, code) => {
    expect(await ask(asked)).toMatchObject({ status, body: { code } });
  });

  test.each<[string, Asked]>([
    ['an answer', {}],
    ['a refusal', { minutes: 5 }],
    ['a refusal of the chain', { roles: 'applicant' }],
  ])('carries the hash of the contract: %s', async (_what, asked) => {
    const { told } = await ask(asked);
    expect(told).toMatchObject({ [contractHeader]: contractHash(tenantContracts) });
  });
});

describe('the hash of a contract', () => {
  const hashOf = (contract: Parameters<typeof apart>[1][string]) =>
    contractHash(apart('exports', { make: contract }));
  const answered = v.object({ id: v.string() });
  const one = get('/api/exports', { ...base, answer: answered });

  test('has 16 hexadecimal digits', () => {
    expect(contractHash(tenantContracts)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('stays when only words and rights change', () => {
    expect(hashOf({ ...one, summary: '別の言葉', may: 'exports.read' })).toBe(hashOf(one));
    const reworded = refusal('login-locked', 429, ['別', '別'], locked.facts);
    expect(hashOf({ ...one, refusals: [locked] })).toBe(hashOf({ ...one, refusals: [reworded] }));
  });

  const withPart = get('/api/exports/{exportId}', { ...base, answer: answered });
  const parts = { exportId: v.pipe(v.string(), v.maxLength(5)) };
  test.each([
    [
      'the shape of a part of the path',
      { parts, refusals: [] },
      { parts: { exportId: v.string() }, refusals: [] },
    ],
    ['a fact of a refusal of the chain', { parts, refusals: [locked] }, { parts, refusals: [] }],
  ])('changes with %s', (_what, before, after) => {
    const listed = apart('exports', { make: withPart });
    expect(contractHash(listed, after)).not.toBe(contractHash(listed, before));
  });

  test('is that of today’s parts of paths and refusals of the chain', () => {
    const listed = apart('exports', { make: withPart });
    const today = { parts: pathParts, refusals: Object.values({ ...chain, ...gateway }) };
    expect(contractHash(listed)).toBe(contractHash(listed, today));
    expect(contractHash(listed)).not.toBe(contractHash(listed, { ...today, parts }));
  });

  test.each([
    [
      'whether its answer has a version',
      get('/api/exports', { ...base, answer: answered, isVersioned: true }),
    ],
    ['the path', get('/api/exports/{exportId}', { ...base, answer: answered })],
    ['the method', post('/api/exports', { ...base, answer: answered })],
    ['the status', get('/api/exports', { ...base, answer: answered, status: 201 })],
    ['a field', get('/api/exports', { ...base, answer: v.object({ id: v.string(), at: v.string() }) })],
    ['a type', get('/api/exports', { ...base, answer: v.object({ id: v.number() }) })],
    [
      'whether it may lack',
      get('/api/exports', { ...base, answer: v.object({ id: v.exactOptional(v.string()) }) }),
    ],
    ['a choice', get('/api/exports', { ...base, answer: v.object({ id: v.picklist(['a']) }) })],
    ['another choice', get('/api/exports', { ...base, answer: v.object({ id: v.picklist(['b']) }) })],
    [
      'a bound',
      get('/api/exports', { ...base, answer: v.object({ id: v.pipe(v.string(), v.maxLength(5)) }) }),
    ],
    [
      'another bound',
      get('/api/exports', { ...base, answer: v.object({ id: v.pipe(v.string(), v.maxLength(6)) }) }),
    ],
    [
      'a pattern',
      get('/api/exports', { ...base, answer: v.object({ id: v.pipe(v.string(), v.regex(/a/)) }) }),
    ],
    ['a query', get('/api/exports', { ...base, answer: answered, query: v.strictObject({ a: v.string() }) })],
    ['a refusal', get('/api/exports', { ...base, answer: answered, refusals: [locked] })],
    [
      'a fact of a refusal',
      get('/api/exports', { ...base, answer: answered, refusals: [refusal('login-locked', 429, ['', ''])] }),
    ],
  ] as const)('changes with %s', (_what, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf(one));
  });
});
