import { describe, expect, test } from 'vitest';

import { aRequest, judgedBy } from './a-request.ts';

type Keys = Readonly<Record<string, string | readonly string[]>>;

const underCondition = (Condition: Readonly<Record<string, Keys>>, keys: Keys = {}) =>
  judgedBy({ Condition }, aRequest({ keys })).decision;

const prefix = (operator: string, value: string | readonly string[], found?: string) =>
  underCondition({ [operator]: { 's3:prefix': value } }, found === undefined ? {} : { 's3:prefix': found });

describe('comparing texts', () => {
  test.each([
    ['StringEquals', 't/a', 't/a', 'allowed'],
    ['StringEquals', 't/*', 't/a', 'denied'],
    ['StringEquals', ['x', 't/a'], 't/a', 'allowed'],
    ['StringEquals', 't/a', undefined, 'denied'],
    ['StringEqualsIfExists', 't/a', undefined, 'allowed'],
    ['StringEqualsIfExists', 't/a', 't/b', 'denied'],
    ['StringNotEquals', 't/a', 't/b', 'allowed'],
    ['StringNotEquals', ['t/a', 't/b'], 't/b', 'denied'],
    ['StringNotEquals', 't/a', undefined, 'allowed'],
    ['StringEqualsIgnoreCase', 'T/A', 't/a', 'allowed'],
    ['StringLike', 't/*', 't/a/b', 'allowed'],
    ['StringLike', 't/?', 't/ab', 'denied'],
    ['StringLikeIfExists', 't/*', undefined, 'allowed'],
    ['StringNotLike', 't/*', 't/a', 'denied'],
    ['StringNotLike', 't/*', 'u/a', 'allowed'],
    ['StringNotLikeIfExists', 't/*', 't/a', 'denied'],
  ])('%s %s of %s is %s', (operator, value, found, decision) => {
    expect(prefix(operator, value, found)).toBe(decision);
  });

  test('finds a condition key in any case', () => {
    expect(underCondition({ StringEquals: { 'S3:PREFIX': 'a' } }, { 's3:prefix': 'a' })).toBe('allowed');
  });
});

