import { requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate, type Policies } from '#local/aws/policies/evaluate.ts';
import { aRole, aSession, aTable } from '#test/local/aws/policies/a-request.ts';
import { readPolicy } from '#local/aws/policies/policy-document.ts';

type Keys = Readonly<Record<string, string | readonly string[]>>;
type Statement = Readonly<Record<string, unknown>>;

/** One line of the table: policies as they would be written, a request, and what AWS answers. */
export type KnownAnswer = readonly [
  what: string,
  asked: {
    readonly identity?: Statement | readonly Statement[];
    readonly resource?: Statement | readonly Statement[];
    readonly session?: Statement | readonly Statement[];
    readonly boundary?: Statement | readonly Statement[];
    readonly endpoint?: Statement | readonly Statement[];
    readonly rule?: NonNullable<Policies['rule']>;
    /** @default `dynamodb:GetItem` */
    readonly action?: string;
    /** @default the table */
    readonly on?: string;
    readonly keys?: Keys;
    /** @default the session of a role */
    readonly by?: Parameters<typeof evaluate>[0]['principal'];
  },
  answer: 'allowed' | 'denied' | 'denied explicitly' | 'denied as unknown',
];

const policyOf = (name: string, statements: Statement | readonly Statement[] | undefined) => {
  if (statements === undefined) return undefined;
  const Statement = [statements].flat().map((one) => ({
    Effect: 'Allow',
    ...('NotAction' in one ? {} : { Action: '*' }),
    ...('NotResource' in one ? {} : { Resource: '*' }),
    ...one,
  }));
  return readPolicy(name, { Version: '2012-10-17', Statement });
};

export const answerOf = ([, asked]: KnownAnswer): KnownAnswer[2] => {
  const { identity, resource, session, boundary, endpoint, rule, action, on, keys, by } = asked;
  const own = policyOf('identity', identity);
  const decision = evaluate(
    {
      action: action ?? 'dynamodb:GetItem',
      resource: on ?? aTable,
      principal: by ?? { arn: aSession, roleArn: aRole },
      context: requestContextOf(keys ?? {}),
    },
    {
      identity: own === undefined ? [] : [own],
      resource: policyOf('resource', resource),
      session: policyOf('session', session),
      boundary: policyOf('boundary', boundary),
      endpoint: policyOf('endpoint', endpoint),
      ...(rule === undefined ? {} : { rule }),
    },
  );
  if (decision.decision === 'allowed') return 'allowed';
  if (decision.because.includes('does not know')) return 'denied as unknown';
  return decision.isExplicit ? 'denied explicitly' : 'denied';
};
