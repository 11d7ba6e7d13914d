import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Plant } from '#test/proofs/mutants/mutant.ts';

const tenantPolicy = ofType('AWS::IAM::Policy', 'RolesTenantData');

export const rightsRules: readonly Plant[] = [
  [
    'tenant-role-confined',
    'a tenant role that scans',
    tenantPolicy,
    (r) => {
      statementAllowing(r.properties, 'dynamodb:DeleteItem').Action.push('dynamodb:Scan');
    },
  ],
  [
    'tenant-role-confined',
    'a tenant role with PartiQL',
    tenantPolicy,
    (r) => {
      statementAllowing(r.properties, 'dynamodb:DeleteItem').Action.push('dynamodb:PartiQLSelect');
    },
  ],
  [
    'tenant-role-confined',
    'a leading key open at its end',
    tenantPolicy,
    (r) => {
      statementAllowing(r.properties, 'dynamodb:DeleteItem').Condition['ForAllValues:StringLike'][
        'dynamodb:LeadingKeys'
      ] = 'T#${aws:PrincipalTag/TenantId}*';
    },
  ],
  [
    'tenant-role-confined',
    'a condition that holds without a key',
    tenantPolicy,
    (r) => {
      delete statementAllowing(r.properties, 'dynamodb:DeleteItem').Condition.Null;
    },
  ],
  [
    'tenant-role-confined',
    'files of every tenant',
    tenantPolicy,
    (r) => {
      statementAllowing(r.properties, 's3:GetObject').Resource = 'arn:aws:s3:::documents/*';
    },
  ],
  [
    'tenant-role-confined',
    'a list of every tenant’s files',
    ofType('AWS::IAM::Policy', 'TenantPurge'),
    (r) => {
      statementAllowing(r.properties, 's3:ListBucketVersions').Condition.StringLike['s3:prefix'] = 't/*';
    },
  ],
  [
    'tenant-role-confined',
    'the control plane’s record of the tenant, whole',
    ofType('AWS::IAM::Policy', 'RolesTenantAdmin'),
    (r) => {
      const { Statement }: { Statement: any[] } = r.properties.PolicyDocument;
      for (const { Condition } of Statement.filter((one) => JSON.stringify(one).includes('TEN#'))) {
        delete Condition['ForAllValues:StringEquals'];
        delete Condition.Null['dynamodb:Attributes'];
      }
    },
  ],
  ...(['UpdateItem', 'Query'] as const).map((call): Plant => [
    'tenant-role-confined',
    `a tenant role with ${call} on what the State publishes`,
    ofType('AWS::IAM::Policy', 'RolesTenantAdmin'),
    (r) => {
      const { Statement }: { Statement: any[] } = r.properties.PolicyDocument;
      for (const one of Statement.filter((each) => JSON.stringify(each).includes('"REG')))
        one.Action = ['dynamodb:GetItem', `dynamodb:${call}`];
    },
  ]),
  [
    'tenant-role-demands-tag',
    'a tenant role for any tag',
    ofType('AWS::IAM::Role', 'RolesTenantData'),
    (r) => {
      r.properties.AssumeRolePolicyDocument.Statement[0].Condition.StringLike['aws:RequestTag/TenantId'] =
        '*';
    },
  ],
  [
    'no-wildcard-writes',
    'a function that may write everywhere',
    ofType('AWS::IAM::Policy', 'auth'),
    (r) => {
      statementAllowing(r.properties, 'dynamodb:PutItem').Resource = '*';
    },
  ],
  [
    'no-wildcard-writes',
    'a function that may do everything',
    ofType('AWS::IAM::Policy', 'auth'),
    (r) => {
      statementAllowing(r.properties, 'dynamodb:PutItem').Action = 'dynamodb:*';
    },
  ],
  [
    'user-pool-client-closed',
    'a client that writes the tenant',
    ofType('AWS::Cognito::UserPoolClient'),
    (r) => {
      r.properties.WriteAttributes.push('custom:tenantId');
    },
  ],
  [
    'user-pool-client-closed',
    'a client with public password sign-in',
    ofType('AWS::Cognito::UserPoolClient'),
    (r) => {
      r.properties.ExplicitAuthFlows.push('ALLOW_USER_PASSWORD_AUTH');
    },
  ],
  [
    'user-tenant-immutable',
    'a tenant that a user can change',
    ofType('AWS::Cognito::UserPool'),
    (r) => {
      r.properties.Schema[0].Mutable = true;
    },
  ],
];
