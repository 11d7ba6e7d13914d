import { beforeAll, describe, expect, test } from 'vitest';

import { keptTypes } from '#lib/constructs/keeping.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { readPolicy } from '#local/aws/policies/policy-document.ts';
import type { Policy } from '#local/aws/policies/policy-document.ts';
import { settings } from '#test/stages/settings.ts';
import { aPolicy, aRequest } from '#test/local/aws/policies/a-request.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Policies = ReadonlyMap<string, { readonly policy: Policy; readonly characters: number }>;

const { account } = settings.prod;

const policiesOf = (isProven: boolean): Policies => {
  const { template } = assemblyOf('prod', { isProven }).getStackByName('stafee-prod-Deploy');
  return new Map(
    Object.values<any>(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .map(({ Properties: { ManagedPolicyName: name, PolicyDocument: document } }) => [
        name,
        { policy: readPolicy(name, document), characters: JSON.stringify(document).length },
      ]),
  );
};

let unproven: Policies;
let proven: Policies;
beforeAll(() => {
  unproven = policiesOf(false);
  proven = policiesOf(true);
});

/** Something of ours that each call would delete, as CloudFormation names it. */
const places: Readonly<Record<string, string>> = {
  'backup:DeleteBackupVault': `arn:aws:backup:ap-northeast-1:${account}:backup-vault:stafee-prod-osaka`,
  'cloudtrail:DeleteTrail': `arn:aws:cloudtrail:ap-northeast-1:${account}:trail/stafee-prod`,
  'cognito-idp:DeleteUserPool': `arn:aws:cognito-idp:ap-northeast-1:${account}:userpool/ap-northeast-1_a`,
  'cognito-idp:DeleteUserPoolClient': `arn:aws:cognito-idp:ap-northeast-1:${account}:userpool/ap-northeast-1_a`,
  'dynamodb:DeleteTable': `arn:aws:dynamodb:ap-northeast-1:${account}:table/stafee-prod-Data-Control42E771B2-A`,
  'kms:ScheduleKeyDeletion': `arn:aws:kms:ap-northeast-1:${account}:key/11111111-1111-4111-8111-111111111111`,
  'logs:DeleteLogGroup': `arn:aws:logs:ap-northeast-1:${account}:log-group:aws-waf-logs-stafee-prod-tenant:*`,
  's3:DeleteBucket': 'arn:aws:s3:::stafee-prod-data-web3c8945db-a',
  'sqs:DeleteQueue': `arn:aws:sqs:ap-northeast-1:${account}:stafee-prod-Audit-DeadLettersBBF8BAAB-A`,
};

const roleIn = (region: string, name: string): string =>
  `arn:aws:iam::${account}:role/cdk-stafee-${name}-role-${account}-${region}`;

const decide = (policies: Policies, action: string, roleArn: string, identity: readonly Policy[]) =>
  evaluate(
    aRequest({
      action,
      resource: places[action] ?? '*',
      principal: { arn: roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/'), roleArn },
      keys: { 'aws:RequestedRegion': 'ap-northeast-1', 'aws:PrincipalArn': roleArn },
    }),
    { identity, boundary: policies.get('stafee-boundary')?.policy },
  ).decision;

const byCloudFormation = (policies: Policies, action: string) =>
  decide(
    policies,
    action,
    roleIn('ap-northeast-1', 'cfn-exec'),
    [...policies].filter(([name]) => name !== 'stafee-boundary').map(([, { policy }]) => policy),
  );

const everything = [aPolicy({ Resource: '*' })];
const calls = [...new Set(Object.values(keptTypes))];
/** Nothing is lost by them: their deletion was CloudFormation's business all along. */
const always = ['cognito-idp:DeleteUserPoolClient', 'sqs:DeleteQueue'];

describe('taking back what a failed first deployment made', () => {
  test.each(calls)('is done by CloudFormation until the stage is proven: %s', (action) => {
    expect(byCloudFormation(unproven, action)).toBe('allowed');
  });

  test.each(calls.filter((action) => !always.includes(action)))(
    'is refused to it from then on: %s',
    (action) => {
      expect(byCloudFormation(proven, action)).toBe('denied');
    },
  );

  test.each([
    'backup:DeleteBackupVault',
    'cloudtrail:DeleteTrail',
    'kms:ScheduleKeyDeletion',
    'cloudformation:DeleteStack',
  ])('is never done by a function: %s', (action) => {
    const role = `arn:aws:iam::${account}:role/stafee-prod-Lifecycle-retentionpurgeRole-A`;
    expect(decide(unproven, action, role, everything)).toBe('denied');
  });

  test('ends a stack by the role that deploys, until the stage is proven', () => {
    const role = roleIn('ap-northeast-1', 'deploy');
    expect(decide(unproven, 'cloudformation:DeleteStack', role, everything)).toBe('allowed');
    expect(decide(proven, 'cloudformation:DeleteStack', role, everything)).toBe('denied');
  });

  test.each([
    's3:BypassGovernanceRetention',
    'backup:DeleteRecoveryPoint',
    'backup:DeleteBackupVaultLockConfiguration',
    'kms:DisableKey',
  ])('never reaches what somebody has put there: %s', (action) => {
    expect(decide(unproven, action, roleIn('ap-northeast-1', 'cfn-exec'), everything)).toBe('denied');
  });

  test("stays within IAM's 6,144 characters a policy", () => {
    for (const [, { characters }] of unproven) expect(characters).toBeLessThanOrEqual(6144);
  });
});
