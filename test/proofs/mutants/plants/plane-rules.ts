import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Plant } from '#test/proofs/mutants/mutant.ts';

const outputOf = (name: string) => ({
  'Fn::GetStackOutput': { StackName: 'stafee-prod-Data', OutputName: `PublishOutputFnGetAtt${name}` },
});

const inOperatorApi = ofType('AWS::IAM::Policy', 'operatorRoleDefaultPolicy');

const operatorMethod = ofType('AWS::ApiGateway::Method', 'RestApioperatortenants');

export const planeRules: readonly Plant[] = [
  [
    'method-behind-authorizer',
    'a list of tenants open to all',
    operatorMethod,
    (r) => {
      r.properties.AuthorizationType = 'NONE';
    },
  ],
  [
    'route-has-method',
    "an operators' route that nobody serves",
    operatorMethod,
    (r) => {
      r.type = 'AWS::ApiGateway::Nothing';
    },
  ],
  [
    'operator-without-payload',
    "an operators' function that reads what a tenant keeps",
    inOperatorApi,
    (r) => {
      statementAllowing(r.properties, 'dynamodb:Query').Resource = outputOf('TenantDataCA40989CArn12345678');
    },
  ],
  [
    'operator-without-payload',
    "an operators' function that opens tenants' keys",
    inOperatorApi,
    (r) => {
      statementAllowing(r.properties, 'kms:Decrypt').Resource = outputOf(
        'KeyEncryptionKey153AA9B3Arn12345678',
      );
    },
  ],
  [
    'operator-without-payload',
    "an operators' function that writes into tenants' days of the trail",
    inOperatorApi,
    (r) => {
      statementAllowing(r.properties, 'dynamodb:PutItem').Condition['ForAllValues:StringLike'][
        'dynamodb:LeadingKeys'
      ] = '*';
    },
  ],
  [
    'operator-without-payload',
    "an operators' function whose bounds hold without a key",
    inOperatorApi,
    (r) => {
      delete statementAllowing(r.properties, 'dynamodb:Query').Condition.Null;
    },
  ],
  [
    'operator-without-payload',
    "an operators' function that reads the archive of the trail",
    inOperatorApi,
    (r) => {
      statementAllowing(r.properties, 's3:GetObject').Resource = outputOf('ArchiveDA4CB258Arn12345678');
    },
  ],
  [
    'operator-without-payload',
    "an operators' function that writes what it fetches",
    inOperatorApi,
    (r) => {
      statementAllowing(r.properties, 's3:GetObject').Action = ['s3:GetObject', 's3:PutObject'];
    },
  ],
  [
    'operator-wall',
    'a wall that lets everybody in',
    (resource) =>
      resource.type === 'AWS::WAFv2::WebACL' && resource.properties.DefaultAction.Block !== undefined,
    (r) => {
      r.properties.DefaultAction = { Allow: {} };
    },
  ],
  [
    'operator-wall',
    'no wall at all',
    (resource) =>
      resource.type === 'AWS::WAFv2::WebACL' && resource.properties.DefaultAction.Block !== undefined,
    (r) => {
      r.type = 'AWS::WAFv2::Nothing';
    },
  ],
  [
    'user-pool-authenticators',
    'people without an authenticator',
    ({ type, id }) => type === 'AWS::Cognito::UserPool' && !id.startsWith('Operator'),
    (r) => {
      r.properties.EnabledMfas = [];
    },
  ],
  [
    'operator-second-factor',
    'operators without an authenticator',
    ofType('AWS::Cognito::UserPool', 'OperatorsPool'),
    (r) => {
      r.properties.MfaConfiguration = 'OPTIONAL';
    },
  ],
  [
    'operator-second-factor',
    'operators with codes by SMS',
    ofType('AWS::Cognito::UserPool', 'OperatorsPool'),
    (r) => {
      r.properties.EnabledMfas.push('SMS_MFA');
    },
  ],
];
