import { describe, expect, test } from 'vitest';

import type { GatewayRequest } from '#local/aws/gateway/gateway-request.ts';
import { readStatement } from '#local/aws/waf/statement.ts';

const request: GatewayRequest = {
  method: 'GET',
  path: '/Api/Auth/login',
  query: new URLSearchParams(),
  headers: [
    ['Host', 'Company.app.example.jp:443'],
    ['content-length', '410000'],
  ],
  body: Buffer.alloc(0),
  sourceIp: '203.0.113.7',
  requestId: 'r1',
  receivedAt: new Date(0),
};
const sets: Readonly<Record<string, readonly string[]>> = {
  office: ['203.0.113.0/24'],
  abroad: ['198.51.100.0/24'],
  empty: [],
};
const holds = (statement: unknown): boolean => readStatement(statement)(request, (arn) => sets[arn] ?? []);

const from = (Arn: string) => ({ IPSetReferenceStatement: { Arn } });
const host = (PositionalConstraint: string, SearchString: string, Type = 'LOWERCASE') => ({
  ByteMatchStatement: {
    FieldToMatch: { SingleHeader: { Name: 'host' } },
    PositionalConstraint,
    SearchString,
    TextTransformations: [{ Priority: 0, Type }],
  },
});
const length = (RegexString: string) => ({
  RegexMatchStatement: {
    FieldToMatch: { SingleHeader: { Name: 'content-length' } },
    RegexString,
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});

describe('a statement of a web ACL', () => {
  test.each([
    ['an address in a set', from('office'), true],
    ['an address outside it', from('abroad'), false],
    ['a set without an address', from('empty'), false],
    ['the beginning of a header', host('STARTS_WITH', 'company.app.example.jp'), true],
    ['the whole of it', host('EXACTLY', 'company.app.example.jp'), false],
    ['its end', host('ENDS_WITH', ':443'), true],
    ['a part of it', host('CONTAINS', '.example.'), true],
    ['letters as they were sent', host('STARTS_WITH', 'company', 'NONE'), false],
    ['an expression', length('^4[1-9]\\d{4}$'), true],
    ['another expression', length('^4[2-9]\\d{4}$'), false],
    ['not', { NotStatement: { Statement: from('abroad') } }, true],
    ['all of some', { AndStatement: { Statements: [from('office'), from('abroad')] } }, false],
    ['one of some', { OrStatement: { Statements: [from('office'), from('abroad')] } }, true],
  ])('knows %s', (_what, statement, expected) => {
    expect(holds(statement)).toBe(expected);
  });

  test('is refused at the start when this machine cannot judge it', () => {
    expect(() => readStatement({ NotStatement: { Statement: { GeoMatchStatement: {} } } })).toThrow(
      'the local wall does not know a GeoMatchStatement',
    );
  });
});
