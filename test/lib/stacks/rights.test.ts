import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { become, logging, reachedBy, rightsIn, tracing, whereIs } from '#test/proofs/rights-in-template.ts';
import { templateOf } from '#test/stages/templates.ts';
import { companysWord } from '#test/lib/stacks/rights-on-grants.ts';

let template: Template;
beforeAll(() => {
  template = templateOf('prod', 'TenantApi');
});

const rightsOf = (role: string): readonly string[] => rightsIn(template, role);

describe('the rights of a function', () => {
  test('tenant-app can become a tenant, and nothing else', () => {
    expect(rightsOf('tenantapp')).toEqual(
      [...tracing, ...logging('tenantappLogs'), ...become('RolesPresign', 'RolesTenantData')].toSorted(),
    );
  });

  test('tenant-admin can become a tenant, and nothing else', () => {
    expect(rightsOf('tenantadmin')).toEqual(
      [...tracing, ...logging('tenantadminLogs'), ...become('RolesPresign', 'RolesTenantAdmin')].toSorted(),
    );
  });

  test('tenant-documents can become a tenant among its pictures, and nothing else', () => {
    expect(rightsOf('tenantdocuments')).toEqual(
      [
        ...tracing,
        ...logging('tenantdocumentsLogs'),
        ...become('RolesPresign', 'RolesTenantDocuments'),
      ].toSorted(),
    );
  });

  test('authorizer reads sessions and tenants, and moves the idle expiry', () => {
    expect(rightsOf('authorizerRole')).toEqual(
      [
        ...tracing,
        ...logging('authorizerLogs'),
        'Control: dynamodb:BatchGetItem',
        'DataKey: kms:Decrypt',
        'DataKey: kms:DescribeKey',
        'Session: dynamodb:BatchGetItem',
        'Session: dynamodb:UpdateItem',
        'TenantData: dynamodb:BatchGetItem',
      ].toSorted(),
    );
  });

  test('auth checks passwords, keeps sessions, and sees a tenant only through the door', () => {
    expect(rightsOf('authRole')).toEqual(
      [
        ...tracing,
        ...logging('authLogs'),
        ...become('RolesTenantAuth'),
        'Control: dynamodb:GetItem',
        'DataKey: kms:Decrypt',
        'DataKey: kms:Decrypt',
        'DataKey: kms:DescribeKey',
        'DataKey: kms:GenerateDataKey',
        'Notices: sqs:SendMessage',
        'Session: dynamodb:DeleteItem',
        'Session: dynamodb:GetItem',
        'Session: dynamodb:PutItem',
        'Session: dynamodb:Query',
        'Session: dynamodb:UpdateItem',
        'TenantPool: cognito-idp:AdminGetUser',
        'TenantPool: cognito-idp:AdminInitiateAuth',
        'TenantPool: cognito-idp:AdminRespondToAuthChallenge',
        'TenantPool: cognito-idp:AdminSetUserMFAPreference',
        'TenantPool: cognito-idp:AdminSetUserPassword',
        'TenantPool: cognito-idp:DescribeUserPoolClient',
      ].toSorted(),
    );
  });

  test('onboarding adds and never changes or reads what a tenant keeps', () => {
    const rights = rightsOf('onboarding').filter((right) => /dynamodb|cognito|ses/.test(right));
    // Lambda reads in its name that an order was filed.
    const following = /dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)$/;
    expect(
      rights
        .filter((right) => following.test(right))
        .every((right) => /^"\*"|Control\w*StreamArn/.test(right)),
    ).toBe(true);
    expect(rights.filter((right) => !following.test(right))).toEqual([
      '"arn:aws:ses:ap-northeast-1:000000000000:configuration-set/stafee-prod-mail": ses:SendEmail',
      '"arn:aws:ses:ap-northeast-1:000000000000:identity/stafee.example.jp": ses:SendEmail',
      'Audit: dynamodb:PutItem',
      'Control: dynamodb:GetItem',
      'Control: dynamodb:PutItem',
      'Keystore: dynamodb:GetItem',
      'Keystore: dynamodb:PutItem',
      'TenantData: dynamodb:PutItem',
      'TenantPool: cognito-idp:AdminCreateUser',
    ]);
  });
});

