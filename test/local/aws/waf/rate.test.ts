import { describe, expect, test } from 'vitest';

import type { GatewayRequest } from '#local/aws/gateway/gateway-request.ts';
import { readRate } from '#local/aws/waf/rate.ts';

const rate = (changes: Readonly<Record<string, unknown>>) => ({
  AggregateKeyType: 'IP',
  EvaluationWindowSec: 60,
  Limit: 10,
  ...changes,
});
const asked = (headers: GatewayRequest['headers'] = []): GatewayRequest => ({
  method: 'GET',
  path: '/',
  query: new URLSearchParams(),
  headers,
  body: Buffer.alloc(0),
  sourceIp: '203.0.113.7',
  requestId: 'r1',
  receivedAt: new Date(0),
});
const untouched = [{ Priority: 0, Type: 'NONE' }];
const byCookie = rate({
  AggregateKeyType: 'CUSTOM_KEYS',
  CustomKeys: [{ Cookie: { Name: 'sid', TextTransformations: untouched } }],
});

describe('a rate rule', () => {
  test('leaves out what lacks a part of its key', () => {
    const judge = readRate(byCookie);
    expect(Array.from({ length: 20 }, () => judge(asked(), () => []))).not.toContain(true);
    const withCookie = asked([['cookie', 'other=1; sid=x']]);
    expect(Array.from({ length: 11 }, () => judge(withCookie, () => []))).toEqual([
      ...Array.from({ length: 10 }, () => false),
      true,
    ]);
  });

  test.each([
    ['a limit below 10', { Limit: 9 }],
    ['one above two thousand million', { Limit: 2_000_000_001 }],
    ['a window of its own', { EvaluationWindowSec: 90 }],
    [
      'a key that this machine does not know',
      { AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ JA3Fingerprint: {} }] },
    ],
    ['a forwarded address', { AggregateKeyType: 'FORWARDED_IP' }],
  ])('is refused with %s', (_what, changes) => {
    expect(() => readRate(rate(changes))).toThrow(/Invalid/);
  });
});
