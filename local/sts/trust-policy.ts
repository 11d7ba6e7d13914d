import * as v from 'valibot';

import type { Caller } from '#local/calls/caller.ts';

import { actionFits, judgeConditions, type TrustContext } from './trust-conditions.ts';

const textsSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => [text]),
  ),
  v.array(v.string()),
]);
const statementSchema = v.object({
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.union([v.literal('*'), v.record(v.string(), textsSchema)]),
  Action: textsSchema,
  Condition: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
});
const trustSchema = v.object({
  Statement: v.union([
    v.pipe(
      statementSchema,
      v.transform((statement) => [statement]),
    ),
    v.array(statementSchema),
  ]),
});
type Statement = v.InferOutput<typeof statementSchema>;

type TrustDecision =
  | { readonly isTrusted: true }
  | { readonly isTrusted: false; readonly because: string };

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

const namesCaller = (named: string, caller: Caller): boolean => {
  const account = accountOf(caller.principalArn);
  const names = [
    '*',
    account,
    `arn:aws:iam::${account}:root`,
    caller.principalArn,
    caller.roleArn ?? caller.principalArn,
  ];
  return names.includes(named);
};

const isPrincipal = ({ Principal }: Statement, caller: Caller): boolean =>
  Principal === '*' || (Principal['AWS'] ?? []).some((named) => namesCaller(named, caller));

const judgeAction = (
  action: string,
  statements: readonly Statement[],
  context: TrustContext,
): TrustDecision => {
  const fitting = statements.filter(
    (statement) =>
      isPrincipal(statement, context.caller) &&
      statement.Action.some((pattern) => actionFits(action, pattern)),
  );
  const judged = fitting.map(({ Effect, Condition }) => ({
    Effect,
    verdict: judgeConditions(Condition, context),
  }));
  const unknown = judged.find(({ verdict }) => typeof verdict === 'object')?.verdict;
  if (typeof unknown === 'object') {
    return { isTrusted: false, because: `${action}: this machine does not know ${unknown.unknown}` };
  }
  const met = judged.filter(({ verdict }) => verdict === 'met');
  if (met.some(({ Effect }) => Effect === 'Deny')) {
    return { isTrusted: false, because: `${action} is denied by the role's trust policy` };
  }
  return met.length > 0
    ? { isTrusted: true }
    : { isTrusted: false, because: `no statement of the role's trust policy allows ${action}` };
};

/**
 * Judges whether a role trusts a caller with this session. Tags need `sts:TagSession` and a source identity
 * needs `sts:SetSourceIdentity`, each in the trust policy as well.
 */
export const judgeTrust = (document: unknown, context: TrustContext): TrustDecision => {
  const parsed = v.safeParse(trustSchema, document);
  if (!parsed.success) return { isTrusted: false, because: "the role's trust policy cannot be read" };

  const statements = parsed.output.Statement;
  const actions = [
    'sts:AssumeRole',
    ...(Object.keys(context.tags).length > 0 ? ['sts:TagSession'] : []),
    ...(context.sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  const decisions = actions.map((action) => judgeAction(action, statements, context));
  return decisions.find(({ isTrusted }) => !isTrusted) ?? { isTrusted: true };
};
