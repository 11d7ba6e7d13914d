import { beforeAll, describe, expect, test } from 'vitest';

import { authorizationFaults } from '#proofs/checks/authorization-rule.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { overlaps } from '#proofs/rights/overlap.ts';
import { publishedAction, publishedNames } from '#lib/execution/published/published-actions.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import type { Fits, Loose } from '#test/proofs/mutants/mutant.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = stacksOf('prod');
});

const keeping = ofType('AWS::IAM::ManagedPolicy', 'CloudFormationstafeecloudformationkeeping');
const reaching = ofType('AWS::IAM::ManagedPolicy', 'CloudFormationstafeecloudformationreaching');
const boundary = ofType('AWS::IAM::ManagedPolicy', 'BoundaryPolicy');
const auth = ofType('AWS::IAM::Policy', 'authRole');
const bucketPolicy = ofType('AWS::S3::BucketPolicy', 'Documents');

const statements = (r: Loose): Loose[] => r.properties.PolicyDocument.Statement;
const named = (r: Loose, sid: string): Loose => statements(r).find(({ Sid }) => Sid === sid);
const allow =
  (Action: string, Resource: unknown = '*', more: object = {}) =>
  (r: Loose): void => {
    statements(r).push({ Effect: 'Allow', Action, Resource, ...more });
  };
const bucket = { 'Fn::GetAtt': ['Documents7E5B2978', 'Arn'] };
const onBucket =
  (Action: string, Resource: unknown) =>
  (r: Loose): void => {
    statements(r).push({ Effect: 'Deny', Principal: '*', Action, Resource });
  };

describe('holding every statement against what AWS publishes', () => {
  test('finds nothing against the stacks as they are', () => {
    expect(authorizationFaults(stacks)).toEqual([]);
  });

  test('finds nothing in the form in Osaka, which reads a key of a stage that is not there', () => {
    expect(authorizationFaults(stacksOf('prod-osaka'))).toEqual([]);
  });

  test.each<[what: string, fits: Fits, spoil: (r: Loose) => void, fault: RegExp]>([
    ['a name that is no action', keeping, allow('s3:DeleteBucketCors'), /names s3:DeleteBucketCors, which/],
    ['a name in other letters', auth, allow('dynamodb:getItem', 'arn:aws:dynamodb:*:*:table/a'), /getItem/],
    ['a service that is none', auth, allow('dynamo:GetItem'), /names dynamo:GetItem, which/],
    [
      'a whole service that is none',
      boundary,
      (r) => named(r, 'JapanOnly').NotAction.push('rout53:*'),
      /rout53:\*/,
    ],
    [
      'a refusal of nothing',
      boundary,
      (r) => named(r, 'EvidenceStays').Action.push('kms:DisableKeys'),
      /names kms:DisableKeys, which/,
    ],
    ['a pattern that nobody looked up', auth, allow('iam:Lis*'), /names iam:Lis\*, which/],
    [
      'a place for a call that knows none',
      keeping,
      allow('logs:DescribeLogGroups', 'arn:aws:logs:*:1:log-group:stafee-*'),
      /confines logs:DescribeLogGroups to arn:aws:logs:\*:1:log-group:stafee-\*, but it knows no resource/,
    ],
    [
      'a refusal that a place takes back',
      boundary,
      (r) =>
        statements(r).push({
          Effect: 'Deny',
          Action: 'iam:CreateAccessKey',
          Resource: 'arn:aws:iam::1:role/a',
        }),
      /confines iam:CreateAccessKey to arn:aws:iam::1:role\/a, none of which is a user/,
    ],
    [
      'files asked for by the name of their bucket',
      bucketPolicy,
      onBucket('s3:GetObject', bucket),
      /confines s3:GetObject to arn:aws:s3:::[\w-]+, none of which is a/,
    ],
    [
      'a bucket asked for by the name of its files',
      bucketPolicy,
      onBucket('s3:ListBucket', { 'Fn::Join': ['', [bucket, '/*']] }),
      /confines s3:ListBucket to arn:aws:s3:::[\w-]+\/\*, none of which is a/,
    ],
    [
      "a key's action on a table",
      ofType('AWS::IAM::Policy', 'TenantPurge'),
      allow('kms:Decrypt', 'arn:aws:dynamodb:ap-northeast-1:1:table/stafee-prod-Data-Control'),
      /confines kms:Decrypt to arn:aws:dynamodb:\S+, none of which is a key/,
    ],
    [
      'a condition on what the call does not say',
      auth,
      allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:1:table/a', {
        Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.ap-northeast-1.amazonaws.com' } },
      }),
      /puts the condition kms:ViaService on dynamodb:GetItem, which has no such key/,
    ],
    [
      'an endpoint without its name in the network',
      reaching,
      (r) => {
        r.properties.PolicyDocument.Statement = statements(r).filter(({ Sid }) => Sid !== 'Route53');
      },
      /allows ec2:CreateVpcEndpoint, which needs route53:AssociateVPCWithHostedZone too/,
    ],
    [
      'a service that may not make its own role',
      ofType('AWS::IAM::ManagedPolicy', 'CloudFormationstafeecloudformationrunning'),
      (r) => {
        const condition = named(r, 'ServicesOwnRoles').Condition.StringEquals;
        condition['iam:AWSServiceName'] = ['wafv2.amazonaws.com', 'backup.amazonaws.com'];
      },
      /allows kms:CreateKey, which needs iam:CreateServiceLinkedRole too/,
    ],
    [
      'half of what a call asks about',
      reaching,
      (r) => {
        named(r, 'CognitoIdp').Resource = 'arn:aws:cognito-idp:*:1:userpool/*';
      },
      /allows cognito-idp:AssociateWebACL on no webacl, about which it always asks/,
    ],
  ])('catches %s', (_what, fits, spoil, fault) => {
    expect(authorizationFaults(spoilt(stacks, fits, spoil))).toContainEqual(expect.stringMatching(fault));
  });

  test('says how the file is brought up to date', () => {
    const [fault] = authorizationFaults(spoilt(stacks, auth, allow('sqs:StartMessageMoveTask')));
    expect(fault).toBe(
      'stafee-prod-TenantApi/authRoleDefaultPolicyD06F0D45 names sqs:StartMessageMoveTask, which lib/execution/published/actions.json does not hold: correct the name, or add its line from https://docs.aws.amazon.com/service-authorization/latest/reference/ (docs/decisions/0095 says how)',
    );
  });

  test('does not take a right as lacking that a wildcard gives', () => {
    const wide = spoilt(stacks, reaching, (r) => {
      named(r, 'Route53').Action = 'route53:*';
    });
    expect(authorizationFaults(wide)).toEqual([]);
  });

  test('takes what cannot be read as a fault', () => {
    const odd = spoilt(stacks, auth, allow('sqs:SendMessage', { 'Fn::GetAtt': ['Nobody', 'Arn'] }));
    expect(authorizationFaults(odd)).toEqual([expect.stringMatching(/cannot be read: .*no resource Nobody/)]);
  });
});

