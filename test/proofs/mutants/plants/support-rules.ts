import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const role = ofType('AWS::IAM::Policy', 'TenantSupport');

/** Takes away the refusal that `fits`. */
const withoutRefusal =
  (fits: (statement: Loose) => boolean) =>
  (r: Loose): void => {
    const document = r.properties.PolicyDocument;
    document.Statement = document.Statement.filter(
      (statement: Loose) => statement.Effect !== 'Deny' || !fits(statement),
    );
  };

export const supportRules: readonly Plant[] = [
  [
    'support-reads-alone',
    'a grant under which more is done than read',
    role,
    withoutRefusal(({ NotAction }) => NotAction !== undefined),
  ],
  [
    'support-reads-alone',
    'a grant under which rows are put',
    role,
    withoutRefusal(({ Action }) => Action === 'dynamodb:PutItem'),
  ],
  [
    'support-reads-alone',
    'a grant under which names of the sign-in are read',
    role,
    withoutRefusal(({ Action }) => [Action].flat().includes('dynamodb:Query')),
  ],
  [
    'support-reads-alone',
    'a grant under which the key of first passwords is unwrapped',
    role,
    (r) => {
      const unwrapping = r.properties.PolicyDocument.Statement.find(
        ({ Condition }: Loose) => Condition?.StringEquals?.['kms:EncryptionContext:purpose'] !== undefined,
      );
      delete unwrapping.Condition.StringEquals['kms:EncryptionContext:purpose'];
    },
  ],
  [
    'support-asks-for-grants',
    "a function for support that reads all of a company's row",
    ofType('AWS::IAM::Policy', 'tenantsupport'),
    (r) => {
      delete statementAllowing(r.properties, 'dynamodb:GetItem').Condition['ForAllValues:StringEquals'];
    },
  ],
  [
    'support-of-one-tenant',
    'a view whose caller says of which company it is',
    ({ type, id }) => type === 'AWS::ApiGateway::Method' && id.includes('supportgrantsgrantIdview'),
    (r) => {
      r.properties.Integration.RequestParameters['integration.request.header.X-Amz-Tenant-Id'] =
        'method.request.header.X-Tenant';
    },
  ],
  [
    'support-of-one-tenant',
    'two companies looked at in one environment',
    ofType('AWS::Lambda::Function', 'tenantsupport'),
    (r) => {
      delete r.properties.TenancyConfig;
    },
  ],
];
