import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import type { Endpoint } from '#lambdas/http/endpoint.ts';
import { operatorRoutes } from '#lib/operator-routes.ts';
import { routes } from '#lib/routes.ts';

/** What the contract reads of an endpoint, whatever it runs on. */
export type Described = Pick<
  Endpoint,
  'summary' | 'body' | 'params' | 'query' | 'answer' | 'status' | 'may' | 'refusals'
>;
type Table = Readonly<Record<string, Described | (() => Promise<Described>)>>;

type Route = { readonly function: string; readonly entry: string; readonly access: 'session' | 'public' };

/** One plane's routes and what its functions dispatch. */
export type PlaneApi = {
  readonly title: string;
  readonly cookie: string;
  readonly routes: Readonly<Record<string, Route>>;
  readonly tables: Readonly<Record<string, Table>>;
};

export const tenantApi: PlaneApi = {
  title: 'STAFee API',
  cookie: '__Host-sid',
  routes,
  tables: {
    auth: endpointsOf('auth'),
    'tenant-app': endpointsOf('tenant-app'),
    'tenant-admin': endpointsOf('tenant-admin'),
    'tenant-documents': endpointsOf('tenant-documents'),
  },
};

export const operatorApi: PlaneApi = {
  title: 'STAFee operator API',
  cookie: '__Host-osid',
  routes: operatorRoutes,
  tables: {
    'operator-auth': endpointsOf('operator-auth'),
    operator: endpointsOf('operator'),
  },
};

export const routeIn = ({ routes: table }: PlaneApi, key: string): Route => {
  const route = table[key];
  if (route === undefined) throw new Error(`no route ${key}`);
  return route;
};

/** The endpoint that the route's function would call. Throws when its table lacks the route. */
export const describedAt = async (api: PlaneApi, key: string): Promise<Described> => {
  const { function: name } = routeIn(api, key);
  const entry = api.tables[name]?.[key];
  if (entry === undefined) throw new Error(`${name} does not dispatch ${key}`);
  return typeof entry === 'function' ? entry() : entry;
};

export type JsonSchema = ReturnType<typeof toJsonSchema>;

/** What a shape says of its input where its own steps cannot: they judge what was made of it. */
const told = v.object({ metadata: v.object({ contract: v.record(v.string(), v.unknown()) }) });

const withContract = (action: unknown, schema: JsonSchema): JsonSchema | undefined => {
  const found = v.safeParse(told, action);
  if (!found.success) return undefined;
  const { contract: _own, ...rest } = { contract: undefined, ...schema };
  return { ...rest, ...found.output.metadata.contract };
};

/** Checks that JSON Schema cannot say stay in the function, whose answer names the field. */
export const jsonSchemaOf = (schema: v.GenericSchema): JsonSchema => {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => withContract(valibotAction, jsonSchema),
  });
  return rest;
};

const deeds: Readonly<Record<string, string>> = { GET: 'show', PUT: 'replace' };

/** `lambdas/claims/create-claim.ts` → `createClaim`; a part of the settings has two deeds: `showPerDiems`. */
export const operationIdOf = (api: PlaneApi, key: string): string => {
  const listed = [...tenantContracts, ...operatorContracts].find((one) => one.key === key);
  if (listed !== undefined) return listed.deed;
  const { entry } = routeIn(api, key);
  const file = entry.split('/').at(-1)?.replace('.ts', '') ?? '';
  const [method = ''] = key.split(' ');
  const isSetting = key.includes(' /api/settings/') && file.split('-')[0] !== 'show';
  const name = isSetting ? `${deeds[method]}-${file}` : file;
  return name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
};
