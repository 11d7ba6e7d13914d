import type { Statement } from '#lib/rights/policy-document.ts';

/** Who asks: a role's session, or a principal without a role. */
export type Principal = {
  /** `arn:aws:sts::…:assumed-role/NAME/SESSION` for a session. */
  readonly arn: string;
  readonly roleArn?: string;
};

export const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/**
 * How a resource's policy names a principal. `account` hands the decision over to the account's own policies;
 * `session` is outside what session policies and boundaries can narrow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export type Naming = 'session' | 'role' | 'everyone' | 'account';

const namingsBy = (named: string, { arn, roleArn }: Principal): readonly Naming[] => {
  const account = accountOf(arn);
  if (named === '*') return ['everyone'];
  if (named === account || named === `arn:aws:iam::${account}:root`) return ['account'];
  if (named === roleArn) return ['role'];
  return named === arn ? ['session'] : [];
};

/** The ways in which a statement of a resource's policy names the principal; empty when it does not. */
export const namingsIn = ({ principals }: Statement, principal: Principal): readonly Naming[] => {
  if (principals === undefined) return [];
  const { values, isNegated } = principals;
  const named = values === '*' ? ['*'] : (values['AWS'] ?? []);
  const namings = named.flatMap((one) => namingsBy(one, principal));
  if (!isNegated) return namings;
  return namings.length === 0 ? ['everyone'] : [];
};
