import * as v from 'valibot';

import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { InvocationAnswer } from '#local/aws/lambda/invocations.ts';
import type { RunningLambda } from '#local/aws/lambda/start-lambda.ts';

import type { FoundMethod } from './find-method.ts';
import { GatewayFault } from './gateway-fault.ts';
import { isBinary, type GatewayAnswer } from './gateway-request.ts';
import { proxyEvent } from './proxy-event.ts';
import type { Exchange } from './request-context.ts';
import { functionArnIn, type RestApi } from './rest-api.ts';
import { mappedValue } from './substitute.ts';

const headerValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const answerShape = v.strictObject({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.nullable(v.record(v.string(), headerValue))),
  multiValueHeaders: v.optional(v.nullable(v.record(v.string(), v.array(headerValue)))),
  body: v.optional(v.nullable(v.string())),
  isBase64Encoded: v.optional(v.boolean()),
});

/** Names that API Gateway keeps for itself; a function's value travels under another name. */
const remapped = new Set([
  'connection',
  'content-length',
  'date',
  'host',
  'server',
  'transfer-encoding',
  'www-authenticate',
]);

const outgoing = (name: string): string =>
  remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name;

const headersOf = ({
  headers,
  multiValueHeaders,
}: v.InferOutput<typeof answerShape>): readonly (readonly [string, string])[] => {
  const multiple = Object.entries(multiValueHeaders ?? {});
  const isMultiple = (name: string) => multiple.some(([other]) => other.toLowerCase() === name.toLowerCase());
  const single = Object.entries(headers ?? {}).filter(([name]) => !isMultiple(name));
  const all = [
    ...single,
    ...multiple.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  ];
  const hasType = all.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    ...(hasType ? [] : [['Content-Type', 'application/json'] as const]),
    ...all.map(([name, value]) => [outgoing(name), value] as const),
  ];
};

const malformed = (payload: string): GatewayFault =>
  new GatewayFault(
    'DEFAULT_5XX',
    'Internal server error',
    `malformed proxy answer: ${payload.slice(0, 500)}`,
  );

const parsePayload = (payload: string): unknown => JSON.parse(payload);

const httpAnswerOf = (
  { payload, functionError }: InvocationAnswer,
  { binaryMediaTypes }: RestApi,
): GatewayAnswer => {
  if (functionError !== undefined)
    throw new GatewayFault('DEFAULT_5XX', 'Internal server error', payload.slice(0, 500));
  const parsed = v.safeParse(answerShape, parsePayload(payload));
  if (!parsed.success) throw malformed(payload);
  const { statusCode, body, isBase64Encoded } = parsed.output;
  const headers = headersOf(parsed.output);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';', 1)[0] ?? '';
  // Without a matching binary media type the base64 text itself goes to the client, as on AWS.
  const isDecoded = isBase64Encoded === true && isBinary(type.toLowerCase(), binaryMediaTypes);
  return { statusCode, headers, body: Buffer.from(body ?? '', isDecoded ? 'base64' : 'utf8') };
};

const faultOf = (error: unknown): unknown => {
  if (!(error instanceof ServiceFault)) return error;
  if (error.statusCode === 413)
    return new GatewayFault('REQUEST_TOO_LARGE', 'Request Too Long', error.message);
  return new GatewayFault(
    'API_CONFIGURATION_ERROR',
    'Internal server error',
    `${error.code}: ${error.message}`,
  );
};

/** The tenant id is mapped by the template from what the authorizer said; no client can send one. */
const tenantIdOf = (exchange: Exchange, { method }: FoundMethod): string | undefined => {
  const mapping = Object.entries(method.integration.RequestParameters).find(
    ([name]) => name.toLowerCase() === 'integration.request.header.x-amz-tenant-id',
  );
  return mapping === undefined ? undefined : mappedValue(mapping[1], exchange);
};

/**
 * Calls a function with the proxy event and turns its answer into HTTP.
 * @throws GatewayFault when the function fails, answers in another form, or the event is over 6 MB
 */
export const callFunction = async (
  exchange: Exchange,
  found: FoundMethod,
  lambda: Pick<RunningLambda, 'invoke'>,
): Promise<GatewayAnswer> => {
  const tenantId = tenantIdOf(exchange, found);
  const invocation = {
    functionName: functionArnIn(found.method.integration.Uri),
    payload: proxyEvent(exchange, found),
    ...(tenantId === undefined ? {} : { tenantId }),
  };
  const answered = await lambda.invoke(invocation).catch((error: unknown) => {
    throw faultOf(error);
  });
  return httpAnswerOf(answered, exchange.api);
};
