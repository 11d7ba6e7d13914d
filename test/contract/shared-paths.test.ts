import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { get, keyOf } from '#contract/endpoint.ts';
import type { ListedContract } from '#contract/listed.ts';
import { contractPathOf, gatewayPathOf, ownParams, sharedParamsOf } from '#contract/shared-paths.ts';
import { idsOf } from './made-ids.ts';
import { tenantFunctions } from '#contract/functions.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { routesOf } from '#lib/contract-routes.ts';
import { routes as ours } from '#lib/routes.ts';
import { aContext, anEvent, told } from '#test/builders/tenant-plane.ts';

const shared = tenantContracts.filter(({ contract }) => gatewayPathOf(contract.path) !== contract.path);

describe('names that share a resource of the gateway', () => {
  test('are those of masters, of settings and of a person’s sign-in, and a further one costs no resource', () => {
    expect([...new Set(shared.map(({ contract }) => gatewayPathOf(contract.path)))].toSorted()).toEqual([
      '/api/company/{theme}',
      '/api/master-files/{noun}',
      '/api/master-files/{noun}/checks',
      '/api/master-files/{noun}/imports',
      '/api/master-files/{noun}/imports/{importId}',
      '/api/master-files/{noun}/imports/{importId}/undo',
      '/api/masters/{noun}',
      '/api/masters/{noun}/{entryId}',
      '/api/masters/{noun}/{entryId}/end',
      '/api/masters/{noun}/{entryId}/versions',
      '/api/me/sign-in-factors/{factor}',
      '/api/my/{theme}',
      '/api/settings/{part}',
      '/api/settings/{part}/changes',
      '/api/settings/{part}/checks',
      '/api/settings/{part}/holders',
      '/api/settings/{part}/preview',
      '/api/settings/{part}/trial',
    ]);
  });

  test.each(tenantContracts.map(({ key, contract }) => [key, contract] as const))(
    '%s is found again by what the gateway says of it, with its own names alone',
    (_key, { path }) => {
      const ids = idsOf(path);
      const found = { ...sharedParamsOf(path), ...ids };
      expect(contractPathOf(gatewayPathOf(path), found)).toBe(path);
      expect(ownParams(found)).toEqual(ids);
    },
  );

  test.each([
    '',
    'Partners',
    'a/b',
    'departments/{entryId}',
    '..',
    '__proto__',
    'x'.repeat(41),
    '部署',
    '{noun}',
  ])('are no other text: %j stays the resource', (noun) => {
    for (const params of [{ noun }, {}])
      expect(contractPathOf('/api/masters/{noun}', params)).toBe('/api/masters/{noun}');
  });
});

describe('a name that no contract has', () => {
  const ask = async (resource: string, pathParameters: Readonly<Record<string, string>>) => {
    const lines: string[] = [];
    const missed: string[] = [];
    const handler = apiHandler<never>({
      table: endpointsOf('tenant-admin'),
      contextOf: async () => {
        throw new Error('reached');
      },
      missed: async ({ route }) => void missed.push(route),
      clock: () => new Date('2026-05-12T01:00:00.000Z'),
      isPerTenant: false,
      writeLine: (line) => void lines.push(line),
    });
    const event = { ...anEvent(`GET ${resource}`), resource, pathParameters };
    const { status, body } = told(await handler(event, aContext()));
    return { answer: [status, body.code], route: JSON.parse(lines[0] ?? '').route, missed };
  };

  test.each([
    ['/api/masters/{noun}', { noun: 'secret-word' }],
    ['/api/masters/{noun}/{entryId}', { noun: 'constructor', entryId: 'x' }],
    ['/api/settings/{part}', { part: 'departments' }],
    ['/api/masters/{noun}', { noun: 'departments/{entryId}' }],
  ])('is not found at %s, and is in no log: %j', async (resource, params) => {
    expect(await ask(resource, params)).toEqual({
      answer: [404, 'not-found'],
      route: `GET ${resource}`,
      missed: [],
    });
  });

  test('differs from one that a contract has, which the log names', async () => {
    expect(await ask('/api/masters/{noun}', { noun: 'departments' })).toMatchObject({
      answer: [401, 'signed-out'],
      route: 'GET /api/masters/departments',
    });
  });
});

describe('what shares a resource', () => {
  const listed = (path: '/api/settings/a' | '/api/settings/b', rest: object): ListedContract => {
    const contract = { ...get(path, { function: 'tenant-admin', may: 'everybody', summary: 'x' }), ...rest };
    return { operation: path, key: keyOf(contract), file: 'lambdas/x.ts', contract };
  };
  const routes = (rest: object) =>
    routesOf([listed('/api/settings/a', {}), listed('/api/settings/b', rest)], tenantFunctions);

  test('is one route of one function and one gate', () => {
    expect(Object.keys(ours)).toHaveLength(
      new Set(tenantContracts.map(({ contract }) => `${contract.method} ${gatewayPathOf(contract.path)}`))
        .size,
    );
    expect(routes({})).toEqual({
      'GET /api/settings/{part}': { function: 'tenant-admin', access: 'session' },
    });
  });
  test.each([{ function: 'tenant-app' }, { may: 'nobody-yet' }])('is refused where %j differs', (rest) => {
    expect(() => routes(rest)).toThrow('GET /api/settings/b shares GET /api/settings/{part}');
  });
});
