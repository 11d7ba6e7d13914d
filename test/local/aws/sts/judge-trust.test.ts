import { describe, expect, test } from 'vitest';

import { judgeTrust } from '#local/aws/sts/trust-policy.ts';

import { appCaller, appRole, tenantId, tenantTrust } from './running-sts.ts';

const context = {
  caller: appCaller,
  tags: { TenantId: tenantId },
  sessionName: 'tenant',
  sourceIdentity: undefined,
};
const allowing = (changes: Record<string, unknown>) => ({
  Statement: [{ Effect: 'Allow', Principal: { AWS: appRole }, Action: 'sts:*', ...changes }],
});

describe('judging a trust policy', () => {
  test('accepts the tenant role asked for as designed', () => {
    expect(judgeTrust(tenantTrust, context)).toStrictEqual({ isTrusted: true });
  });

  test.each([
    ['the account', { Principal: { AWS: 'arn:aws:iam::000000000000:root' } }],
    ['everyone', { Principal: '*' }],
    ['one of several', { Principal: { AWS: ['arn:aws:iam::000000000000:role/x', appRole] } }],
    ['an ARN condition', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tenant-*' } } }],
    ['a literal in a condition', { Condition: { StringEquals: { 'aws:PrincipalArn': [appRole] } } }],
    ['any one tag key', { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'TenantId' } } }],
    ['an absent key asked for by Null', { Condition: { Null: { 'aws:RequestTag/Plan': 'true' } } }],
  ])('trusts %s', (_what, changes) => {
    expect(judgeTrust(allowing(changes), context)).toStrictEqual({ isTrusted: true });
  });

  test.each([
    ['a service', { Principal: { Service: 'lambda.amazonaws.com' } }],
    ['another account', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }],
    ['tags where only AssumeRole is allowed', { Action: 'sts:AssumeRole' }],
    [
      'a wildcard where an exact value is asked',
      { Condition: { StringEquals: { 'aws:RequestTag/TenantId': '*' } } },
    ],
    ['a dot as any character', { Condition: { StringLike: { 'aws:PrincipalArn': 'arn.aws*' } } }],
    ['an absent key in StringEquals', { Condition: { StringEquals: { 'aws:RequestTag/Plan': 'gold' } } }],
    ['an unknown operator', { Condition: { DateLessThan: { 'aws:PrincipalArn': 'x' } } }],
    ['an unreadable statement', { Principal: undefined }],
  ])('does not trust %s', (_what, changes) => {
    expect(judgeTrust(allowing(changes), context)).toMatchObject({ isTrusted: false });
  });

  test('lets a denial outweigh what allows', () => {
    const { Statement } = allowing({});
    const denying = { Effect: 'Deny', Principal: '*', Action: 'sts:TagSession' };
    expect(judgeTrust({ Statement: [...Statement, denying] }, context)).toMatchObject({ isTrusted: false });
  });

  test('takes ForAllValues as met when there is no tag at all', () => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] } };
    const decision = judgeTrust(allowing({ Condition: condition }), { ...context, tags: {} });
    expect(decision).toStrictEqual({ isTrusted: true });
  });
});
