import { describe, expect, test } from 'vitest';

import { trailFindings } from '#lib/monitoring/trail-alarms.ts';
import { fitsFilter } from '#test/monitoring/filter-pattern.ts';
import { managementLine, trailLine } from '#test/monitoring/trail-lines.ts';

type Line = Readonly<Record<string, unknown>>;

const findings = trailFindings({ stage: 'prod', region: 'ap-northeast-1' });
const foundBy = (line: Line): readonly string[] =>
  findings.filter(({ pattern }) => fitsFilter(pattern, line)).map(({ id }) => id);

const root = { type: 'Root', arn: 'arn:aws:iam::111122223333:root' };
const iam = { eventSource: 'iam.amazonaws.com', awsRegion: 'us-east-1' };

describe('reading the trail', () => {
  test.each<readonly [string, Line, readonly string[]]>([
    ['the root user', managementLine({ userIdentity: root, eventName: 'PutBucketAcl' }), ['root-user']],
    ['a new user', managementLine({ ...iam, eventName: 'CreateUser' }), ['identity-calls']],
    ['a policy put by hand', managementLine({ ...iam, eventName: 'PutRolePolicy' }), ['identity-calls']],
    [
      'a wrong password at the console',
      managementLine({
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        eventType: 'AwsConsoleSignIn',
        responseElements: { ConsoleLogin: 'Failure' },
      }),
      ['console-failures'],
    ],
    [
      'a person who reads a key',
      trailLine({
        userIdentity: {
          type: 'AssumedRole',
          sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
        },
      }),
      ['stranger-reads'],
    ],
    [
      'a user with a key who reads evidence',
      trailLine({
        userIdentity: { type: 'IAMUser', userName: 'hanako' },
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
      }),
      ['stranger-reads'],
    ],
    [
      "another stage's function that reads a key",
      trailLine({
        userIdentity: { sessionContext: { sessionIssuer: { userName: 'stafee-stg-Data-Role-A1' } } },
      }),
      ['stranger-reads'],
    ],
    [
      'a bucket made in Virginia’s neighbourhood',
      managementLine({ awsRegion: 'us-west-2', eventSource: 's3.amazonaws.com', eventName: 'CreateBucket' }),
      ['calls-abroad'],
    ],
    [
      'the lock of the vault in Osaka',
      managementLine({
        awsRegion: 'ap-northeast-3',
        eventSource: 'backup.amazonaws.com',
        eventName: 'DeleteBackupVaultLockConfiguration',
      }),
      ['other-region-calls'],
    ],
  ])('finds what it is for: %s', (_what, line, ids) => {
    expect(foundBy(line)).toEqual(ids);
  });

  test.each<readonly [string, Line]>([
    ['a function that reads a key', trailLine({})],
    [
      'a deployment that changes a role',
      managementLine({
        ...iam,
        eventName: 'PutRolePolicy',
        sourceIPAddress: 'cloudformation.amazonaws.com',
      }),
    ],
    ['somebody who looks at roles', managementLine({ ...iam, eventName: 'ListRoles', readOnly: true })],
    [
      'AWS that acts for the root user',
      managementLine({ userIdentity: { ...root, invokedBy: 'support.amazonaws.com' } }),
    ],
    [
      'a sign-in at the console',
      managementLine({
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        eventType: 'AwsConsoleSignIn',
        awsRegion: 'ap-southeast-2',
        responseElements: { ConsoleLogin: 'Success' },
      }),
    ],
    [
      'a key disabled here, which EventBridge tells',
      managementLine({ eventSource: 'kms.amazonaws.com', eventName: 'DisableKey' }),
    ],
    ['a call that only looks, abroad', managementLine({ awsRegion: 'eu-west-1', readOnly: true })],
  ])('passes over %s', (_what, line) => {
    expect(foundBy(line)).toEqual([]);
  });
});

describe('judging a filter pattern', () => {
  test.each([['{ ($.a = "x" }'], ['{ $.a ~ "x" }'], [`{ $.a = "${'x'.repeat(1024)}" }`]])(
    'refuses one that AWS would refuse: %.20s',
    (pattern) => {
      expect(() => fitsFilter(pattern, { a: 'x' })).toThrow(/filter pattern|parenthesis/);
    },
  );

  test.each([
    ['{ $.a != "y" }', {}, false],
    ['{ $.n >= 0 }', { n: 0 }, true],
    ['{ ($.a = "x") || ($.a = "y") && ($.b = "z") }', { a: 'x' }, true],
    ['{ ($.tls = "*") && ($.tls != "-") && ($.tls != "TLSv1.2") }', { tls: 'TLSv1.1' }, true],
  ])('answers %s of %o with %s', (pattern, line, answer) => {
    expect(fitsFilter(pattern, line)).toBe(answer);
  });
});
