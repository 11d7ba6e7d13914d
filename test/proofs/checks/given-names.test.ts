import { beforeAll, describe, expect, test } from 'vitest';

import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { namesMadeTwice, typesWithoutNaming } from '#proofs/checks/given-names.ts';
import { nameFaults } from '#proofs/checks/name-rule.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = [...stacksOf('prod'), ...stacksOf('prod-osaka')];
});

/** The same stacks, one of which makes one more resource. */
const withMore = (stack: string, type: string, properties: unknown) =>
  stacks.map((one) => {
    const more: Resource = {
      id: 'Planted',
      type,
      properties,
      deletionPolicy: undefined,
      updateReplacePolicy: undefined,
    };
    return one.name === stack ? { ...one, resources: [...one.resources, more] } : one;
  });

describe('prod and the form of it that runs in Osaka, in one account,', () => {
  test('give no name twice', () => {
    expect(namesMadeTwice(stacks)).toEqual([]);
  });

  test('are judged at synthesis, and apart from the stages of other accounts', () => {
    const stg = stacks
      .filter(({ name }) => name === 'stafee-prod-Deploy')
      .map((stack) => ({ ...stack, name: 'stafee-stg-Deploy' }));
    expect(nameFaults([...stacks, ...stg])).toEqual([]);
    const twice = withMore('stafee-prod-osaka-Data', 'AWS::IAM::Role', { RoleName: 'stafee-prod-deployer' });
    expect(nameFaults(twice)).toHaveLength(1);
  });

  test('have only types of which somebody has said by what they are named', () => {
    expect(typesWithoutNaming(stacks)).toEqual([]);
  });

  test.each([
    ['the sender', 'AWS::SES::EmailIdentity', { EmailIdentity: 'stafee.example.jp' }],
    ['what it sends through', 'AWS::SES::ConfigurationSet', { Name: 'stafee-prod-mail' }],
    ['a bucket', 'AWS::S3::Bucket', { BucketName: 'stafee-prod-audit-osaka-000000000000' }],
    ['a vault', 'AWS::Backup::BackupVault', { BackupVaultName: 'stafee-prod-osaka' }],
    ['a role, though it is of Tokyo', 'AWS::IAM::Role', { RoleName: 'stafee-prod-deployer' }],
    ['a policy, though it is of Tokyo', 'AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'stafee-boundary' }],
    ['a trail, though it is of Tokyo', 'AWS::CloudTrail::Trail', { TrailName: 'stafee-prod' }],
    ['a dashboard', 'AWS::CloudWatch::Dashboard', { DashboardName: 'stafee-prod-service' }],
  ])('are caught when both make %s', (_what, type, properties) => {
    expect(namesMadeTwice(withMore('stafee-prod-osaka-Messaging', type, properties))).toEqual([
      expect.stringContaining('stafee-prod-osaka-Messaging/Planted'),
    ]);
  });

  test('may both use a name that counts in one Region only', () => {
    const inTokyo = withMore('stafee-prod-Messaging', 'AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-stafee-prod-osaka-tenant',
    });
    expect(namesMadeTwice(inTokyo)).toEqual([]);
  });

  test('are caught when both export a name', () => {
    const exporting = stacks.map((stack) =>
      ['stafee-prod-Osaka', 'stafee-prod-osaka-Data'].includes(stack.name)
        ? { ...stack, exports: ['Documents'] }
        : stack,
    );
    expect(namesMadeTwice(exporting)).toEqual([
      'export Documents (000000000000/ap-northeast-3) is made by stafee-prod-Osaka/Outputs and stafee-prod-osaka-Data/Outputs',
    ]);
  });

  test('are caught with a type that nobody has looked at', () => {
    expect(typesWithoutNaming(withMore('stafee-prod-osaka-Data', 'AWS::Kinesis::Stream', {}))).toEqual([
      'AWS::Kinesis::Stream',
    ]);
  });
});

describe('the sender of prod in Osaka', () => {
  const made = (stage: string, type: string) =>
    stacks
      .filter(({ name, region }) => name.startsWith(stage) && region === 'ap-northeast-3')
      .flatMap(({ resources }) => resources.filter((resource) => resource.type === type));

  test('is made by prod from its first day, with a domain for bounces that is not the one of Tokyo', () => {
    expect(made('stafee-prod-Osaka', 'AWS::SES::EmailIdentity').map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        EmailIdentity: 'stafee.example.jp',
        MailFromAttributes: { MailFromDomain: 'bounce-osaka.stafee.example.jp' },
      }),
    ]);
  });

  test('is used by the form that runs in Osaka, which makes none', () => {
    expect(made('stafee-prod-osaka-', 'AWS::SES::EmailIdentity')).toEqual([]);
    expect(made('stafee-prod-osaka-', 'AWS::SES::ConfigurationSet')).toEqual([]);
    const policies = JSON.stringify(made('stafee-prod-osaka-Messaging', 'AWS::IAM::Policy'));
    expect(policies).toContain('arn:aws:ses:ap-northeast-3:000000000000:identity/stafee.example.jp');
    expect(policies).toContain('arn:aws:ses:ap-northeast-3:000000000000:configuration-set/stafee-prod-mail');
  });
});
