import * as v from 'valibot';
import {
  describedAt,
  jsonSchemaOf,
  operationIdOf,
  routeIn,
  type Described,
  type JsonSchema,
  type PlaneApi,
} from './endpoints.ts';

import { headersOf, pathParameters, queryParameters, queryVariants } from './openapi-parameters.ts';
import {
  answerHeaders,
  namedHeaders,
  problemSchemas,
  refusalResponses,
  refusalsOf,
} from './openapi-responses.ts';

/** Shapes of bodies and answers, each under the name of the first operation that has it. */
const namedShapes = () => {
  const names = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  return {
    schemas,
    reference: (name: string, schema: JsonSchema) => {
      const written = JSON.stringify(schema);
      const known = names.get(written) ?? name;
      names.set(written, known);
      schemas[known] = schema;
      return { $ref: `#/components/schemas/${known}` };
    },
  };
};
type Reference = ReturnType<typeof namedShapes>['reference'];

const isVersioned = (endpoint: Described): boolean =>
  'contract' in endpoint && Object(endpoint.contract).isVersioned === true;

const operationOf = (
  { api, key, endpoint }: { readonly api: PlaneApi; readonly key: string; readonly endpoint: Described },
  reference: Reference,
) => {
  const operationId = operationIdOf(api, key);
  const parameters = [
    ...pathParameters(key, endpoint),
    ...queryParameters(endpoint),
    ...headersOf(api, key, endpoint),
  ];
  const answer =
    endpoint.status === 204
      ? {}
      : {
          content: {
            'application/json': { schema: reference(`${operationId}Answer`, jsonSchemaOf(endpoint.answer)) },
          },
        };
  return {
    operationId,
    summary: endpoint.summary,
    'x-may': endpoint.may,
    ...(routeIn(api, key).access === 'public' ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...queryVariants(endpoint),
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: !v.is(endpoint.body, undefined),
            content: {
              'application/json': { schema: reference(`${operationId}Body`, jsonSchemaOf(endpoint.body)) },
            },
          },
        }),
    responses: {
      ...(isVersioned(endpoint)
        ? { 304: { description: '変更なし（本文なし）', headers: answerHeaders } }
        : {}),
      [endpoint.status]: { description: '成功', headers: answerHeaders, ...answer },
      ...refusalResponses({ api, key, endpoint }),
      // A wall or the gateway itself may refuse too.
      default: {
        description: '失敗（RFC 9457）',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
};

/** An API as OpenAPI 3.1, from the route table and the endpoints' own schemas. */
export const openApiDocument = async (api: PlaneApi) => {
  const paths: Record<string, Record<string, unknown>> = {};
  const { schemas, reference } = namedShapes();
  const kinds = new Set<string>();
  for (const key of Object.keys(api.routes)) {
    const [method = '', path = ''] = key.split(' ');
    // eslint-disable-next-line no-await-in-loop -- the order of the file is the order of the table
    const endpoint = await describedAt(api, key);
    const operation = operationOf({ api, key, endpoint }, reference);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
    for (const kind of refusalsOf({ api, key, endpoint })) kinds.add(kind);
  }
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: '1' },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: api.cookie } },
      headers: namedHeaders,
      schemas: { ...problemSchemas([...kinds]), ...schemas },
    },
  };
};
