import { describe, expect, test } from 'vitest';

import { readPolicy } from '#local/aws/policies/policy-document.ts';

import { aPolicy, aRequest, aRole, aSession, aTable, judged, judgedBy } from './a-request.ts';

const everything = aPolicy({ Resource: '*' });
const nothing = aPolicy();
const account = 'arn:aws:iam::000000000000:root';

describe('judging actions and resources', () => {
  test.each([
    ['its very action', { Action: 'dynamodb:GetItem' }],
    ['an action in another case', { Action: 'DynamoDB:getitem' }],
    ['a wildcard for several', { Action: ['s3:*', 'dynamodb:Get*'] }],
    ['all but some other action', { NotAction: 'dynamodb:PutItem' }],
    ['its very resource', { Resource: aTable }],
    ['one sign left open', { Resource: aTable.replace('Claims', 'Claim?') }],
    ['all but some other resource', { NotResource: `${aTable}2` }],
  ])('allows by %s', (_what, changes) => {
    expect(judgedBy(changes).decision).toBe('allowed');
  });

  test.each([
    ['another action', { Action: 'dynamodb:Query' }],
    ['a wildcard that is too long', { Action: 'dynamodb:GetItem?' }],
    ['all but this action', { NotAction: 'dynamodb:Get*' }],
    ['a resource whose name goes on', { Resource: `${aTable}/index/GSI1` }],
    ['a resource whose name ends before', { Resource: aTable.slice(0, -1) }],
    ['all but this resource', { NotResource: [aTable] }],
    ['a resource in another case', { Resource: aTable.toLowerCase() }],
  ])('does not allow by %s', (_what, changes) => {
    expect(judgedBy(changes)).toStrictEqual({
      decision: 'denied',
      isExplicit: false,
      because: 'because no identity-based policy allows the dynamodb:GetItem action',
    });
  });

  test('takes a long row of stars without losing time', () => {
    const request = aRequest({ resource: 'a'.repeat(2000) });
    expect(judgedBy({ Resource: `${'*a'.repeat(200)}b` }, request).decision).toBe('denied');
  });
});

const tagged = (tag: string, resource: string) =>
  aRequest({ resource, keys: { 'aws:PrincipalTag/TenantId': tag } });

describe('filling in policy variables', () => {
  const own = { Resource: 'arn:aws:s3:::docs/t/${aws:PrincipalTag/TenantId}/*' };

  test('allows what is under the tag', () => {
    expect(judgedBy(own, tagged('t1', 'arn:aws:s3:::docs/t/t1/a')).decision).toBe('allowed');
  });

  test.each([
    ['another tag', 't2'],
    ['a longer tag', 't12'],
    ['a star as tag', '*'],
    ['an empty tag', ''],
  ])('does not allow it to %s', (_what, tag) => {
    expect(judgedBy(own, tagged(tag, 'arn:aws:s3:::docs/t/t1/a')).decision).toBe('denied');
  });

  test('allows nothing to whom has no tag', () => {
    expect(judgedBy(own, aRequest({ resource: 'arn:aws:s3:::docs/t//a' })).decision).toBe('denied');
    expect(judgedBy({ NotResource: own.Resource }, aRequest()).decision).toBe('denied');
  });

  test('uses the text that stands in for a missing tag', () => {
    const Resource = "arn:aws:s3:::docs/${aws:PrincipalTag/Plan, 'free'}/*";
    expect(judgedBy({ Resource }, aRequest({ resource: 'arn:aws:s3:::docs/free/a' })).decision).toBe(
      'allowed',
    );
  });

  test.each([
    ['a*b', 'allowed'],
    ['axb', 'denied'],
  ])('reads ${*} as a star: %s is %s', (object, decision) => {
    const request = aRequest({ resource: `arn:aws:s3:::docs/${object}` });
    expect(judgedBy({ Resource: 'arn:aws:s3:::docs/a${*}b' }, request).decision).toBe(decision);
  });

  test('knows no variables in policies of 2008', () => {
    const old = readPolicy('old', {
      Statement: { Effect: 'Allow', Action: '*', Resource: '${aws:PrincipalTag/TenantId}' },
    });
    expect(judged({ identity: [old] }, tagged('t1', 't1')).decision).toBe('denied');
  });
});