describe('the rights of a tenant session', () => {
  test('at work: its own rows, files and keys', () => {
    expect(rightsOf('RolesTenantData')).toEqual([
      'Audit: dynamodb:PutItem',
      'AuditKey: kms:Decrypt',
      'AuditKey: kms:DescribeKey',
      'DataKey: kms:Decrypt',
      'DataKey: kms:DescribeKey',
      'Documents: s3:GetObject',
      'Documents: s3:PutObject',
      'DocumentsKey: kms:Decrypt',
      'DocumentsKey: kms:GenerateDataKey',
      'KeyEncryptionKey: kms:Decrypt',
      'Keystore: dynamodb:GetItem',
      'TenantData/GSI1: dynamodb:Query',
      'TenantData/GSI2: dynamodb:Query',
      'TenantData: dynamodb:BatchGetItem',
      'TenantData: dynamodb:ConditionCheckItem',
      'TenantData: dynamodb:DeleteItem',
      'TenantData: dynamodb:GetItem',
      'TenantData: dynamodb:PutItem',
      'TenantData: dynamodb:Query',
      'TenantData: dynamodb:Query',
      'TenantData: dynamodb:UpdateItem',
    ]);
  });

  test('among its pictures: reads, renditions and the trail of its readers', () => {
    expect(rightsOf('RolesTenantDocuments')).toEqual([
      'Audit: dynamodb:PutItem',
      'AuditKey: kms:Decrypt',
      'AuditKey: kms:DescribeKey',
      'DataKey: kms:Decrypt',
      'DataKey: kms:DescribeKey',
      'Documents: s3:GetObject',
      'Documents: s3:GetObject',
      'Documents: s3:PutObject',
      'DocumentsKey: kms:Decrypt',
      'DocumentsKey: kms:GenerateDataKey',
      'KeyEncryptionKey: kms:Decrypt',
      'Keystore: dynamodb:GetItem',
      'TenantData: dynamodb:GetItem',
      'TenantData: dynamodb:GetItem',
      'TenantData: dynamodb:GetItem',
    ]);
  });

  test('at the door: sign-in data and people', () => {
    expect(rightsOf('RolesTenantAuth').filter((right) => right.startsWith('TenantData'))).toEqual([
      'TenantData: dynamodb:DeleteItem',
      'TenantData: dynamodb:GetItem',
      'TenantData: dynamodb:UpdateItem',
    ]);
  });

  test('being administered: its own rows, what its people’s sessions stand on, and its own door, no files', () => {
    expect(rightsOf('RolesTenantAdmin')).toEqual(
      [
        ...rightsOf('RolesTenantData').filter((right) => !right.startsWith('Documents')),
        // Of the company's own record, what was changed of its contract, and of what the State publishes.
        'Control: dynamodb:GetItem',
        'Control: dynamodb:GetItem',
        'Control: dynamodb:Query',
        'Control: dynamodb:UpdateItem',
        // What operators ask of it, and its word on that.
        'Control: dynamodb:GetItem',
        'Control: dynamodb:Query',
        'Control: dynamodb:UpdateItem',
        'Session: dynamodb:Query',
        // What his sessions stand on, the mail address that he asked for, how often a mailbox was, and pieces of the file that he
        // sends.
        'Session: dynamodb:GetItem',
        'Session: dynamodb:GetItem',
        'Session: dynamodb:UpdateItem',
        'Session: dynamodb:GetItem',
        'Session: dynamodb:UpdateItem',
        'Session: dynamodb:UpdateItem',
        'Session: dynamodb:UpdateItem',
      ].toSorted(),
    );
  });

  test('being administered: reads door and contract of the company’s record, changes its door, reads the register', () => {
    expect(reachedBy(template, 'RolesTenantAdmin', 'Control')).toEqual([
      {
        calls: 'dynamodb:GetItem',
        partitions: ['TEN#${aws:PrincipalTag/TenantId}'],
        attributes: [
          'PK',
          'SK',
          'ipCidrs',
          'addresses',
          'passwordPolicy',
          'signInRules',
          'plan',
          'contract',
          'contractVersion',
          'form',
        ],
      },
      // Neither who of the operators changed it nor why.
      {
        calls: 'dynamodb:Query',
        partitions: ['CONTRACT#${aws:PrincipalTag/TenantId}'],
        attributes: ['PK', 'SK', 'version', 'before', 'after', 'at', 'form'],
      },
      {
        calls: 'dynamodb:UpdateItem',
        partitions: ['TEN#${aws:PrincipalTag/TenantId}'],
        attributes: ['PK', 'SK', 'addresses', 'signInRules', 'form'],
      },
      ...companysWord,
      // Nobody's rows, which hold days alone: whole, one by one, never written (docs/decisions/0186).
      { calls: 'dynamodb:GetItem', partitions: ['REG#*', 'REG'], attributes: undefined },
    ]);
  });

  test('through a link: files only', () => {
    expect(rightsOf('RolesPresign')).toEqual([
      'Documents: s3:GetObject',
      'Documents: s3:PutObject',
      'DocumentsKey: kms:Decrypt',
      'DocumentsKey: kms:GenerateDataKey',
    ]);
  });

  test.each([
    ['TenantData', ['tenantappRole']],
    ['TenantAdmin', ['tenantadminRole']],
    ['TenantAuth', ['authRole']],
    ['TenantDocuments', ['tenantdocumentsRole']],
    ['Presign', ['tenantadminRole', 'tenantappRole', 'tenantdocumentsRole']],
  ])('%s is taken by its functions with one tag only', (role, holders) => {
    const [found] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) =>
      id.startsWith(`Roles${role}`),
    );
    const [statement, ...others] = found?.[1]['Properties']?.AssumeRolePolicyDocument.Statement ?? [];
    expect(others).toEqual([]);
    expect([statement.Principal.AWS].flat().map(whereIs)).toEqual(holders);
    expect(statement).toMatchObject({
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringLike: { 'aws:RequestTag/TenantId': 't??????????????????????????' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
      },
    });
  });
});
