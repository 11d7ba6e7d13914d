import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { table as admin } from '#lambdas/functions/tenant-admin.ts';
import { table as auth } from '#lambdas/functions/auth.ts';
import { table as app } from '#lambdas/functions/tenant-app.ts';
import type { Endpoint } from '#lambdas/http/endpoint.ts';
import { routes, type FunctionName, type RouteKey } from '#lib/routes.ts';

/** What the contract reads of an endpoint, whatever it runs on. */
export type Described = Pick<
  Endpoint,
  'summary' | 'body' | 'params' | 'query' | 'answer' | 'status' | 'roles'
>;
type Table = Readonly<Record<string, Described | (() => Promise<Described>)>>;

export const dispatchTables: Readonly<Record<FunctionName, Table>> = {
  auth,
  'tenant-app': app,
  'tenant-admin': admin,
};

export const routeKeys = Object.keys(routes) as RouteKey[];

/** The endpoint that the route's function would call. Throws when its table lacks the route. */
export const describedAt = async (key: RouteKey): Promise<Described> => {
  const entry = dispatchTables[routes[key].function][key];
  if (entry === undefined) throw new Error(`${routes[key].function} does not dispatch ${key}`);
  return typeof entry === 'function' ? entry() : entry;
};

export type JsonSchema = ReturnType<typeof toJsonSchema>;

/** Checks that JSON Schema cannot say stay in the function, whose answer names the field. */
export const jsonSchemaOf = (schema: v.GenericSchema): JsonSchema => {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  });
  return rest;
};

/** `lambdas/claims/create-claim.ts` → `createClaim`. */
export const operationIdOf = (key: RouteKey): string => {
  const file = routes[key].entry.split('/').at(-1)?.replace('.ts', '') ?? '';
  return file.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
};
