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
import { sharedOf, shareSchemas } from './shared-parts.ts';

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

type Operation = ReturnType<typeof operationOf>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const operationsIn = (paths: Paths): readonly Operation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods));

/** Answers and parameters that several operations have stand once. */
const shareParts = (paths: Paths) => {
  const all = operationsIn(paths);
  const responses = sharedOf(
    'responses',
    all.flatMap((operation) => Object.values(operation.responses)),
  );
  const parameters = sharedOf(
    'parameters',
    all.flatMap((operation) => operation.parameters ?? []),
  );
  const shared = (operation: Operation) => ({
    ...operation,
    ...(operation.parameters === undefined
      ? {}
      : {
          parameters: operation.parameters.map((one) =>
            parameters.refer(one, one.name, `${operation.operationId}.${one.name}`),
          ),
        }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, one]) => [
        status,
        responses.refer(one, status === 'default' ? 'Failed' : `${operation.operationId}.${status}`),
      ]),
    ),
  });
  return {
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, shared(one)])),
      ]),
    ),
    responses: responses.components,
    parameters: parameters.components,
  };
};

/** What an API says, each part in its place. */
const partsOf = ({ listed }: PlaneApi) => {
  const paths: Record<string, Record<string, Operation>> = {};
  const { schemas, reference } = namedShapes();
  for (const one of listed) {
    const { path, method } = one.contract;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(one, reference) };
  }
  return { paths, schemas, problems: problemSchemas(new Set(listed.flatMap(refusalsOf))) };
};

const documentOf = ({ title, cookie }: PlaneApi, paths: object, components: object) => ({
  openapi: '3.1.0',
  info: { title, version: '1' },
  security: [{ session: [] }],
  paths,
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
    headers: namedHeaders,
    ...components,
  },
});

/** An API as OpenAPI 3.1, from its contracts alone. What several operations say stands once, under components. */
export const openApiDocument = (api: PlaneApi) => {
  const { paths, schemas, problems } = partsOf(api);
  const { paths: sharing, responses, parameters } = shareParts(paths);
  const components = { responses, parameters, schemas: { ...problems, ...shareSchemas(schemas) } };
  return documentOf(api, sharing, components);
};

/** The same with nothing shared but whole bodies and answers: what the published one has to come to. */
export const unsharedDocument = (api: PlaneApi) => {
  const { paths, schemas, problems } = partsOf(api);
  return documentOf(api, paths, { schemas: { ...problems, ...schemas } });
};
