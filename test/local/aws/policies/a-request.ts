import { requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate, type AccessRequest, type Policies } from '#local/aws/policies/evaluate.ts';
import { readPolicy } from '#local/aws/policies/policy-document.ts';

const account = '000000000000';
export const aRole = `arn:aws:iam::${account}:role/reader`;
export const aSession = `arn:aws:sts::${account}:assumed-role/reader/now`;
export const aTable = `arn:aws:dynamodb:ap-northeast-1:${account}:table/Claims`;

type Keys = Readonly<Record<string, string | readonly string[]>>;

export const aRequest = ({
  keys = {},
  ...changes
}: Partial<Omit<AccessRequest, 'context'>> & { readonly keys?: Keys } = {}): AccessRequest => ({
  action: 'dynamodb:GetItem',
  resource: aTable,
  principal: { arn: aSession, roleArn: aRole },
  context: requestContextOf(keys),
  ...changes,
});

export const aPolicy = (...statements: readonly Readonly<Record<string, unknown>>[]) =>
  readPolicy('test', {
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({
      Effect: 'Allow',
      ...('NotAction' in statement ? {} : { Action: '*' }),
      ...statement,
    })),
  });

/** A request judged by one identity-based policy of one statement that holds for every resource, but for `changes`. */
export const judgedBy = (changes: Readonly<Record<string, unknown>>, request: AccessRequest = aRequest()) =>
  evaluate(request, {
    identity: [aPolicy('NotResource' in changes ? changes : { Resource: '*', ...changes })],
  });

export const judged = (policies: Partial<Policies>, request: AccessRequest = aRequest()) =>
  evaluate(request, { identity: [], ...policies });
