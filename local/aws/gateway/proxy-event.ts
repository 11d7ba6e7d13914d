import type { FoundMethod } from './find-method.ts';
import { isBinary, mediaTypeOf, type GatewayRequest } from './gateway-request.ts';
import { methodArnOf, requestContextOf, type Exchange } from './request-context.ts';

type Multiple = Readonly<Record<string, readonly string[]>>;

/** A client may call a parameter `constructor` or `__proto__`: names meet no prototype. */
const grouped = (pairs: Iterable<readonly [string, string]>): Multiple =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, those]) => [name, those.map(([, value]) => value)]),
  );

const lastOf = (multiple: Multiple): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(multiple).map(([name, values]) => [name, values.at(-1) ?? '']));

/** AWS writes null, not an empty object. */
const orNull = <T extends object>(members: T): T | null =>
  Object.keys(members).length === 0 ? null : members;

const forwarded = ({ headers, sourceIp }: GatewayRequest): GatewayRequest['headers'] => {
  const claimed = headers.findLast(([name]) => name.toLowerCase() === 'x-forwarded-for')?.[1];
  const others = headers.filter(([name]) => name.toLowerCase() !== 'x-forwarded-for');
  return [...others, ['X-Forwarded-For', claimed === undefined ? sourceIp : `${claimed}, ${sourceIp}`]];
};

const commonMembers = (exchange: Exchange, { method, pathParameters }: FoundMethod) => {
  const { request } = exchange;
  const headers = grouped(forwarded(request));
  const query = grouped(request.query);
  return {
    resource: method.resourcePath,
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(pathParameters),
    stageVariables: null,
    requestContext: requestContextOf(exchange),
  };
};

/** The event of a Lambda proxy integration (payload version 1.0), as JSON text. */
export const proxyEvent = (exchange: Exchange, found: FoundMethod): string => {
  const { request, api } = exchange;
  const isBase64Encoded = request.body.length > 0 && isBinary(mediaTypeOf(request), api.binaryMediaTypes);
  const text = request.body.toString(isBase64Encoded ? 'base64' : 'utf8');
  return JSON.stringify({
    ...commonMembers(exchange, found),
    body: request.body.length === 0 ? null : text,
    isBase64Encoded,
  });
};

/** The event of a REQUEST authorizer, as JSON text. It has no body. */
export const authorizerEvent = (exchange: Exchange, found: FoundMethod): string => {
  const common = commonMembers(exchange, found);
  return JSON.stringify({
    type: 'REQUEST',
    methodArn: methodArnOf(exchange),
    ...common,
    queryStringParameters: common.queryStringParameters ?? {},
    multiValueQueryStringParameters: common.multiValueQueryStringParameters ?? {},
    pathParameters: common.pathParameters ?? {},
    stageVariables: {},
  });
};
