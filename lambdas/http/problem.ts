import type { APIGatewayProxyResult } from 'aws-lambda';
import { statusOf, type Refusal } from './refusals.ts';

/** Answers are personal and change at once: nothing between us and the browser may keep or guess them. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

const filled = (template: string, facts: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return typeof fact === 'string' || typeof fact === 'number' ? `${fact}` : whole;
  });

/** Seconds after which to try again: what has an end tells it, everything else is over in a moment. */
const pauseAfter = (refusal: Refusal): number =>
  'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 2;

/**
 * RFC 9457, with the refusal's own facts beside the standard members. The sentences are loaded with the first refusal:
 * most requests of a fresh environment need none, and they weigh 12 kB in every function.
 */
export const problemOf = async (refusal: Refusal, requestId: string): Promise<APIGatewayProxyResult> => {
  const { problemTexts } = await import('./messages.ja.ts');
  const { kind, ...facts } = refusal;
  const { title, detail } = problemTexts[kind];
  const status = statusOf[kind];
  return {
    statusCode: status,
    headers: {
      ...always,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 503 ? { 'retry-after': String(pauseAfter(refusal)) } : {}),
    },
    body: JSON.stringify({
      type: `urn:stafee:problem:${kind}`,
      title,
      status,
      code: kind,
      detail: filled(detail, facts),
      ...facts,
      requestId,
    }),
  };
};

export const answerOf = (answer: {
  readonly status: number;
  readonly body: unknown;
  readonly setCookie?: string;
}): APIGatewayProxyResult => ({
  statusCode: answer.status,
  headers: {
    ...always,
    ...(answer.status === 204 ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(answer.setCookie === undefined ? {} : { 'set-cookie': answer.setCookie }),
  },
  body: answer.status === 204 ? '' : JSON.stringify(answer.body),
});
