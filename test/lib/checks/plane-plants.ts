import { ofType, statementAllowing } from '#test/lib/checks/planted.ts';
import type { Plant } from '#test/lib/checks/planted.ts';

const outputOf = (name: string) => ({
  'Fn::GetStackOutput': { StackName: 'stafee-prod-Data', OutputName: `PublishOutputFnGetAtt${name}` },
});

const inOperatorApi = ofType('AWS::IAM::Policy', 'operatorRoleDefaultPolicy');

export const planePlants: readonly Plant[] = [
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
    'a wall that stands in front of nothing',
    (resource) =>
      resource.type === 'AWS::WAFv2::WebACLAssociation' &&
      JSON.stringify(resource.properties).includes('WallAcl') &&
      resource.id.startsWith('WallWallApi'),
    (r) => {
      r.type = 'AWS::WAFv2::Nothing';
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
