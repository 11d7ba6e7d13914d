import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import { readSchema, type SchemaCheck } from './json-schema.ts';

const texts = v.record(v.string(), v.string());

const integrationShape = v.looseObject({
  Type: v.picklist(
    ['AWS', 'AWS_PROXY', 'MOCK'],
    'is an integration type that the local gateway does not know',
  ),
  Uri: v.optional(v.string(), ''),
  Credentials: v.optional(v.string(), ''),
  TimeoutInMillis: v.optional(v.number(), 29_000),
  RequestParameters: v.optional(texts, {}),
  RequestTemplates: v.optional(texts, {}),
  IntegrationResponses: v.optional(
    v.array(
      v.looseObject({
        StatusCode: v.pipe(v.string(), v.transform(Number)),
        SelectionPattern: v.optional(v.string()),
        ResponseParameters: v.optional(texts, {}),
        ResponseTemplates: v.optional(texts, {}),
      }),
    ),
    [],
  ),
});

const methodShape = v.looseObject({
  RestApiId: v.string(),
  ResourceId: v.string(),
  HttpMethod: v.string(),
  AuthorizationType: v.optional(
    v.picklist(['NONE', 'CUSTOM'], 'is an authorization that the local gateway does not know'),
    'NONE',
  ),
  AuthorizerId: v.optional(v.string()),
  RequestValidatorId: v.optional(v.string()),
  RequestModels: v.optional(texts, {}),
  RequestParameters: v.optional(v.record(v.string(), v.boolean()), {}),
  Integration: integrationShape,
});

const authorizerShape = v.looseObject({
  RestApiId: v.string(),
  Type: v.literal('REQUEST', 'the local gateway knows REQUEST authorizers only'),
  AuthorizerUri: v.string(),
  AuthorizerResultTtlInSeconds: v.optional(v.number(), 300),
  IdentitySource: v.optional(v.string(), ''),
});

const responseShape = v.looseObject({
  RestApiId: v.string(),
  ResponseType: v.string(),
  StatusCode: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number))),
  ResponseParameters: v.optional(texts, {}),
  ResponseTemplates: v.optional(texts, {}),
});

const apiShape = v.looseObject({
  BinaryMediaTypes: v.optional(v.array(v.string()), []),
  MinimumCompressionSize: v.optional(v.number()),
});

const resourceShape = v.looseObject({ RestApiId: v.string(), ParentId: v.string(), PathPart: v.string() });
const validatorShape = v.looseObject({
  ValidateRequestBody: v.optional(v.boolean(), false),
  ValidateRequestParameters: v.optional(v.boolean(), false),
});
const modelShape = v.looseObject({
  RestApiId: v.string(),
  Schema: v.unknown(),
  Name: v.optional(v.string()),
});
const stageShape = v.looseObject({ RestApiId: v.string(), StageName: v.string() });

export type Integration = v.InferOutput<typeof integrationShape>;
export type GatewayResponse = v.InferOutput<typeof responseShape>;

export type Authorizer = {
  readonly id: string;
  readonly functionArn: string;
  readonly ttlSeconds: number;
  readonly identitySources: readonly string[];
};

export type ApiMethod = {
  /** `GET`, or `ANY`. */
  readonly httpMethod: string;
  /** `/orders/{orderId}`, as `requestContext.resourcePath` shows it. */
  readonly resourcePath: string;
  readonly resourceId: string;
  readonly authorizer?: Authorizer;
  readonly requiredParameters: readonly string[];
  /** Checks of the body by media type; empty when the body is not validated. */
  readonly bodyChecks: Readonly<Record<string, SchemaCheck>>;
  readonly integration: Integration;
};

export type RestApi = {
  readonly id: string;
  /** The stack that it belongs to, `shop-local-Api`. */
  readonly stack: string;
  readonly stage: string;
  readonly binaryMediaTypes: readonly string[];
  /** Bodies of so many bytes are compressed for clients that accept it. @default never */
  readonly compressionBytesMin?: number;
  readonly methods: readonly ApiMethod[];
  readonly responses: ReadonlyMap<string, GatewayResponse>;
};

/** `arn:…:lambda:path/2015-03-31/functions/ARN/invocations` → the function's ARN. */
export const functionArnIn = (uri: string): string => /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? '';

