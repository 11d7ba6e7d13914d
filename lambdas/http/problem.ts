import type { APIGatewayProxyResult } from 'aws-lambda';
import * as v from 'valibot';
import { problemDocument } from '#contract/problem.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import * as chain from '#contract/refusals/chain.ts';
import { stepUpNeeded } from '#contract/refusals/step-up.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { assert } from '#domain/kernel/assert.ts';

/** Seconds after which to try again: what has an end tells it, everything else is over in a moment. */
const pauseAfter = (refusal: Refusal): number =>
  'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 2;

type Listed = readonly RefusalKind[];

const kindOf = (kind: string, listed: Listed): RefusalKind => {
  const known = [...listed, ...Object.values<RefusalKind>(chain), stepUpNeeded].find(
    (one) => one.kind === kind,
  );
  assert(known !== undefined, `${kind} is listed by the endpoint, or of the chain`);
  return known;
};

/** RFC 9457, with the refusal's own facts beside the standard members; they too leave through their shapes. */
export const problemOf = (
  refusal: Refusal,
  requestId: string,
  listed: Listed = [],
): APIGatewayProxyResult => {
  const known = kindOf(refusal.kind, listed);
  const facts: Readonly<Record<string, unknown>> = v.parse(v.object(known.facts), refusal);
  const { status } = known;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 503 ? { 'retry-after': String(pauseAfter(refusal)) } : {}),
    },
    body: JSON.stringify({ ...problemDocument(known, facts), requestId }),
  };
};
