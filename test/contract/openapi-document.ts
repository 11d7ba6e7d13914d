import * as v from 'valibot';
import { statusOf } from '#contract/endpoint.ts';
import type { ListedContract } from '#contract/listed.ts';
import { isInSession, jsonSchemaOf, type JsonSchema, type PlaneApi } from './endpoints.ts';
import { headersOf, pathParameters, queryParameters, queryVariants } from './openapi-parameters.ts';
import {
  answerHeadersOf,
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

const operationOf = (listed: ListedContract, reference: Reference) => {
  const { operation, contract } = listed;
  const { summary, may, mayFrom, body, answer, isVersioned } = contract;
  const parameters = [...pathParameters(contract), ...queryParameters(contract), ...headersOf(listed)];
  const jsonOf = (name: string, shape: v.GenericSchema) => ({
    content: { 'application/json': { schema: reference(name, jsonSchemaOf(shape)) } },
  });
  return {
    operationId: operation,
    summary,
    'x-may': may,
    ...(mayFrom === undefined ? {} : { 'x-may-from': mayFrom }),
    ...(isInSession(listed) ? {} : { security: [] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...queryVariants(contract),
    ...(body === undefined
      ? {}
      : { requestBody: { required: !v.is(body, undefined), ...jsonOf(`${operation}Body`, body) } }),
    responses: {
      ...(isVersioned === true
        ? { 304: { description: '変更なし（本文なし）', headers: answerHeadersOf(listed) } }
        : {}),
      [statusOf(contract)]: {
        description: '成功',
        headers: answerHeadersOf(listed),
        ...(answer === undefined ? {} : jsonOf(`${operation}Answer`, answer)),
      },
      ...refusalResponses(listed),
      // A wall or the gateway itself may refuse too.
      default: {
        description: '失敗（RFC 9457）',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
};

/** An API as OpenAPI 3.1, from its contracts alone. */
export const openApiDocument = ({ title, cookie, listed }: PlaneApi) => {
  const paths: Record<string, Record<string, unknown>> = {};
  const { schemas, reference } = namedShapes();
  for (const one of listed) {
    const { path, method } = one.contract;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(one, reference) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
      headers: namedHeaders,
      schemas: { ...problemSchemas(new Set(listed.flatMap(refusalsOf))), ...schemas },
    },
  };
};
