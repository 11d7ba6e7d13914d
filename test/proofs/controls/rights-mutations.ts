import { ofType, statementAllowing } from '#test/proofs/checks/planted.ts';
import type { Fits, Loose } from '#test/proofs/checks/planted.ts';
import type { Mutation } from '#test/proofs/controls/mutation.ts';

const policy = (idStart: string): Fits => ofType('AWS::IAM::Policy', idStart);

/** A further right on what the policy reaches with `like` already. */
const also =
  (action: string, like: string) =>
  (resource: Loose): void => {
    const { Resource } = statementAllowing(resource.properties, like);
    resource.properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: action, Resource });
  };

/** What nobody may do, and a role that may. */
export const rightsMutations: readonly Mutation[] = [
  ['no Scan of sessions', '9.4.4', policy('authorizerRole'), also('dynamodb:Scan', 'dynamodb:UpdateItem')],
  ['no rights of the clock', '9.2.3', policy('clockcheckRole'), also('sqs:PurgeQueue', 'sqs:SendMessage')],
  [
    'keys through their service only',
    '9.2.3',
    policy('operatorRole'),
    (r) => {
      delete statementAllowing(r.properties, 'kms:Decrypt').Condition;
    },
  ],
  [
    'functions that are nobody',
    'CLD.9.5.1',
    policy('tenantappRole'),
    (r) => {
      statementAllowing(r.properties, 'sts:AssumeRole').Resource = 'arn:aws:iam::000000000000:role/*';
    },
  ],
];
