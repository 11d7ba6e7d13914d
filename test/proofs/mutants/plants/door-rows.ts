import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType, sessionMethod, statementAllowing, tenantFunction } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const api = ofType('AWS::ApiGateway::RestApi');
const stage = ofType('AWS::ApiGateway::Stage');
const pool = ofType('AWS::Cognito::UserPool');
const group = ofType('AWS::EC2::SecurityGroup');
const tenantPolicy = ofType('AWS::IAM::Policy', 'RolesTenantData');
const operatorPool: Fits = ({ type, id }) => type === 'AWS::Cognito::UserPool' && id.startsWith('Operator');
const operatorWall: Fits = ({ type, properties }) =>
  type === 'AWS::WAFv2::WebACL' && properties.DefaultAction.Block !== undefined;
const fromTenantHeader: Fits = ({ type, properties }) =>
  type === 'AWS::ApiGateway::Method' &&
  properties.Integration?.RequestParameters !== undefined &&
  properties.AuthorizationType === 'CUSTOM';
const pipelineRole: Fits = ({ type, properties }) =>
  type === 'AWS::IAM::Role' && JSON.stringify(properties.AssumeRolePolicyDocument).includes(':environment:');

const leadingKeys = (r: Loose): Loose => statementAllowing(r.properties, 'dynamodb:GetItem');
const settings = 'properties.MethodSettings.0';
const password = 'properties.Policies.PasswordPolicy';

