import { describe, expect, test } from 'vitest';

import type { ServiceCall } from '#local/aws/calls/service-call.ts';
import { enforcingTemplate } from '#local/aws/iam/enforce.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';
import { anAssembly } from '#test/local/aws/template/an-assembly.ts';

import { place } from './local-template.ts';

const allow = (Action: string | readonly string[], Resource: unknown = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const getAtt = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const root = { AWS: `arn:aws:iam::${place.accountId}:root` };

const key = {
  Type: 'AWS::KMS::Key',
  Properties: {
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal: root, Resource: '*' }],
    },
  },
};
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'Claims',
    KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
    SSESpecification: { SSEEnabled: true, KMSMasterKeyId: { Ref: 'Key' } },
  },
};

/** A role with these properties beside a table under a customer's key. */
const enforced = (role: object, further: object = {}) => {
  const Resources = {
    Key: key,
    Table: table,
    Role: { Type: 'AWS::IAM::Role', Properties: role },
    ...further,
  };
  const template = readTemplate(anAssembly({ Stack: { Resources } }), place);
  const { gate } = enforcingTemplate(template, { ...place, clock: () => new Date('2026-05-01T03:00:00Z') });
  const roleArn = template.find('Role', 'AWS::IAM::Role').attribute('Arn');
  return (service: ServiceCall['service'], operation: string, input: object) =>
    gate({
      service,
      operation,
      input,
      caller: { accessKeyId: 'a', secretAccessKey: 's', principalArn: `${roleArn}/x`, roleArn, tags: {} },
    }).then(
      () => 'allowed',
      (error: Error) => error.message.replace(/^.*to perform: (\S+).*?( because | with )/s, '$1$2'),
    );
};

const scanning = ['dynamodb', 'Scan', { TableName: 'Claims' }] as const;
const everything = [{ PolicyName: 'all', PolicyDocument: allow('*') }];

const ownManaged = (actions: string) => ({
  Own: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allow(actions) } },
});

describe('finding the policies of a role', () => {
  test.each([
    ['in the role itself', { Policies: everything }, {}],
    [
      'in a policy apart',
      {},
      {
        Apart: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyDocument: allow('*'), Roles: [{ Ref: 'Role' }] },
        },
      },
    ],
    [
      'in a managed policy that names the role',
      {},
      {
        Own: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: allow('*'), Roles: [{ Ref: 'Role' }] },
        },
      },
    ],
    [
      'in a managed policy that the role names',
      { ManagedPolicyArns: [{ Ref: 'Own' }] },
      { Own: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allow('*') } } },
    ],
  ])('%s', async (_where, role, further) => {
    expect(await enforced(role, further)(...scanning)).toBe('allowed');
  });

  test('finds none of another role', async () => {
    const further = {
      Apart: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: allow('*'), Roles: ['another'] } },
    };
    expect(await enforced({}, further)(...scanning)).toContain('no identity-based policy allows');
  });

  test('takes the boundary into account', async () => {
    const role = { Policies: everything, PermissionsBoundary: { Ref: 'Own' } };
    expect(await enforced(role, ownManaged('s3:*'))(...scanning)).toBe(
      'dynamodb:Scan because no permissions boundary allows the dynamodb:Scan action',
    );
    expect(await enforced(role, ownManaged('*'))(...scanning)).toBe('allowed');
  });

  test("knows AWS's own policies that we use", async () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'];
    expect(await enforced({ ManagedPolicyArns })(...scanning)).toContain('no identity-based policy allows');
  });

  test("stops at one of AWS's policies that it does not know, when the role calls", async () => {
    const call = enforced({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
    expect(await call(...scanning)).toBe(
      'the managed policy arn:aws:iam::aws:policy/AdministratorAccess is not known to the local cloud',
    );
  });
});

const via = (service: string) => ({
  StringEquals: { 'kms:ViaService': `${service}.ap-northeast-1.amazonaws.com` },
});

describe("judging a call at a table under a customer's key", () => {
  const onTable = { PolicyName: 'table', PolicyDocument: allow('dynamodb:*', getAtt('Table')) };
  const onKey = (Condition: object) => ({
    PolicyName: 'key',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: getAtt('Key'), Condition }],
    },
  });
  test.each([
    ['a right to the table alone', [onTable], 'kms:Decrypt because no identity-based policy allows'],
    ['a right to the key through DynamoDB', [onTable, onKey(via('dynamodb'))], 'allowed'],
    ['a right to the key through S3', [onTable, onKey(via('s3'))], 'kms:Decrypt because'],
    [
      'a right to the key for this table',
      [onTable, onKey({ StringEquals: { 'kms:EncryptionContext:aws:dynamodb:tableName': 'Claims' } })],
      'allowed',
    ],
    ['a right to the key alone', [onKey({})], 'dynamodb:Scan because'],
  ])('with %s', async (_what, Policies, answer) => {
    expect(await enforced({ Policies })(...scanning)).toContain(answer);
  });
});
