import * as v from 'valibot';

import { headerOf, type GatewayRequest } from '#local/aws/gateway/gateway-request.ts';

import { readStatement, textTransformations, transformed, type Judge } from './statement.ts';

const named = v.object({ Name: v.string(), ...textTransformations });
const keyShape = v.union([
  v.strictObject({ Cookie: named }),
  v.strictObject({ Header: named }),
  v.strictObject({ IP: v.object({}) }),
]);
type Key = v.InferOutput<typeof keyShape>;

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html */
const rateShape = v.strictObject({
  AggregateKeyType: v.picklist(['IP', 'CUSTOM_KEYS']),
  CustomKeys: v.optional(v.array(keyShape), []),
  EvaluationWindowSec: v.picklist([60, 120, 300, 600]),
  Limit: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(2_000_000_000)),
  ScopeDownStatement: v.optional(v.unknown()),
});

const cookieIn = (request: GatewayRequest, name: string): string | undefined =>
  (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const partOf = (request: GatewayRequest, key: Key): string | undefined => {
  if ('IP' in key) return request.sourceIp;
  const field = 'Cookie' in key ? key.Cookie : key.Header;
  const text = 'Cookie' in key ? cookieIn(request, field.Name) : headerOf(request, field.Name);
  return text === undefined ? undefined : transformed(text, field.TextTransformations);
};

/** Undefined when a part is missing: WAF leaves such a request out of the count. */
const keyOf = (request: GatewayRequest, keys: readonly Key[]): string | undefined => {
  const parts = keys.map((key) => partOf(request, key));
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
};

/** WAF looks about every ten seconds; so does this count. */
const bucketMillis = 10_000;
/** The most that WAF holds back of one rule at a time. */
const keysMax = 10_000;

type Buckets = Map<number, number>;

/** Counts by key over a sliding window. Whoever is above the limit is counted on, as WAF counts what it blocks. */
const countWithin = (windowSeconds: number) => {
  const buckets = new Map<string, Buckets>();
  return (key: string, at: Date): number => {
    const now = Math.floor(at.getTime() / bucketMillis);
    const oldest = now - (windowSeconds * 1_000) / bucketMillis;
    const own: Buckets = buckets.get(key) ?? new Map<number, number>();
    for (const bucket of own.keys()) if (bucket <= oldest) own.delete(bucket);
    own.set(now, (own.get(now) ?? 0) + 1);
    // Moved to the end: the first one is whoever was silent longest.
    buckets.delete(key);
    buckets.set(key, own);
    const [silent] = buckets.keys();
    if (buckets.size > keysMax && silent !== undefined) buckets.delete(silent);
    return [...own.values()].reduce((sum, count) => sum + count, 0);
  };
};

/**
 * Reads a rate rule's statement: it holds for requests of whoever asked more often than the limit.
 * @throws ValiError for numbers or keys that WAF or this machine does not take
 */
export const readRate = (statement: unknown): Judge => {
  const rate = v.parse(rateShape, statement);
  const keys: readonly Key[] = rate.AggregateKeyType === 'IP' ? [{ IP: {} }] : rate.CustomKeys;
  const isMeant: Judge =
    rate.ScopeDownStatement === undefined ? () => true : readStatement(rate.ScopeDownStatement);
  const count = countWithin(rate.EvaluationWindowSec);
  return (request, addresses) => {
    if (!isMeant(request, addresses)) return false;
    const key = keyOf(request, keys);
    return key !== undefined && count(key, request.receivedAt) > rate.Limit;
  };
};