/** What stands between people and data. */
export const doorRows: readonly Plant[] = [
  ['9.4.4', 'the authorizer of a method', sessionMethod, set('properties.AuthorizationType', 'NONE')],
  ['9.4.4', 'a route of the table', sessionMethod, gone],
  [
    '9.4.1',
    'the look at every request',
    ofType('AWS::ApiGateway::Authorizer'),
    set('properties.AuthorizerResultTtlInSeconds', 300),
  ],
  [
    '9.4.1',
    'the look at the address',
    ofType('AWS::ApiGateway::Authorizer'),
    set('properties.IdentitySource', 'method.request.header.Cookie'),
  ],
  ['10.1.1', 'the TLS policy of an API', api, set('properties.SecurityPolicy', 'TLS_1_0')],
  [
    '18.1.5',
    'the TLS policy of a domain',
    ofType('AWS::ApiGateway::DomainName'),
    set('properties.SecurityPolicy', 'TLS_1_2'),
  ],
  ['10.1.1', 'strict host names', api, set('properties.EndpointAccessMode', 'BASIC')],
  [
    'CLD.9.5.1',
    'the execution environment per tenant',
    tenantFunction,
    set('properties.TenancyConfig', undefined),
  ],
  [
    'CLD.9.5.1',
    'the tenant from the authorizer',
    fromTenantHeader,
    set('properties.Integration.RequestParameters', {
      'integration.request.header.X-Amz-Tenant-Id': 'method.request.header.X-Tenant',
    }),
  ],
  [
    'CLD.9.5.1',
    'leading keys',
    tenantPolicy,
    (r) => {
      delete leadingKeys(r).Condition;
    },
  ],
  [
    'CLD.9.5.1',
    'Null beside the leading keys',
    tenantPolicy,
    (r) => {
      delete leadingKeys(r).Condition.Null;
    },
  ],
  [
    'CLD.9.5.1',
    'the end of a leading key',
    tenantPolicy,
    (r) => {
      leadingKeys(r).Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] = [
        'T#${aws:PrincipalTag/TenantId}*',
      ];
    },
  ],
  [
    'CLD.9.5.1',
    'no Scan',
    tenantPolicy,
    (r) => {
      leadingKeys(r).Action = ['dynamodb:GetItem', 'dynamodb:Scan'];
    },
  ],
  [
    'CLD.9.5.1',
    'the tag of a tenant session',
    ofType('AWS::IAM::Role', 'RolesTenantData'),
    (r) => {
      for (const statement of r.properties.AssumeRolePolicyDocument.Statement) delete statement.Condition;
    },
  ],
  [
    '9.2.2',
    'the immutable tenant of a user',
    pool,
    set('properties.Schema', [{ Name: 'tenantId', Mutable: true }]),
  ],
  [
    '9.2.2',
    'the closed client',
    ofType('AWS::Cognito::UserPoolClient'),
    set('properties.WriteAttributes', undefined),
  ],
  [
    '9.2.1',
    'the refusal of sign-up',
    pool,
    set('properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', false),
  ],
  ['9.2.4', 'the length of a password', pool, set(`${password}.MinimumLength`, 6)],
  ['9.2.4', 'the kinds of characters of a password', pool, set(`${password}.RequireSymbols`, false)],
  ['9.2.4', 'the history of passwords', pool, set(`${password}.PasswordHistorySize`, undefined)],
  ['9.2.4', 'the end of a temporary password', pool, set(`${password}.TemporaryPasswordValidityDays`, 90)],
  ['9.2.3', "operators' second factor", operatorPool, set('properties.MfaConfiguration', 'OPTIONAL')],
  [
    '9.2.3',
    "the block on operators' addresses",
    operatorWall,
    set('properties.DefaultAction', { Allow: {} }),
  ],
  ['9.2.3', 'the list of addresses of operators', operatorWall, set('properties.Rules', [])],
  ['CLD.9.5.2', 'the wall of an API', ofType('AWS::WAFv2::WebACLAssociation', 'WallApi'), gone],
  ['CLD.9.5.2', 'the log of a wall', ofType('AWS::WAFv2::LoggingConfiguration'), gone],
  [
    'CLD.9.5.2',
    'the hidden cookie in the log of a wall',
    ofType('AWS::WAFv2::LoggingConfiguration'),
    set('properties.RedactedFields', []),
  ],
  ['12.1.3', 'the limit of requests', stage, set(`${settings}.ThrottlingRateLimit`, undefined)],
  ['10.1.1', 'no bodies in logs', stage, set(`${settings}.DataTraceEnabled`, true)],
  ['12.4.1', 'the access log', stage, set('properties.AccessLogSetting', undefined)],
  ['18.1.3', 'the address in the access log', stage, set('properties.AccessLogSetting.Format', '{}')],
  ['CLD.9.5.2', "the API's own address only", api, set('properties.DisableExecuteApiEndpoint', false)],
  [
    '9.4.4',
    'no write on everything',
    ofType('AWS::IAM::Policy', 'authRole'),
    (r) => {
      r.properties.PolicyDocument.Statement[0].Resource = '*';
      r.properties.PolicyDocument.Statement[0].Action = ['dynamodb:PutItem'];
    },
  ],
  [
    '13.1.3',
    'no way to the internet',
    ofType('AWS::EC2::SecurityGroupEgress'),
    set('type', 'AWS::EC2::InternetGateway'),
  ],
  [
    'CLD.9.5.2',
    'named ways out',
    ofType('AWS::EC2::SecurityGroupEgress'),
    (r) => {
      r.properties = { GroupId: r.properties.GroupId, CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
    },
  ],
  [
    'CLD.9.5.2',
    'closed ways in',
    group,
    set('properties.SecurityGroupIngress', [
      { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 },
    ]),
  ],
  ['CLD.9.5.2', 'functions in the network', tenantFunction, set('properties.VpcConfig', undefined)],
  [
    'CLD.13.1.4',
    'the policy of an endpoint',
    ofType('AWS::EC2::VPCEndpoint'),
    set('properties.PolicyDocument', undefined),
  ],
  ['CLD.13.1.4', 'the log of flows', ofType('AWS::EC2::FlowLog'), gone],
  [
    '13.1.3',
    'planes apart',
    ofType('AWS::EC2::VPCEndpoint'),
    (r) => {
      r.properties.VpcId = { Ref: 'OperationsVpc2F59F1DE' };
    },
  ],
  ['13.1.3', 'a network of its own', ofType('AWS::EC2::VPC'), gone],
  [
    '14.2.1',
    'the environment of the pipeline’s role',
    pipelineRole,
    (r) => {
      for (const { Condition } of r.properties.AssumeRolePolicyDocument.Statement)
        delete Condition.StringEquals['token.actions.githubusercontent.com:sub'];
    },
  ],
];
