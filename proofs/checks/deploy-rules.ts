import { at, keysOf, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule } from '#proofs/checks/synthesized.ts';
import { actionsOfTypes } from '#lib/execution/actions-of-types.ts';
import { isSubjectOfOneEnvironment } from '#lib/github-subject.ts';

const issuer = 'token.actions.githubusercontent.com';

const trustOf = ({ properties }: Resource): readonly unknown[] =>
  listOf(at(properties, 'AssumeRolePolicyDocument', 'Statement'));

/** One repository by its ids and one environment: a pattern would let branches in, a name alone whoever has it next. */
const isOneEnvironment = (statement: unknown): boolean => {
  const condition = at(statement, 'Condition');
  const [subject = '', ...more] = textsOf(at(condition, 'StringEquals', `${issuer}:sub`));
  return (
    keysOf(condition).join() === 'StringEquals' &&
    more.length === 0 &&
    isSubjectOfOneEnvironment(subject) &&
    at(condition, 'StringEquals', `${issuer}:aud`) === 'sts.amazonaws.com'
  );
};

export const deployersNamed: Rule = {
  id: 'deployer-is-one-environment',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Role')
      .filter((role) =>
        trustOf(role).some(
          (statement) =>
            textsOf(at(statement, 'Action')).includes('sts:AssumeRoleWithWebIdentity') &&
            !isOneEnvironment(statement),
        ),
      )
      .map(({ id }) => ({
        resource: id,
        message: 'can be taken by more than one environment of one repository',
      })),
};

/** Roles that only a laptop sees need no bounds. */
export const rolesBounded: Rule = {
  id: 'role-bounded',
  check: (stack) =>
    stack.name.startsWith('stafee-local-')
      ? []
      : ofType(stack, 'AWS::IAM::Role')
          .filter(
            ({ properties }) =>
              !textsOf(at(properties, 'PermissionsBoundary')).join().endsWith(':policy/stafee-boundary'),
          )
          .map(({ id }) => ({ resource: id, message: 'is outside the boundary of the account' })),
};

/** A person deploys the stack Deploy with rights of their own; everything else is made by CloudFormation's role. */
export const typesExecutable: Rule = {
  id: 'type-known-to-execution-policies',
  check: (stack) =>
    /^stafee-(?:local-\w+|\w+-Deploy)$/.test(stack.name)
      ? []
      : stack.resources
          .filter(({ type }) => actionsOfTypes[type] === undefined)
          .map(({ id, type }) => ({
            resource: id,
            message: `is an ${type}, which CloudFormation may not make (lib/execution/actions-of-types.ts)`,
          })),
};
