import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import { actionsOfTypes } from '#lib/execution/actions-of-types.ts';
import { attachedPolicies, servicesWithRoles } from '#lib/execution/execution-policies.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { deployedSettings } from '#test/stages/settings.ts';
import { account, judgeCall, policiesOfDeploy } from '#test/lib/execution/deploy-template.ts';

const stackId = 'stafee-prod-Data-Thing1234';

/** Something of ours in each service, as CloudFormation would name it. */
const ours: Readonly<Record<string, string>> = {
  apigateway: 'arn:aws:apigateway:ap-northeast-1::/restapis/abc/resources/def',
  backup: `arn:aws:backup:ap-northeast-1:${account}:backup-plan:123`,
  cloudwatch: `arn:aws:cloudwatch:ap-northeast-1:${account}:alarm:stafee-prod-x`,
  'cognito-idp': `arn:aws:cognito-idp:ap-northeast-1:${account}:userpool/ap-northeast-1_abc`,
  dynamodb: `arn:aws:dynamodb:ap-northeast-1:${account}:table/${stackId}`,
  cloudtrail: `arn:aws:cloudtrail:ap-northeast-1:${account}:trail/stafee-prod`,
  ec2: `arn:aws:ec2:ap-northeast-1:${account}:vpc/vpc-1`,
  events: `arn:aws:events:ap-northeast-1:${account}:rule/${stackId}`,
  iam: `arn:aws:iam::${account}:role/${stackId}`,
  kms: `arn:aws:kms:ap-northeast-1:${account}:key/123`,
  lambda: `arn:aws:lambda:ap-northeast-1:${account}:function:${stackId}`,
  logs: `arn:aws:logs:ap-northeast-1:${account}:log-group:${stackId}:*`,
  route53: 'arn:aws:route53:::hostedzone/Z123',
  s3: 'arn:aws:s3:::stafee-prod-data-documents1234',
  scheduler: `arn:aws:scheduler:ap-northeast-1:${account}:schedule/default/${stackId}`,
  ses: `arn:aws:ses:ap-northeast-1:${account}:identity/notice.example.jp`,
  sns: `arn:aws:sns:ap-northeast-1:${account}:${stackId}`,
  sqs: `arn:aws:sqs:ap-northeast-1:${account}:${stackId}`,
  wafv2: `arn:aws:wafv2:ap-northeast-1:${account}:regional/webacl/stafee-prod-tenant/1`,
};
/** Where something else than the service's usual resource is asked about. */
const exceptions: Readonly<Record<string, string>> = {
  'cloudwatch:PutDashboard': `arn:aws:cloudwatch::${account}:dashboard/stafee-prod-service`,
  'iam:CreateServiceLinkedRole': `arn:aws:iam::${account}:role/aws-service-role/wafv2.amazonaws.com/AWSServiceRoleForWAFV2Logging`,
  's3:GetObject': `arn:aws:s3:::cdk-stafee-assets-${account}-ap-northeast-1/a.zip`,
  's3:GetObjectVersion': `arn:aws:s3:::cdk-stafee-assets-${account}-ap-northeast-3/a.zip`,
  'lambda:PublishLayerVersion': `arn:aws:lambda:ap-northeast-1:${account}:layer:WebFiles`,
};
const asked = {
  'aws:PrincipalArn': `arn:aws:iam::${account}:role/cdk-stafee-cfn-exec-role-${account}-ap-northeast-1`,
  'iam:AWSServiceName': 'wafv2.amazonaws.com',
  'iam:PassedToService': 'lambda.amazonaws.com',
  'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/stafee-boundary`,
  'iam:PolicyARN': 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  'kms:ViaService': 'dynamodb.ap-northeast-1.amazonaws.com',
};

let stacks: readonly SynthesizedStack[];
let policies: ReturnType<typeof policiesOfDeploy>;
beforeAll(() => {
  stacks = provenStacksOf(...deployedSettings).filter(({ name }) => !name.endsWith('-Deploy'));
  policies = policiesOfDeploy();
});
const typesInUse = (): readonly string[] =>
  [...new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)))].toSorted();
const actionsOf = (type: string): readonly string[] =>
  Object.entries(actionsOfTypes[type] ?? {}).flatMap(([service, names]) =>
    names.split(' ').map((name) => `${service}:${name.replace('*', 'Table')}`),
  );
