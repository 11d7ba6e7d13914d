import * as apigateway from 'aws-cdk-lib/aws-apigateway';

import type { CoarseSchema } from '#lib/coarse-schema.ts';
import type { RequestSchemas } from '#lib/contract.ts';

const types = {
  object: apigateway.JsonSchemaType.OBJECT,
  array: apigateway.JsonSchemaType.ARRAY,
  string: apigateway.JsonSchemaType.STRING,
  integer: apigateway.JsonSchemaType.INTEGER,
  number: apigateway.JsonSchemaType.NUMBER,
  boolean: apigateway.JsonSchemaType.BOOLEAN,
} as const;

const draft4 = ({ type, required, properties, ...limits }: CoarseSchema): apigateway.JsonSchema => ({
  ...limits,
  ...(type === undefined
    ? {}
    : { type: typeof type === 'string' ? types[type] : type.map((one) => types[one]) }),
  ...(required === undefined ? {} : { required: [...required] }),
  ...(properties === undefined
    ? {}
    : {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, inner]) => [name, draft4(inner)]),
        ),
      }),
});

/** `POST /api/claims/{claimId}/votes` → `PostClaimsClaimIdVotes`: a model's name is letters and digits only. */
const modelName = (key: string): string =>
  key
    .replace(' /api/', '/')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) =>
      /^[A-Z]+$/.test(word)
        ? word.slice(0, 1) + word.slice(1).toLowerCase()
        : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join('');

/** One model per method with a body; the validator turns away what could never be read, the function judges the rest. */
export const addRequestModels = (
  api: apigateway.RestApi,
  schemas: RequestSchemas,
): ReadonlyMap<string, apigateway.IModel> =>
  new Map(
    Object.entries(schemas).map(([key, schema]) => [
      key,
      api.addModel(`Model-${modelName(key)}`, {
        modelName: modelName(key),
        contentType: 'application/json',
        schema: { schema: apigateway.JsonSchemaVersion.DRAFT4, ...draft4(schema) },
      }),
    ]),
  );
