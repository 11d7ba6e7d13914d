import { beforeAll, describe, expect, test } from 'vitest';

import { account, judgeBounded, policiesOfDeploy } from '#test/lib/execution/deploy-template.ts';
import type { Call } from '#test/lib/execution/deploy-template.ts';

let policies: ReturnType<typeof policiesOfDeploy>;
beforeAll(() => {
  policies = policiesOfDeploy();
});

const iam = (name: string): string => `arn:aws:iam::${account}:${name}`;
const bounded = { 'iam:PermissionsBoundary': iam('policy/stafee-boundary') };
const elsewhere = { 'iam:PermissionsBoundary': iam('policy/wider') };

describe('a role within the boundary, whatever else it may do,', () => {
  test.each<readonly [string, Call]>([
    ['makes no role without the boundary', { action: 'iam:CreateRole', resource: iam('role/stafee-x') }],
    [
      'makes no role with another one',
      { action: 'iam:CreateRole', resource: iam('role/stafee-x'), keys: elsewhere },
    ],
    [
      'takes the boundary off no role',
      { action: 'iam:DeleteRolePermissionsBoundary', resource: iam('role/stafee-x') },
    ],
    [
      'gives no role another one',
      { action: 'iam:PutRolePermissionsBoundary', resource: iam('role/stafee-x'), keys: elsewhere },
    ],
    [
      'writes no new version of it',
      { action: 'iam:CreatePolicyVersion', resource: iam('policy/stafee-boundary') },
    ],
    [
      "widens none of CloudFormation's policies",
      { action: 'iam:CreatePolicyVersion', resource: iam('policy/stafee-cloudformation-running') },
    ],
    [
      'lets nobody else deploy',
      { action: 'iam:UpdateAssumeRolePolicy', resource: iam('role/stafee-prod-deployer') },
    ],
    [
      'gives a deployer no more rights',
      { action: 'iam:PutRolePolicy', resource: iam('role/stafee-prod-deployer') },
    ],
    [
      "gives the bootstrap's roles no more rights",
      { action: 'iam:AttachRolePolicy', resource: iam('role/cdk-stafee-cfn-exec-role-1-ap-northeast-1') },
    ],
    [
      'trusts no other issuer of tokens',
      { action: 'iam:CreateOpenIDConnectProvider', resource: iam('oidc-provider/x') },
    ],
    [
      'changes nothing about ours',
      {
        action: 'iam:AddClientIDToOpenIDConnectProvider',
        resource: iam('oidc-provider/token.actions.githubusercontent.com'),
      },
    ],
    ['makes no user', { action: 'iam:CreateUser', resource: iam('user/x') }],
    ['makes no access key', { action: 'iam:CreateAccessKey', resource: iam('user/x') }],
    ['gives nobody a password', { action: 'iam:CreateLoginProfile', resource: iam('user/x') }],
    [
      'works nowhere but in Japan',
      { action: 's3:CreateBucket', keys: { 'aws:RequestedRegion': 'us-east-1' } },
    ],
    [
      'copies nothing abroad',
      { action: 'backup:StartCopyJob', keys: { 'aws:RequestedRegion': 'ap-southeast-1' } },
    ],
    ['stops no trail', { action: 'cloudtrail:StopLogging' }],
    ['deletes no trail', { action: 'cloudtrail:DeleteTrail' }],
    ['blinds no trail', { action: 'cloudtrail:PutEventSelectors' }],
    ['deletes no vault', { action: 'backup:DeleteBackupVault' }],
    ['unlocks no vault', { action: 'backup:DeleteBackupVaultLockConfiguration' }],
    ['deletes no point', { action: 'backup:DeleteRecoveryPoint' }],
    ['shortens no point', { action: 'backup:UpdateRecoveryPointLifecycle' }],
    ['goes past no retention', { action: 's3:BypassGovernanceRetention' }],
    ['deletes no key', { action: 'kms:ScheduleKeyDeletion' }],
    ['disables no key', { action: 'kms:DisableKey' }],
    ['deletes no stack', { action: 'cloudformation:DeleteStack' }],
    ['lifts no block on public buckets in the account', { action: 's3:PutAccountPublicAccessBlock' }],
    ['opens no bucket by its list', { action: 's3:PutBucketAcl' }],
    ['opens no file by its list', { action: 's3:PutObjectAcl' }],
    ['makes no web site of a bucket', { action: 's3:PutBucketWebsite' }],
    ['opens no function to the internet', { action: 'lambda:CreateFunctionUrlConfig' }],
    ['opens no way out of a network', { action: 'ec2:CreateInternetGateway' }],
    ['translates no addresses', { action: 'ec2:CreateNatGateway' }],
  ])('%s', (_what, call) => {
    expect(judgeBounded(policies, call)).toMatchObject({ decision: 'denied', isExplicit: true });
  });

  test.each<readonly [string, Call]>([
    [
      'makes roles with the boundary',
      { action: 'iam:CreateRole', resource: iam('role/stafee-x'), keys: bounded },
    ],
    ['works in Osaka', { action: 's3:CreateBucket', keys: { 'aws:RequestedRegion': 'ap-northeast-3' } }],
    [
      'asks IAM, which answers from Virginia',
      { action: 'iam:GetRole', keys: { 'aws:RequestedRegion': 'us-east-1' } },
    ],
    ['deploys', { action: 'cloudformation:ExecuteChangeSet' }],
    [
      "hands CloudFormation the bootstrap's role",
      { action: 'iam:PassRole', resource: iam('role/cdk-stafee-cfn-exec-role-1-ap-northeast-1') },
    ],
  ])('%s', (_what, call) => {
    expect(judgeBounded(policies, call).decision).toBe('allowed');
  });
});

describe("the bootstrap's role for looking", () => {
  const reader = { 'aws:PrincipalArn': iam('role/cdk-stafee-lookup-role-1-ap-northeast-1') };
  const writer = { 'aws:PrincipalArn': iam('role/stafee-prod-TenantApi-x') };

  test.each([
    ['a row', 'dynamodb:GetItem'],
    ['a table', 'dynamodb:Scan'],
    ['a file', 's3:GetObject'],
    ['an older file', 's3:GetObjectVersion'],
    ['a log', 'logs:FilterLogEvents'],
    ['a message', 'sqs:ReceiveMessage'],
    ['the names of users', 'cognito-idp:ListUsers'],
  ])('does not see %s', (_what, action) => {
    expect(judgeBounded(policies, { action, keys: reader }).decision).toBe('denied');
    expect(judgeBounded(policies, { action, keys: writer }).decision).toBe('allowed');
  });

  test.each(['cloudformation:GetTemplate', 'cloudformation:DetectStackDrift', 'lambda:GetFunction'])(
    'sees what differences and drift need: %s',
    (action) => {
      expect(judgeBounded(policies, { action, keys: reader }).decision).toBe('allowed');
    },
  );
});