const decide = (action: string) =>
  judgeCall(policies, {
    action,
    resource: exceptions[action] ?? ours[action.split(':')[0] ?? ''] ?? '*',
    keys: asked,
  });

describe("CloudFormation's policies", () => {
  test('know the types of our templates, and no others', () => {
    expect(Object.keys(actionsOfTypes).toSorted()).toEqual(typesInUse());
  });

  test('let it read the layer of Lambda Insights, and no other of AWS', () => {
    const layer = (name: string) =>
      judgeCall(policies, {
        action: 'lambda:GetLayerVersion',
        resource: `arn:aws:lambda:ap-northeast-1:580247275435:layer:${name}:34`,
        keys: asked,
      }).decision;
    expect(layer('LambdaInsightsExtension-Arm64')).toBe('allowed');
    expect(layer('AnotherExtension')).toBe('denied');
  });

  test('let it do what those types ask for', () => {
    const refused = typesInUse()
      .flatMap(actionsOf)
      .filter((action) => decide(action).decision === 'denied');
    expect(refused).toEqual([]);
  });

  test('fit into the 6,144 characters of a managed policy, and into the ten of a role', () => {
    expect([...policies.keys()].toSorted()).toEqual([
      'stafee-boundary',
      'stafee-cloudformation-keeping',
      'stafee-cloudformation-reaching',
      'stafee-cloudformation-running',
    ]);
    for (const { characters } of policies.values()) expect(characters).toBeLessThanOrEqual(6144);
  });

  test('hand roles to the services that our roles trust, and to no others', () => {
    const trusted = stacks
      .flatMap((stack) => ofType(stack, 'AWS::IAM::Role'))
      .flatMap(({ properties }) => listOf(at(properties, 'AssumeRolePolicyDocument', 'Statement')))
      .flatMap((statement) => textsOf(at(statement, 'Principal', 'Service')));
    expect([...new Set(trusted)].toSorted()).toEqual(servicesWithRoles);
  });

  test("attach those of AWS's policies that our roles have, and no others", () => {
    const attached = stacks
      .flatMap((stack) => ofType(stack, 'AWS::IAM::Role'))
      .flatMap(({ properties }) => listOf(at(properties, 'ManagedPolicyArns')))
      .map((arn) => /:policy\/([\w/-]+)/.exec(JSON.stringify(arn))?.[1] ?? '');
    expect([...new Set(attached)].toSorted()).toEqual(
      attachedPolicies.map((arn) => arn.replace('arn:aws:iam::aws:policy/', '')),
    );
  });
});

const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;

describe('CloudFormation is refused', () => {
  test.each([
    ['a virtual machine', { action: 'ec2:RunInstances' }],
    ['a trail of its own', { action: 'cloudtrail:CreateTrail' }],
    ["a tenant's row", { action: 'dynamodb:GetItem', resource: ours['dynamodb'] }],
    ['a whole table', { action: 'dynamodb:Scan', resource: ours['dynamodb'] }],
    ["a tenant's file", { action: 's3:GetObject', resource: `${ours['s3']}/t/a` }],
    ['the end of a table', { action: 'dynamodb:DeleteTable', resource: ours['dynamodb'] }],
    ['the end of a bucket', { action: 's3:DeleteBucket', resource: ours['s3'] }],
    ['the end of a directory', { action: 'cognito-idp:DeleteUserPool', resource: ours['cognito-idp'] }],
    ['a plain text by a key of its own call', { action: 'kms:Decrypt', resource: ours['kms'] }],
    [
      'another table',
      { action: 'dynamodb:UpdateTable', resource: `${ours['dynamodb']}`.replace('stafee', 'x') },
    ],
    ['another bucket', { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::cdk-stafee-assets-1' }],
    ["another team's role", { action: 'iam:PutRolePolicy', resource: role('somebody-else') }],
    [
      'a role for a machine',
      {
        action: 'iam:PassRole',
        resource: role('stafee-x'),
        keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      },
    ],
    [
      "an administrator's policy",
      {
        action: 'iam:AttachRolePolicy',
        resource: role('stafee-x'),
        keys: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
      },
    ],
    ['itself', { action: 'sts:AssumeRole', resource: role('stafee-x') }],
  ])('%s', (_what, call) => {
    expect(judgeCall(policies, call as never).decision).toBe('denied');
  });
});
