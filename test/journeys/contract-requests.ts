import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gate } from '#domain/rights/rights.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import type { JsonSchema } from '#test/contract/endpoints.ts';
import { inWhole } from '#test/contract/whole-document.ts';
import { valueFor, type Chance } from './contract-values.ts';

type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
};
export type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly 'x-query'?: { readonly oneOf: readonly JsonSchema[] };
  readonly 'x-may': Gate;
  readonly 'x-may-from'?: Scope;
  readonly security?: readonly unknown[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly responses: Readonly<Record<string, { readonly 'x-codes'?: readonly string[] }>>;
};

/** The published contract and nothing else. */
const contract: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
} = Object(inWhole(JSON.parse(readFileSync(join(import.meta.dirname, '../../lib/openapi.json'), 'utf8'))));

export const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
  ),
);

export const bodySchema = ({ requestBody }: Operation): JsonSchema | undefined =>
  requestBody?.content['application/json']?.schema;

export const hasQuery = ({ parameters = [] }: Operation): boolean =>
  parameters.some((parameter) => parameter.in === 'query');

export const queryOf = (operation: Operation, chance: Chance): string => {
  const { parameters = [], 'x-query': whole } = operation;
  const variant = whole?.oneOf[chance(whole.oneOf.length)];
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const values =
    variant === undefined
      ? Object.fromEntries(
          inQuery
            .filter(({ required }) => required || chance(2) === 1)
            .map(({ name, schema }) => [name, valueFor(schema, chance)]),
        )
      : valueFor(variant, chance);
  // A cursor comes from an answer before, and two days in order: neither is a matter of shapes.
  const isDayNeeded = inQuery.some(({ name, required }) => name === 'from' && required);
  const { cursor: _cursor, from: _from, ...drawn } = Object(values);
  const known = Object.entries(isDayNeeded ? { ...drawn, from: drawn.to } : drawn);
  return new URLSearchParams(
    Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
  ).toString();
};