describe('weighing policies against each other', () => {
  test('lets a denial win and names it', () => {
    const policy = aPolicy({ Resource: '*' }, { Effect: 'Deny', Sid: 'Never', Resource: '*' });
    expect(judged({ identity: [policy] })).toStrictEqual({
      decision: 'denied',
      isExplicit: true,
      because: 'with an explicit deny in an identity-based policy (statement Never of test)',
    });
  });

  test.each([
    ['the resource', { identity: [everything], resource: aPolicy({ Effect: 'Deny', Principal: '*' }) }],
    ['the session', { identity: [everything], session: aPolicy({ Effect: 'Deny', Resource: '*' }) }],
    ['the boundary', { identity: [everything], boundary: aPolicy({ Effect: 'Deny', Resource: '*' }) }],
  ])('lets a denial of %s win', (_whose, policies) => {
    expect(judged(policies)).toMatchObject({ decision: 'denied', isExplicit: true });
  });

  test.each([
    ['session policy', { identity: [everything], session: nothing }],
    ['permissions boundary', { identity: [everything], boundary: nothing }],
  ])('wants the %s to allow as well', (kind, policies) => {
    expect(judged(policies)).toMatchObject({
      because: `because no ${kind} allows the dynamodb:GetItem action`,
    });
    expect(judged({ ...policies, session: everything, boundary: everything }).decision).toBe('allowed');
  });

  test.each([
    ['the role', aRole, 'allowed', 'denied'],
    ['the session', aSession, 'allowed', 'allowed'],
    ['everyone', '*', 'allowed', 'denied'],
    ['the account, which leaves it to the role', account, 'denied', 'denied'],
    ['another role', `${aRole}2`, 'denied', 'denied'],
  ])("by a resource's policy for %s", (_whom, AWS, alone, underSessionPolicy) => {
    const resource = aPolicy({ Principal: { AWS }, Resource: '*' });
    expect(judged({ resource }).decision).toBe(alone);
    expect(judged({ resource, session: nothing }).decision).toBe(underSessionPolicy);
  });

  test('gives a service nothing by way of its role', () => {
    const resource = aPolicy({ Principal: { Service: 'lambda.amazonaws.com' }, Resource: '*' });
    expect(judged({ resource }).decision).toBe('denied');
  });

  test.each([
    ['its account, its role and itself', [account, aRole, aSession], 'allowed'],
    ['its account and its role', [account, aRole], 'denied'],
    ['its role', [aRole], 'denied'],
    ['another role', [`${aRole}2`], 'denied'],
  ])('denies a session by NotPrincipal when it spares %s: %s', (_whom, AWS, decision) => {
    const resource = aPolicy({ Effect: 'Deny', NotPrincipal: { AWS } });
    expect(judged({ identity: [everything], resource }).decision).toBe(decision);
  });
});

describe("judging by a key's policy", () => {
  const handsOver = aPolicy({ Principal: { AWS: account }, Resource: '*' });

  test('needs both the key and the role where the key hands over to the account', () => {
    expect(judged({ rule: 'key', resource: handsOver, identity: [everything] }).decision).toBe('allowed');
    expect(judged({ rule: 'key', resource: handsOver }).decision).toBe('denied');
  });

  test('allows nothing by the role where the key is silent', () => {
    expect(judged({ rule: 'key', identity: [everything] })).toMatchObject({
      because: 'because no resource-based policy allows the dynamodb:GetItem action',
    });
  });

  test('allows the role that the key names', () => {
    const resource = aPolicy({ Principal: { AWS: aRole }, Resource: '*' });
    expect(judged({ rule: 'key', resource }).decision).toBe('allowed');
  });
});

describe('reading a policy', () => {
  test.each([
    ['an unknown effect', { Effect: 'Perhaps', Action: '*', Resource: '*' }],
    ['an unknown member', { Effect: 'Allow', Action: '*', Resource: '*', When: 'now' }],
    ['no action', { Effect: 'Allow', Resource: '*' }],
  ])('refuses %s', (_what, Statement) => {
    expect(() => readPolicy('odd', { Statement })).toThrow('odd');
  });
});
