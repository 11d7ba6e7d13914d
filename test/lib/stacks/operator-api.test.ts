import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { publicMethods } from '#proofs/checks/door-rules.ts';
import type { Loose } from '#test/proofs/mutants/mutant.ts';
import { logging, rightsIn, tracing } from '#test/proofs/rights-in-template.ts';
import { templateOf } from '#test/stages/templates.ts';
import { rightsOnGrants } from '#test/lib/stacks/rights-on-grants.ts';

let template: Template;
beforeAll(() => {
  template = templateOf('prod', 'OperatorApi');
});

const rightsOf = (role: string): readonly string[] => rightsIn(template, role);
const ofTables = ['DataKey: kms:Decrypt', 'DataKey: kms:DescribeKey'];
const ofTrail = ['Audit: dynamodb:PutItem', 'AuditKey: kms:Decrypt', 'AuditKey: kms:DescribeKey'];

describe("the rights of the operators' functions", () => {
  test('operator-auth checks two factors, keeps operators’ sessions, and knows nothing of tenants', () => {
    expect(rightsOf('operatorauthRole')).toEqual(
      [
        ...tracing,
        ...logging('operatorauthLogs'),
        ...ofTables,
        ...ofTrail,
        'Operator: dynamodb:GetItem',
        'Operator: dynamodb:UpdateItem',
        'OperatorSession: dynamodb:DeleteItem',
        'OperatorSession: dynamodb:GetItem',
        'OperatorSession: dynamodb:PutItem',
        'OperatorSession: dynamodb:Query',
        'OperatorSession: dynamodb:UpdateItem',
        'OperatorsPool: cognito-idp:AdminInitiateAuth',
        'OperatorsPool: cognito-idp:AdminRespondToAuthChallenge',
        'OperatorsPool: cognito-idp:AdminSetUserPassword',
        'OperatorsPool: cognito-idp:DescribeUserPoolClient',
      ].toSorted(),
    );
  });

  test('operator-authorizer reads operators and their sessions, and moves the idle expiry', () => {
    expect(rightsOf('operatorauthorizerRole')).toEqual(
      [
        ...tracing,
        ...logging('operatorauthorizerLogs'),
        ...ofTables,
        // Whether a company lets him look.
        'Control: dynamodb:BatchGetItem',
        'Operator: dynamodb:BatchGetItem',
        'OperatorSession: dynamodb:BatchGetItem',
        'OperatorSession: dynamodb:UpdateItem',
      ].toSorted(),
    );
  });

  /** What companies are told, its mails, and what of it is still to do. */
  const ofControl = [['GetItem', 'Query', 'UpdateItem']];

  test('operator keeps operators, changes state and contract of a company, and writes into the operators’ days', () => {
    expect(rightsOf('operatorRole')).toEqual(
      [
        ...tracing,
        ...logging('operatorLogs'),
        ...ofTables,
        ...ofTrail,
        'Control/TenantList: dynamodb:Query',
        // A company's row, suspensions, the history of contracts, orders of companies and how far they came.
        ...['DeleteItem', 'GetItem', 'GetItem', 'GetItem', 'PutItem', 'PutItem', 'PutItem'].map(
          (call) => `Control: dynamodb:${call}`,
        ),
        ...['Query', 'Query', 'Query', 'UpdateItem', 'UpdateItem'].map((call) => `Control: dynamodb:${call}`),
        ...ofControl.flatMap((calls) => calls.map((call) => `Control: dynamodb:${call}`)),
        ...[
          'BatchGetItem',
          'ConditionCheckItem',
          'DeleteItem',
          'GetItem',
          'PutItem',
          'Query',
          'UpdateItem',
        ].map((call) => `Operator: dynamodb:${call}`),
        // Files of the trail that were taken.
        'AuditKey: kms:Decrypt',
        'Extracts: s3:GetObject',
        ...rightsOnGrants.flatMap(({ calls }) => calls.map((call) => `Control: dynamodb:${call}`)),
        'OperatorsPool: cognito-idp:AdminCreateUser',
        'OperatorsPool: cognito-idp:AdminSetUserPassword',
      ].toSorted(),
    );
  });

  test('on shared tables end at the operators’ own keys', () => {
    const [policy] = Object.entries(template.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith('operatorRole'))
      .map(([, found]) => found['Properties']?.PolicyDocument.Statement as Loose[]);
    const bounded = (policy ?? []).filter(({ Action }) => String(Action).startsWith('dynamodb:'));
    const within = (keys: readonly string[], attributes?: readonly string[]) => ({
      ...(attributes === undefined
        ? {}
        : {
            'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
            StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          }),
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
      Null: {
        'dynamodb:LeadingKeys': 'false',
        ...(attributes === undefined ? {} : { 'dynamodb:Attributes': 'false' }),
      },
    });
    const calls = (...names: readonly string[]) => names.map((name) => `dynamodb:${name}`);
    // Those on the operators' own table have no bounds.
    const onShared = bounded.filter(({ Condition }) => Condition !== undefined);
    expect(onShared.map(({ Action, Condition }) => [[Action].flat(), Condition])).toEqual([
      [calls('Query'), within(['tenants'])],
      [
        calls('GetItem'),
        within(
          ['TEN#*'],
          [
            'PK',
            'SK',
            'name',
            'state',
            'plan',
            'createdAt',
            'companyCode',
            'contract',
            'contractVersion',
            'form',
          ],
        ),
      ],
      [
        calls('UpdateItem'),
        within(['TEN#*'], ['PK', 'SK', 'state', 'plan', 'contract', 'contractVersion', 'form']),
      ],
      [calls('PutItem', 'Query'), within(['CONTRACT#*'])],
      [calls('GetItem', 'PutItem', 'Query', 'UpdateItem'), within(['ONBOARDING', 'ANNOUNCEMENTS'])],
      [calls('GetItem'), within(['ONBOARDED'])],
      [calls('DeleteItem', 'PutItem', 'Query'), within(['SUSPENDED', 'ANNOUNCING'])],
      [calls('GetItem', 'Query', 'UpdateItem'), within(['ANNOUNCED#*'])],
      ...rightsOnGrants.map(({ calls: names, keys, attributes }) => [
        calls(...names),
        attributes === undefined ? within(keys) : within(keys, ['PK', 'SK', ...attributes, 'form']),
      ]),
      [calls('DeleteItem'), within(['DUTIES', 'INCIDENTS'])],
      [calls('ConditionCheckItem'), within(['INCIDENTS', 'CLOSED-INCIDENTS'])],
      [calls('PutItem'), within(['OPS#*'])],
    ]);
  });

  test('include no way to become a tenant, and no file of one', () => {
    const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
    expect(policies).toContain('OperatorSession');
    expect(policies).not.toMatch(/sts:|TenantData|Keystore|Documents|KeyEncryptionKey|TenantPool/);
  });
});

