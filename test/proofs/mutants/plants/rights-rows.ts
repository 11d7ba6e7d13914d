import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const policy = (idStart: string): Fits => ofType('AWS::IAM::Policy', idStart);

/** A further right on what the policy reaches with `like` already. */
const also =
  (action: string, like: string) =>
  (resource: Loose): void => {
    const { Resource } = statementAllowing(resource.properties, like);
    resource.properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: action, Resource });
  };

/** What nobody may do, and a role that may. */
export const rightsRows: readonly Plant[] = [
  ['9.4.4', 'no Scan of sessions', policy('authorizerRole'), also('dynamodb:Scan', 'dynamodb:UpdateItem')],
  ['9.2.3', 'no rights of the clock', policy('clockcheckRole'), also('sqs:PurgeQueue', 'sqs:SendMessage')],
  [
    '9.2.3',
    'keys through their service only',
    policy('operatorRole'),
    (r) => {
      delete statementAllowing(r.properties, 'kms:Decrypt').Condition;
    },
  ],
  [
    'CLD.9.5.1',
    'functions that are nobody',
    policy('tenantappRole'),
    (r) => {
      statementAllowing(r.properties, 'sts:AssumeRole').Resource = 'arn:aws:iam::000000000000:role/*';
    },
  ],
];
