import { ofType, sessionMethod, statementAllowing } from '#test/proofs/checks/planted.ts';
import type { Fits, Loose } from '#test/proofs/checks/planted.ts';
import { gone, set, tenantFunction } from '#test/proofs/controls/mutation.ts';
import type { Mutation } from '#test/proofs/controls/mutation.ts';

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
export const doorMutations: readonly Mutation[] = [
  ['the authorizer of a method', '9.4.4', sessionMethod, set('properties.AuthorizationType', 'NONE')],
  ['a route of the table', '9.4.4', sessionMethod, gone],
  [
    'the look at every request',
    '9.4.1',
    ofType('AWS::ApiGateway::Authorizer'),
    set('properties.AuthorizerResultTtlInSeconds', 300),
  ],
  [
    'the look at the address',
    '9.4.1',
    ofType('AWS::ApiGateway::Authorizer'),
    set('properties.IdentitySource', 'method.request.header.Cookie'),
  ],
  ['the TLS policy of an API', '10.1.1', api, set('properties.SecurityPolicy', 'TLS_1_0')],
  [
    'the TLS policy of a domain',
    '18.1.5',
    ofType('AWS::ApiGateway::DomainName'),
    set('properties.SecurityPolicy', 'TLS_1_2'),
  ],
  ['strict host names', '10.1.1', api, set('properties.EndpointAccessMode', 'BASIC')],
  [
    'the execution environment per tenant',
    'CLD.9.5.1',
    tenantFunction,
    set('properties.TenancyConfig', undefined),
  ],
  [
    'the tenant from the authorizer',
    'CLD.9.5.1',
    fromTenantHeader,
    set('properties.Integration.RequestParameters', {
      'integration.request.header.X-Amz-Tenant-Id': 'method.request.header.X-Tenant',
    }),
  ],
  [
    'leading keys',
    'CLD.9.5.1',
    tenantPolicy,
    (r) => {
      delete leadingKeys(r).Condition;
    },
  ],
  [
    'Null beside the leading keys',
    'CLD.9.5.1',
    tenantPolicy,
    (r) => {
      delete leadingKeys(r).Condition.Null;
    },
  ],
  [
    'the end of a leading key',
    'CLD.9.5.1',
    tenantPolicy,
    (r) => {
      leadingKeys(r).Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] = [
        'T#${aws:PrincipalTag/TenantId}*',
      ];
    },
  ],
  [
    'no Scan',
    'CLD.9.5.1',
    tenantPolicy,
    (r) => {
      leadingKeys(r).Action = ['dynamodb:GetItem', 'dynamodb:Scan'];
    },
  ],
  [
    'the tag of a tenant session',
    'CLD.9.5.1',
    ofType('AWS::IAM::Role', 'RolesTenantData'),
    (r) => {
      for (const statement of r.properties.AssumeRolePolicyDocument.Statement) delete statement.Condition;
    },
  ],
  [
    'the immutable tenant of a user',
    '9.2.2',
    pool,
    set('properties.Schema', [{ Name: 'tenantId', Mutable: true }]),
  ],
  [
    'the closed client',
    '9.2.2',
    ofType('AWS::Cognito::UserPoolClient'),
    set('properties.WriteAttributes', undefined),
  ],
  [
    'the refusal of sign-up',
    '9.2.1',
    pool,
    set('properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', false),
  ],
  ['the length of a password', '9.2.4', pool, set(`${password}.MinimumLength`, 6)],
  ['the kinds of characters of a password', '9.2.4', pool, set(`${password}.RequireSymbols`, false)],
  ['the history of passwords', '9.2.4', pool, set(`${password}.PasswordHistorySize`, undefined)],
  ['the end of a temporary password', '9.2.4', pool, set(`${password}.TemporaryPasswordValidityDays`, 90)],
  ["operators' second factor", '9.2.3', operatorPool, set('properties.MfaConfiguration', 'OPTIONAL')],
  [
    "the block on operators' addresses",
    '9.2.3',
    operatorWall,
    set('properties.DefaultAction', { Allow: {} }),
  ],
  ['the list of addresses of operators', '9.2.3', operatorWall, set('properties.Rules', [])],
  ['the wall of an API', 'CLD.9.5.2', ofType('AWS::WAFv2::WebACLAssociation', 'WallApi'), gone],
  ['the log of a wall', 'CLD.9.5.2', ofType('AWS::WAFv2::LoggingConfiguration'), gone],
  [
    'the hidden cookie in the log of a wall',
    'CLD.9.5.2',
    ofType('AWS::WAFv2::LoggingConfiguration'),
    set('properties.RedactedFields', []),
  ],
  ['the limit of requests', '12.1.3', stage, set(`${settings}.ThrottlingRateLimit`, undefined)],
  ['no bodies in logs', '10.1.1', stage, set(`${settings}.DataTraceEnabled`, true)],
  ['the access log', '12.4.1', stage, set('properties.AccessLogSetting', undefined)],
  ['the address in the access log', '18.1.3', stage, set('properties.AccessLogSetting.Format', '{}')],
  ["the API's own address only", 'CLD.9.5.2', api, set('properties.DisableExecuteApiEndpoint', false)],
  [
    'no write on everything',
    '9.4.4',
    ofType('AWS::IAM::Policy', 'authRole'),
    (r) => {
      r.properties.PolicyDocument.Statement[0].Resource = '*';
      r.properties.PolicyDocument.Statement[0].Action = ['dynamodb:PutItem'];
    },
  ],
  [
    'no way to the internet',
    '13.1.3',
    ofType('AWS::EC2::SecurityGroupEgress'),
    set('type', 'AWS::EC2::InternetGateway'),
  ],
  [
    'named ways out',
    'CLD.9.5.2',
    ofType('AWS::EC2::SecurityGroupEgress'),
    (r) => {
      r.properties = { GroupId: r.properties.GroupId, CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
    },
  ],
  [
    'closed ways in',
    'CLD.9.5.2',
    group,
    set('properties.SecurityGroupIngress', [
      { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 },
    ]),
  ],
  ['functions in the network', 'CLD.9.5.2', tenantFunction, set('properties.VpcConfig', undefined)],
  [
    'the policy of an endpoint',
    'CLD.13.1.4',
    ofType('AWS::EC2::VPCEndpoint'),
    set('properties.PolicyDocument', undefined),
  ],
  ['the log of flows', 'CLD.13.1.4', ofType('AWS::EC2::FlowLog'), gone],
  [
    'planes apart',
    '13.1.3',
    ofType('AWS::EC2::VPCEndpoint'),
    (r) => {
      r.properties.VpcId = { Ref: 'OperationsVpc2F59F1DE' };
    },
  ],
  ['a network of its own', '13.1.3', ofType('AWS::EC2::VPC'), gone],
  [
    'the environment of the pipeline’s role',
    '14.2.1',
    pipelineRole,
    (r) => {
      for (const { Condition } of r.properties.AssumeRolePolicyDocument.Statement)
        delete Condition.StringEquals['token.actions.githubusercontent.com:sub'];
    },
  ],
];
