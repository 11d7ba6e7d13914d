import { describe, expect, test } from 'vitest';

import { answerOf, type KnownAnswer } from '#test/local/aws/policies/known-answers.ts';

const own = 't01kmnat0000000000000000000';
const tag = { 'aws:PrincipalTag/TenantId': own };
const bound = { StringEquals: { 'kms:EncryptionContext:tenantId': '${aws:PrincipalTag/TenantId}' } };
const key = 'arn:aws:kms:ap-northeast-1:000000000000:key/1';
const account = { Principal: { AWS: 'arn:aws:iam::000000000000:root' } };
const via = (service: string) => ({
  StringEquals: { 'kms:ViaService': `${service}.ap-northeast-1.amazonaws.com` },
});
const decrypt = (keys: Readonly<Record<string, string>>) =>
  ({ action: 'kms:Decrypt', on: key, rule: 'key', resource: account, keys: { ...tag, ...keys } }) as const;
const contexts: readonly KnownAnswer[] = [
  [
    'its own context',
    { identity: { Condition: bound }, ...decrypt({ 'kms:EncryptionContext:tenantId': own }) },
    'allowed',
  ],
  [
    "another's context",
    { identity: { Condition: bound }, ...decrypt({ 'kms:EncryptionContext:tenantId': 't2' }) },
    'denied',
  ],
  ['no context', { identity: { Condition: bound }, ...decrypt({}) }, 'denied'],
  [
    'a context under a name in another case',
    { identity: { Condition: bound }, ...decrypt({ 'kms:EncryptionContext:TENANTID': own }) },
    'allowed',
  ],
  [
    'through the service',
    {
      identity: { Condition: via('dynamodb') },
      ...decrypt({ 'kms:ViaService': 'dynamodb.ap-northeast-1.amazonaws.com' }),
    },
    'allowed',
  ],
  [
    'through another service',
    {
      identity: { Condition: via('dynamodb') },
      ...decrypt({ 'kms:ViaService': 's3.ap-northeast-1.amazonaws.com' }),
    },
    'denied',
  ],
  [
    'by itself where only the service may',
    { identity: { Condition: via('dynamodb') }, ...decrypt({}) },
    'denied',
  ],
  [
    'a key whose policy names nobody',
    { identity: {}, action: 'kms:Decrypt', on: key, rule: 'key' },
    'denied',
  ],
  [
    'a key that names the role, which itself is allowed nothing',
    {
      resource: { Principal: { AWS: 'arn:aws:iam::000000000000:role/reader' } },
      action: 'kms:Decrypt',
      on: key,
      rule: 'key',
    },
    'allowed',
  ],
];

const role = { Principal: { AWS: 'arn:aws:iam::000000000000:role/reader' } };
const oneTag = {
  StringLike: { 'aws:RequestTag/TenantId': `t${'?'.repeat(26)}` },
  'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
};
const tagging = (value: string, more: Readonly<Record<string, string>> = {}) =>
  ({
    action: 'sts:TagSession',
    on: '',
    rule: 'trust',
    keys: {
      'aws:RequestTag/TenantId': value,
      'aws:TagKeys': ['TenantId', ...Object.keys(more)],
    },
  }) as const;
const trust: readonly KnownAnswer[] = [
  ['the one tag of a tenant', { resource: { ...role, Condition: oneTag }, ...tagging(own) }, 'allowed'],
  [
    'a further tag',
    { resource: { ...role, Condition: oneTag }, ...tagging(own, { Role: 'admin' }) },
    'denied',
  ],
  ['a tag that is too short', { resource: { ...role, Condition: oneTag }, ...tagging('t1') }, 'denied'],
  [
    'a tag of another first letter',
    { resource: { ...role, Condition: oneTag }, ...tagging(`u${own.slice(1)}`) },
    'denied',
  ],
  [
    'no tag at all',
    { resource: { ...role, Condition: oneTag }, action: 'sts:AssumeRole', on: '', rule: 'trust' },
    'denied',
  ],
  [
    'a role that is allowed to, but not trusted',
    {
      identity: {},
      resource: { Principal: { AWS: 'arn:aws:iam::000000000000:role/other' } },
      ...tagging(own),
    },
    'denied',
  ],
  [
    'a session of another role by chaining',
    {
      resource: { ...role, Condition: oneTag },
      ...tagging(own),
      by: {
        arn: 'arn:aws:sts::000000000000:assumed-role/tenant/x',
        roleArn: 'arn:aws:iam::000000000000:role/tenant',
      },
    },
    'denied',
  ],
  [
    'the service that runs functions',
    {
      resource: { Principal: { Service: 'lambda.amazonaws.com' } },
      action: 'sts:AssumeRole',
      on: '',
      rule: 'trust',
      by: { arn: 'lambda', service: 'lambda.amazonaws.com' },
    },
    'allowed',
  ],
  [
    'another service',
    {
      resource: { Principal: { Service: 'lambda.amazonaws.com' } },
      action: 'sts:AssumeRole',
      on: '',
      rule: 'trust',
      by: { arn: 'ec2', service: 'ec2.amazonaws.com' },
    },
    'denied',
  ],
];

describe('the known answers about keys and sessions', () => {
  test.each([...contexts])('encryption contexts: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...trust])('trust: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
});
