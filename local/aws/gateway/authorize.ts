import * as v from 'valibot';

import type { RunningLambda } from '#local/aws/lambda/start-lambda.ts';

import type { FoundMethod } from './find-method.ts';
import { GatewayFault } from './gateway-fault.ts';
import { judgePolicy, policyShape } from './judge-policy.ts';
import { authorizerEvent } from './proxy-event.ts';
import { methodArnOf, type AuthorizerFacts, type Exchange } from './request-context.ts';
import type { Authorizer } from './rest-api.ts';
import { contextValue, mappedValue } from './substitute.ts';

const answerShape = v.looseObject({
  principalId: v.string(),
  policyDocument: policyShape,
  // Lists and objects are refused, as on AWS.
  context: v.optional(v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))), {}),
});

type Answer = v.InferOutput<typeof answerShape>;
type Remembered = { readonly answer: Answer; readonly until: number };

export type Authorize = (exchange: Exchange, found: FoundMethod) => Promise<AuthorizerFacts | undefined>;

const sourceValue = (source: string, exchange: Exchange): string | undefined =>
  source.startsWith('context.')
    ? contextValue(source.slice('context.'.length), exchange)
    : mappedValue(source, exchange);

/** The values of the identity sources; undefined when one is missing or empty. */
const identityOf = ({ identitySources }: Authorizer, exchange: Exchange): readonly string[] | undefined => {
  const values = identitySources.map((source) => sourceValue(source, exchange) ?? '');
  return values.includes('') ? undefined : values;
};

const errorMessageIn = (payload: string): unknown => {
  const document: unknown = JSON.parse(payload);
  return Object(document).errorMessage;
};

/**
 * What an authorizer may answer, in bytes. AWS publishes it for WebSocket APIs (quotas of API Gateway) and nothing for
 * REST APIs, where more was seen to pass; nobody should rest on what is not promised.
 */
const mostAnswerBytes = 8 * 1024;

const askFunction = async (
  { functionArn }: Authorizer,
  payload: string,
  lambda: Pick<RunningLambda, 'invoke'>,
): Promise<Answer> => {
  const answered = await lambda.invoke({ functionName: functionArn, payload });
  if (answered.functionError !== undefined) {
    // A thrown `Unauthorized` is the authorizer's way to answer 401; every other error is a failure of its own.
    if (errorMessageIn(answered.payload) === 'Unauthorized')
      throw new GatewayFault('UNAUTHORIZED', 'Unauthorized');
    throw new GatewayFault('AUTHORIZER_FAILURE', 'Internal server error', answered.payload);
  }
  const parsed = v.safeParse(answerShape, JSON.parse(answered.payload));
  if (parsed.success && Buffer.byteLength(answered.payload) <= mostAnswerBytes) return parsed.output;
  throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', 'Internal server error', answered.payload);
};

const factsOf = ({ principalId, context }: Answer): AuthorizerFacts => ({
  ...Object.fromEntries(
    Object.entries(context).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  ),
  principalId,
});

const refuse = (judgement: 'denied' | 'silent'): never => {
  const suffix = judgement === 'denied' ? ' with an explicit deny' : '';
  throw new GatewayFault('ACCESS_DENIED', `User is not authorized to access this resource${suffix}`);
};

/**
 * Makes the step that asks a method's authorizer. Answers are remembered for the authorizer's time to live, by the
 * values of its identity sources, and hold for all its methods.
 */
export const authorizerStep = (lambda: Pick<RunningLambda, 'invoke'>, clock: () => Date): Authorize => {
  const remembered = new Map<string, Remembered>();

  const answerFor = async (
    authorizer: Authorizer,
    exchange: Exchange,
    found: FoundMethod,
  ): Promise<Answer> => {
    const identity = identityOf(authorizer, exchange);
    if (identity === undefined) throw new GatewayFault('UNAUTHORIZED', 'Unauthorized');
    const key = JSON.stringify([authorizer.id, ...identity]);
    const known = remembered.get(key);
    if (known !== undefined && clock().getTime() < known.until) return known.answer;

    const answer = await askFunction(authorizer, authorizerEvent(exchange, found), lambda);
    if (authorizer.ttlSeconds > 0) {
      remembered.set(key, { answer, until: clock().getTime() + authorizer.ttlSeconds * 1000 });
    }
    return answer;
  };

  return async (exchange, found) => {
    const { authorizer } = found.method;
    if (authorizer === undefined) return undefined;
    const answer = await answerFor(authorizer, exchange, found);
    const judgement = judgePolicy(answer.policyDocument, methodArnOf(exchange));
    return judgement === 'allowed' ? factsOf(answer) : refuse(judgement);
  };
};
