import { fitsWildcard } from '#local/aws/policies/pattern.ts';
import type { RolePolicies } from '#local/aws/policies/policies-of-template.ts';
import type { Statement } from '#local/aws/policies/policy-document.ts';

export type UnusedPermission = {
  /** The role's construct path. */
  readonly role: string;
  readonly statement: string;
  readonly action: string;
};

/** Services whose calls reach this machine; of rights to others nothing can be told. */
const observed = ['dynamodb', 's3', 'kms', 'sts', 'cognito-idp', 'ses', 'sqs', 'lambda', 'backup', 'wafv2'];

/**
 * Asked by AWS at its own discretion, so that no call here can show its need: DynamoDB names it among the least
 * rights on a customer managed key.
 */
const unobserved = ['kms:DescribeKey'];

const isObserved = (action: string): boolean =>
  observed.includes(action.split(':')[0] ?? '') && !unobserved.includes(action);

/** Remembers which statement allowed which action, so that what nobody needs can be taken away. */
export const usedPermissions = () => {
  const used = new Map<Statement, Set<string>>();
  const isUsed = (statement: Statement, pattern: string): boolean =>
    [...(used.get(statement) ?? [])].some((action) =>
      fitsWildcard(pattern.toLowerCase(), action.toLowerCase()),
    );
  const unusedOf = ({ path, ownPolicies }: RolePolicies): readonly UnusedPermission[] =>
    ownPolicies
      .flatMap(({ statements }) => statements)
      .filter(({ effect, actions }) => effect === 'Allow' && !actions.isNegated)
      .flatMap((statement) =>
        statement.actions.values
          .filter((action) => isObserved(action) && !isUsed(statement, action))
          .map((action) => ({ role: path, statement: statement.label, action })),
      );
  return {
    record: (statements: readonly Statement[], action: string): void => {
      for (const statement of statements) {
        const known = used.get(statement) ?? new Set();
        used.set(statement, known.add(action));
      }
    },
    unused: (roles: readonly RolePolicies[]): readonly UnusedPermission[] => roles.flatMap(unusedOf),
  };
};