describe('the file of published actions', () => {
  test('has a form for each type that an action names, and a list for each need', () => {
    const odd = publishedNames().filter((name) => {
      const action = publishedAction(name);
      const forms = [...(action?.required ?? []), ...(action?.optional ?? [])];
      return (
        forms.some(([, own]) => own.length === 0 || !own.every((form) => form.startsWith('arn:'))) ||
        action?.needs.some((need) => !/^[a-z0-9-]+:\w+$/.test(need)) === true
      );
    });
    expect(odd).toEqual([]);
  });
});

describe('a resource in a policy and a published form', () => {
  test.each([
    ['arn:aws:s3:::stafee-*', 'arn:aws:s3:::${BucketName}', true],
    ['arn:aws:s3:::a/*', 'arn:aws:s3:::${BucketName}', false],
    ['arn:aws:s3:::a', 'arn:aws:s3:::${BucketName}/${ObjectName}', false],
    ['arn:aws:s3:::a/t/${aws:PrincipalTag/TenantId}/x', 'arn:aws:s3:::${BucketName}/${ObjectName}', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:${Region}:${Account}:${QueueName}', true],
    ['arn:aws:sns:*:1:q', 'arn:aws:sqs:${Region}:${Account}:${QueueName}', false],
    ['arn:aws:apigateway:*::/*', 'arn:aws:apigateway:${Region}::/restapis/${RestApiId}', true],
    ['arn:aws:logs:*:1:log-group:a:*', 'arn:aws:logs:${Region}:${Account}:log-group:${LogGroupName}', true],
    ['arn:aws:iam::1:user/?', 'arn:aws:iam::${Account}:user/${UserNameWithPath}', true],
    ['*', 'arn:aws:iam::${Account}:role/${RoleNameWithPath}', true],
    ['', 'arn:aws:iam::${Account}:role/${RoleNameWithPath}', false],
  ])('%s and %s: %s', (resource, form, isSame) => {
    expect(overlaps(resource, form)).toBe(isSame);
  });
});
