import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { tenantContracts } from '#contract/all.ts';
import { sessionCookies } from '#contract/header.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';

/** One plane's contracts, and what the published document says of the plane. */
export type PlaneApi = {
  readonly title: string;
  readonly cookie: string;
  readonly listed: readonly ListedContract[];
};

export const tenantApi: PlaneApi = {
  title: 'STAFee API',
  cookie: sessionCookies.tenant,
  listed: tenantContracts,
};

export const operatorApi: PlaneApi = {
  title: 'STAFee operator API',
  cookie: sessionCookies.operator,
  listed: operatorContracts,
};

export const isInSession = ({ contract }: ListedContract): boolean => contract.may !== 'nobody-yet';
export const isWrite = ({ contract }: ListedContract): boolean => contract.method !== 'GET';

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
