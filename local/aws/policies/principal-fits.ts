import type { Statement } from '#local/aws/policies/policy-document.ts';

/** Who asks: a role's session, a service, somebody whom an identity provider vouches for, or another principal. */
export type Principal = {
  /** `arn:aws:sts::…:assumed-role/NAME/SESSION` for a session; of a service or a stranger any name. */
  readonly arn: string;
  readonly roleArn?: string;
  /** `scheduler.amazonaws.com`. */
  readonly service?: string;
  /** The ARN of the identity provider. */
  readonly provider?: string;
};

export const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/**
 * How a resource's policy names a principal. `account` hands the decision over to the account's own policies;
 * `session` is outside what session policies and boundaries can narrow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export type Naming = 'session' | 'role' | 'service' | 'provider' | 'everyone' | 'account';

const namingsBy = (named: string, { arn, roleArn }: Principal): readonly Naming[] => {
  const account = accountOf(arn);
  if (named === '*') return ['everyone'];
  if (account !== '' && [account, `arn:aws:iam::${account}:root`].includes(named)) return ['account'];
  if (named === roleArn) return ['role'];
  return named === arn ? ['session'] : [];
};

/**
 * Whom a denial of everybody else spares: a session only if its account, its role and itself are all listed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
const isSpared = (namings: readonly Naming[], { roleArn }: Principal): boolean => {
  const needed = roleArn === undefined ? ['session', 'account'] : ['session', 'role', 'account'];
  return needed.every((naming) => namings.some((found) => found === naming));
};

/** The ways in which a statement of a resource's policy names the principal; empty when it does not. */
export const namingsIn = ({ principals, effect }: Statement, principal: Principal): readonly Naming[] => {
  if (principals === undefined) return [];
  const { values, isNegated } = principals;
  if (values === '*') return isNegated ? [] : ['everyone'];
  const { service = '', provider = '' } = principal;
  const namings: readonly Naming[] = [
    ...(values['AWS'] ?? []).flatMap((named) => namingsBy(named, principal)),
    ...(values['Service']?.includes(service) === true ? (['service'] as const) : []),
    ...(values['Federated']?.includes(provider) === true ? (['provider'] as const) : []),
  ];
  if (!isNegated) return namings;
  const isExcepted = effect === 'Deny' ? isSpared(namings, principal) : namings.length > 0;
  return isExcepted ? [] : ['everyone'];
};