const parsed = <Schema extends v.GenericSchema>(
  schema: Schema,
  resource: Resource,
): v.InferOutput<Schema> => {
  const found = v.safeParse(schema, resource.properties);
  if (found.success) return found.output;
  const [issue] = found.issues;
  throw new Error(`${resource.path}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
};

type Parts = {
  readonly pathOf: (resourceId: string) => string;
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly validators: ReadonlyMap<string, v.InferOutput<typeof validatorShape>>;
  readonly checks: ReadonlyMap<string, SchemaCheck>;
};

const byName = <T>(resources: readonly Resource[], read: (resource: Resource) => T): ReadonlyMap<string, T> =>
  new Map(resources.map((resource) => [resource.name, read(resource)]));

const pathsOf = (template: CloudTemplate): ((resourceId: string) => string) => {
  const parts = byName(template.ofType('AWS::ApiGateway::Resource'), (resource) =>
    parsed(resourceShape, resource),
  );
  const pathOf = (id: string): string => {
    const part = parts.get(id);
    return part === undefined ? '' : `${pathOf(part.ParentId)}/${part.PathPart}`;
  };
  return (id) => pathOf(id) || '/';
};

const authorizerOf = (resource: Resource): Authorizer => {
  const found = parsed(authorizerShape, resource);
  return {
    id: resource.name,
    functionArn: functionArnIn(found.AuthorizerUri),
    ttlSeconds: found.AuthorizerResultTtlInSeconds,
    identitySources: found.IdentitySource.split(',')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  };
};

const partsOf = (template: CloudTemplate): Parts => ({
  pathOf: pathsOf(template),
  authorizers: byName(template.ofType('AWS::ApiGateway::Authorizer'), authorizerOf),
  validators: byName(template.ofType('AWS::ApiGateway::RequestValidator'), (resource) =>
    parsed(validatorShape, resource),
  ),
  checks: byName(template.ofType('AWS::ApiGateway::Model'), (resource) =>
    readSchema(parsed(modelShape, resource).Schema, resource.path),
  ),
});

const methodOf = (
  found: v.InferOutput<typeof methodShape>,
  { pathOf, authorizers, validators, checks }: Parts,
): ApiMethod => {
  const validator = validators.get(found.RequestValidatorId ?? '');
  const authorizer = authorizers.get(found.AuthorizerId ?? '');
  return {
    httpMethod: found.HttpMethod,
    resourcePath: pathOf(found.ResourceId),
    resourceId: found.ResourceId,
    ...(found.AuthorizationType === 'CUSTOM' && authorizer !== undefined ? { authorizer } : {}),
    requiredParameters:
      validator?.ValidateRequestParameters === true
        ? Object.keys(found.RequestParameters).filter((name) => found.RequestParameters[name] === true)
        : [],
    bodyChecks:
      validator?.ValidateRequestBody === true
        ? Object.fromEntries(
            Object.entries(found.RequestModels).flatMap(([type, model]) => {
              const check = checks.get(model);
              return check === undefined ? [] : [[type, check]];
            }),
          )
        : {},
    integration: found.Integration,
  };
};

/**
 * The REST APIs of a template, in its order.
 * @throws Error naming the construct that asks for something the local gateway does not know
 */
export const restApisOf = (template: CloudTemplate): readonly RestApi[] => {
  const parts = partsOf(template);
  const methods = template.ofType('AWS::ApiGateway::Method').map((resource) => parsed(methodShape, resource));
  const responses = template
    .ofType('AWS::ApiGateway::GatewayResponse')
    .map((resource) => parsed(responseShape, resource));
  const stages = template.ofType('AWS::ApiGateway::Stage').map((resource) => parsed(stageShape, resource));
  return template.ofType('AWS::ApiGateway::RestApi').map((resource): RestApi => {
    const { BinaryMediaTypes: binaryMediaTypes, MinimumCompressionSize: bytes } = parsed(apiShape, resource);
    const own = <T extends { RestApiId: string }>(all: readonly T[]) =>
      all.filter((one) => one.RestApiId === resource.name);
    return {
      id: resource.name,
      stack: resource.stack,
      stage: own(stages)[0]?.StageName ?? '',
      binaryMediaTypes,
      ...(bytes === undefined ? {} : { compressionBytesMin: bytes }),
      methods: own(methods).map((method) => methodOf(method, parts)),
      responses: new Map(own(responses).map((response) => [response.ResponseType, response])),
    };
  });
};