describe("the operators' API", () => {
  test('answers nobody by its own address, and speaks TLS 1.2 with forward secrecy or better', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      DisableExecuteApiEndpoint: true,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'ops.stafee.example.jp',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('may be asked without a session for these and nothing else', () => {
    expect(publicMethods.operator.toSorted()).toEqual([
      'GET /',
      'GET /assets/{file}',
      'GET /operator/{proxy+}',
      'GET /{proxy+}',
      'POST /operator/auth/challenges',
      'POST /operator/auth/login',
    ]);
  });

  test('asks its own authorizer for every request', () => {
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Cookie,context.identity.sourceIp',
    });
  });

  test('checks a body against the contract before a function is woken', () => {
    template.hasResourceProperties('AWS::ApiGateway::Model', {
      Name: 'PostOperatorAuthLogin',
      Schema: { type: 'object', required: ['operatorId', 'password'] },
    });
  });

  test('lets its pages load nothing from elsewhere', () => {
    const methods = JSON.stringify(template.findResources('AWS::ApiGateway::Method'));
    expect(methods).toContain("connect-src 'self'; frame-src 'self' blob:; object-src 'self' blob:;");
  });
});

describe("the operators' wall", () => {
  test('lets in nobody but from the operators’ addresses, and looks for attacks first', () => {
    const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL')).map(
      (found): Loose => found['Properties'],
    );
    expect(acl?.DefaultAction).toEqual({ Block: {} });
    const rules = ((acl?.Rules ?? []) as Loose[]).toSorted((a, b) => a.Priority - b.Priority);
    expect(rules.map(({ Name }) => Name)).toEqual([
      'rate',
      'sign-in-rate',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'operators-addresses',
    ]);
    expect(rules.filter(({ Action }) => Action?.Allow !== undefined).map(({ Name }) => Name)).toEqual([
      'operators-addresses',
    ]);
    expect(rules.at(-1).Statement.OrStatement.Statements).toHaveLength(2);
  });

  test.each([
    ['IPV4', ['203.0.113.0/24']],
    ['IPV6', ['2001:db8::/32']],
  ])('knows the addresses of %s', (IPAddressVersion, Addresses) => {
    template.hasResourceProperties('AWS::WAFv2::IPSet', { IPAddressVersion, Addresses, Scope: 'REGIONAL' });
  });

  test('stands in front of the API', () => {
    const [association] = Object.values(template.findResources('AWS::WAFv2::WebACLAssociation'));
    expect(JSON.stringify(association?.['Properties'].ResourceArn)).toMatch(
      /\/restapis\/.*RestApi.*\/stages\//,
    );
  });
});
