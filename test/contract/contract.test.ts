import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { routes, type FunctionName } from '#lib/routes.ts';
import { requestSchemas } from '#lib/contract.ts';
import { describedAt, dispatchTables, jsonSchemaOf, operationIdOf, routeKeys } from './endpoints.ts';
import { contractFiles } from './write-contract.ts';
import { typeOf } from './typescript-shapes.ts';

describe('the route table', () => {
  test.each(Object.keys(dispatchTables) as FunctionName[])(
    'is the dispatch table of %s, no more and no less',
    (name) => {
      const served = routeKeys.filter((key) => routes[key].function === name);
      expect(Object.keys(dispatchTables[name]).toSorted()).toEqual(served.toSorted());
    },
  );

  test.each(routeKeys)('names a file that holds the endpoint of %s', async (key) => {
    expect(existsSync(routes[key].entry)).toBe(true);
    const module = (await import(/* @vite-ignore */ resolve(routes[key].entry))) as Record<string, unknown>;
    expect(module[`${operationIdOf(key)}Endpoint`]).toBe(await describedAt(key));
  });

  test.each(routeKeys.filter((key) => key.includes('{')))(
    'leads to shapes for the ids in %s',
    async (key) => {
      const { params } = await describedAt(key);
      const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, "x' OR 1=1"]);
      expect(params).toBeDefined();
      expect(params && v.safeParse(params, Object.fromEntries(names)).success).toBe(false);
    },
  );
});

describe('the contract', () => {
  test.each(['lib/openapi.json', 'web/contract.ts'])(
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

  test('has a Japanese line for each operation', async () => {
    const summaries = await Promise.all(routeKeys.map(async (key) => (await describedAt(key)).summary));
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