describe('comparing other values', () => {
  test.each([
    ['Bool', 'aws:SecureTransport', 'true', 'true', 'allowed'],
    ['Bool', 'aws:SecureTransport', 'false', 'true', 'denied'],
    ['NumericLessThan', 's3:TlsVersion', '1.2', '1.3', 'denied'],
    ['NumericLessThan', 's3:TlsVersion', '1.2', '1.1', 'allowed'],
    ['NumericLessThanEquals', 's3:max-keys', '10', '10', 'allowed'],
    ['NumericGreaterThan', 's3:max-keys', '10', '9', 'denied'],
    ['NumericEquals', 's3:max-keys', '10', 'ten', 'denied'],
    ['NumericNotEquals', 's3:max-keys', '10', '9', 'allowed'],
    ['DateLessThan', 'aws:CurrentTime', '2026-05-01T00:00:00Z', '2026-04-30T23:59:59Z', 'allowed'],
    ['DateLessThan', 'aws:CurrentTime', '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z', 'denied'],
    ['DateGreaterThanEquals', 'aws:EpochTime', '2026-05-01T00:00:00+09:00', '1777561200', 'allowed'],
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', '203.0.113.9', 'allowed'],
    ['IpAddress', 'aws:SourceIp', '203.0.113.7', '203.0.113.9', 'denied'],
    ['IpAddress', 'aws:SourceIp', '203.0.113.7', '::ffff:203.0.113.7', 'allowed'],
    ['IpAddress', 'aws:SourceIp', 'anywhere', '203.0.113.7', 'denied'],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', '203.0.113.9', 'denied'],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', '198.51.100.1', 'allowed'],
    [
      'ArnLike',
      'aws:PrincipalArn',
      'arn:aws:iam::*:role/tenant-*',
      'arn:aws:iam::1:role/tenant-a',
      'allowed',
    ],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:*:role/tenant-*', 'arn:aws:iam::1:role/tenant-a', 'denied'],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::1:role/*', 'arn:aws:iam::1:role/a', 'allowed'],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::1:role/*', 'arn:aws:iam::1:role/a', 'denied'],
  ])('%s %s %s of %s is %s', (operator, key, wanted, found, decision) => {
    expect(underCondition({ [operator]: { [key]: wanted } }, { [key]: found })).toBe(decision);
  });
});

const tagKeys = (operator: string, wanted: readonly string[], found: readonly string[]) =>
  underCondition(
    { [operator]: { 'aws:TagKeys': wanted } },
    found.length === 0 ? {} : { 'aws:TagKeys': found },
  );

describe('comparing many values', () => {
  test.each([
    ['ForAllValues:StringEquals', ['A', 'B'], ['A', 'B'], 'allowed'],
    ['ForAllValues:StringEquals', ['A'], ['A', 'B'], 'denied'],
    ['ForAllValues:StringEquals', ['A'], [], 'allowed'],
    ['ForAnyValue:StringEquals', ['A'], ['A', 'B'], 'allowed'],
    ['ForAnyValue:StringEquals', ['C'], ['A', 'B'], 'denied'],
    ['ForAnyValue:StringEquals', ['A'], [], 'denied'],
    ['ForAllValues:StringNotLike', ['X*'], ['A', 'B'], 'allowed'],
    ['ForAllValues:StringNotLike', ['X*'], ['A', 'X1'], 'denied'],
    ['ForAnyValue:StringNotEquals', ['A'], ['A', 'B'], 'allowed'],
  ])('%s %s of %s is %s', (operator, wanted, found, decision) => {
    expect(tagKeys(operator, wanted, found)).toBe(decision);
  });

  test.each([
    ['true', undefined, 'allowed'],
    ['true', 'a', 'denied'],
    ['false', 'a', 'allowed'],
    ['false', undefined, 'denied'],
  ])('Null %s of %s is %s', (wanted, found, decision) => {
    expect(prefix('Null', wanted, found)).toBe(decision);
  });

  test('needs every condition of a statement', () => {
    const condition = { StringEquals: { 's3:prefix': 'a', 's3:delimiter': '/' } };
    expect(underCondition(condition, { 's3:prefix': 'a', 's3:delimiter': '/' })).toBe('allowed');
    expect(underCondition(condition, { 's3:prefix': 'a' })).toBe('denied');
  });
});

describe('meeting what this machine does not know', () => {
  test.each([
    ['a condition key', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'the condition key aws:SourceVpc'],
    [
      'a prefix without a name',
      { StringEquals: { 'aws:PrincipalTag/': 'a' } },
      'the condition key aws:PrincipalTag/',
    ],
    ['an operator', { StringSounds: { 's3:prefix': 'a' } }, 'the condition operator StringSounds'],
    [
      'a quantifier',
      { 'ForMost:StringLike': { 's3:prefix': 'a' } },
      'the condition operator ForMost:StringLike',
    ],
    ['how to compare many', { StringEquals: { 'aws:TagKeys': 'A' } }, 'the multivalued key aws:TagKeys'],
    [
      'a value to exclude',
      { StringNotEquals: { 's3:prefix': '${aws:PrincipalTag/Plan}' } },
      'a value for every variable',
    ],
  ])('denies and names it: %s', (_what, Condition, named) => {
    const request = aRequest({ keys: { 's3:prefix': 'a' } });
    expect(judgedBy({ Condition }, request)).toMatchObject({
      decision: 'denied',
      because: expect.stringContaining(named),
    });
  });

  test('denies by it even in a statement that would deny', () => {
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    expect(judgedBy({ Effect: 'Deny', Condition })).toMatchObject({
      because: expect.stringContaining('does not know the condition key aws:SourceVpc'),
    });
  });

  test('leaves alone a statement about something else', () => {
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    expect(judgedBy({ Action: 's3:*', Condition })).toMatchObject({
      because: 'because no identity-based policy allows the dynamodb:GetItem action',
    });
  });
});
