import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { everyRefusal } from '#contract/refusals/every.ts';
import { requestSchemas } from '#lib/contract.ts';
import { describedAt, jsonSchemaOf, operationIdOf, operatorApi, routeIn, tenantApi } from './endpoints.ts';
import { contractFiles } from './write-contract.ts';
import { typeOf } from './typescript-shapes.ts';

const apis = [tenantApi, operatorApi];
const everyRoute = apis.flatMap((api) => Object.keys(api.routes).map((key) => [key, api] as const));

describe('the route table', () => {
  test.each(apis.flatMap((api) => Object.keys(api.tables).map((name) => [name, api] as const)))(
    'is the dispatch table of %s, no more and no less',
    (name, { routes, tables }) => {
      const served = Object.keys(routes).filter((key) => routes[key]?.function === name);
      expect(Object.keys(tables[name] ?? {}).toSorted()).toEqual(served.toSorted());
    },
  );

  test.each(everyRoute)('names a file that holds the endpoint of %s', async (key, api) => {
    const { entry } = routeIn(api, key);
    expect(existsSync(entry)).toBe(true);
    const module = (await import(/* @vite-ignore */ resolve(entry))) as Record<string, unknown>;
    expect(module[`${operationIdOf(api, key)}Endpoint`]).toBe(await describedAt(api, key));
  });

  test.each(everyRoute.filter(([key]) => key.includes('{')))(
    'leads to shapes for the ids in %s',
    async (key, api) => {
      const { params } = await describedAt(api, key);
      const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, "x' OR 1=1"]);
      expect(params).toBeDefined();
      expect(params && v.safeParse(params, Object.fromEntries(names)).success).toBe(false);
    },
  );

  test('shares no path and no function between the planes', () => {
    const [tenant, operator] = apis.map(({ routes }) => ({
      roots: new Set(Object.keys(routes).map((key) => key.split('/')[1])),
      functions: new Set(Object.values(routes).map((route) => route.function)),
    }));
    expect(tenant?.roots).toEqual(new Set(['api']));
    expect(operator?.roots).toEqual(new Set(['operator']));
    expect([...(operator?.functions ?? [])].filter((name) => tenant?.functions.has(name))).toEqual([]);
  });
});

describe('the contract', () => {
  test.each(['lib/openapi.json', 'lib/operator-openapi.json', 'web/contract.ts', 'web/operator/contract.ts'])(
    'is written anew with the endpoints: %s',
    async (file) => {
      expect(readFileSync(file, 'utf8'), 'run `npm run contract`').toBe((await contractFiles())[file]);
    },
  );

  test('tells the gateway what a sign-in must hold', () => {
    const schemas = requestSchemas(JSON.parse(readFileSync('lib/openapi.json', 'utf8')));
    expect(schemas['POST /api/auth/login']).toMatchObject({
      type: 'object',
      required: ['companyCode', 'loginId', 'password'],
    });
  });

  const published = JSON.parse(readFileSync('lib/openapi.json', 'utf8'));
  const operations = Object.entries<Record<string, any>>(published.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  test('tells the form of each id, and the token that a write in a session needs', () => {
    expect(operations.length).toBeGreaterThan(40);
    for (const { method, operation } of operations) {
      const { parameters = [] } = operation;
      for (const parameter of parameters.filter((one: any) => one.in === 'path'))
        expect(parameter.schema.pattern).toMatch(/^\^/);
      const isInSession = method !== 'get' && operation.security === undefined;
      expect(parameters.some(({ name }: any) => name === 'x-csrf-token')).toBe(isInSession);
    }
  });

  test('tells each refusal with its words, its status and its facts', () => {
    for (const { operation } of operations)
      for (const [status, { 'x-codes': codes = [] }] of Object.entries<any>(operation.responses))
        for (const code of codes) {
          const known = everyRefusal.get(code);
          const [, own] = published.components.schemas[`Problem.${code}`].allOf;
          expect(own.properties).toMatchObject({
            code: { const: code },
            title: { const: known?.title },
            status: { const: Number(status) },
          });
          expect(Object.keys(own.properties)).toEqual(
            expect.arrayContaining(Object.keys(known?.facts ?? {})),
          );
        }
  });

  test('has a Japanese line for each operation', async () => {
    const summaries = await Promise.all(
      everyRoute.map(async ([key, api]) => (await describedAt(api, key)).summary),
    );
    expect(summaries.filter((summary) => !/[ぁ-ん一-龠]/.test(summary))).toEqual([]);
  });
});

describe('printing a shape as TypeScript', () => {
  test.each([
    [v.string(), 'string'],
    [v.picklist(['draft', "it's"]), "'draft' | 'it\\'s'"],
    [v.array(v.picklist(['a', 'b'])), "readonly ('a' | 'b')[]"],
    [v.nullable(v.number()), 'number | null'],
    [v.record(v.string(), v.number()), 'Readonly<Record<string, number>>'],
    [v.object({ 'a-b': v.exactOptional(v.boolean()) }), "{\n  readonly 'a-b'?: boolean;\n}"],
    [v.unknown(), 'unknown'],
  ])('keeps its meaning: %#', (schema, type) => {
    expect(typeOf(jsonSchemaOf(schema))).toBe(type);
  });
});
