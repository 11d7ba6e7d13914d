import type { Acknowledgement } from '#proofs/checks/acknowledgement.ts';
import { executionPolicies } from '#lib/execution/execution-policies.ts';
import { wildcardActionsOfBoundary } from '#lib/constructs/boundary.ts';
import type { StageSettings } from '#lib/settings.ts';

const decision = '0037-a-run-of-our-repository-deploys';

const wildcards = (kind: 'Action' | 'Resource', texts: readonly string[]): readonly string[] =>
  [...new Set(texts)]
    .filter((text) => text.includes('*'))
    .map((text) => `AwsSolutions-IAM5[${kind}::${text}]`);

/** CloudFormation makes names that nobody knows before; what it may do there is listed action by action. */
const executionWildcards = (account: string): readonly string[] => {
  const statements = executionPolicies(account, { undoes: true }).flatMap((policy) => policy.statements);
  return [
    ...wildcards(
      'Resource',
      statements.flatMap(({ Resource }) => Resource),
    ),
    ...wildcards(
      'Action',
      statements.flatMap(({ Action }) => Action),
    ),
  ];
};

/** The stack Deploy exists where the stage is deployed from somewhere. */
export const deployAcknowledgements = ({
  account,
  deploy,
  stage,
}: StageSettings): readonly Acknowledgement[] =>
  deploy === undefined
    ? []
    : [
        {
          stack: 'Deploy',
          path: 'Boundary',
          findings: [
            ...wildcards('Action', ['*', ...wildcardActionsOfBoundary]),
            'AwsSolutions-IAM5[Resource::*]',
            'NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess',
            'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess',
          ],
          because: 'a boundary gives no rights: it allows all and denies what nobody may',
          decision,
        },
        {
          stack: 'Deploy',
          path: 'CloudFormation',
          findings: executionWildcards(account),
          because: 'CloudFormation makes names, and may do there what the types of our resources ask for',
          decision: '0053-cloudformation-may-do-what-our-types-ask-for',
        },
        {
          stack: 'Deploy',
          path: 'Deployer',
          findings: wildcards(
            'Resource',
            ['ap-northeast-1', 'ap-northeast-3'].map(
              (region) => `arn:aws:cloudformation:${region}:${account}:stack/stafee-${stage}-*/*`,
            ),
          ),
          because: "a stack's id has a part that CloudFormation makes",
          decision,
        },
        {
          stack: 'Deploy',
          findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
          because: 'a policy belongs to one role',
          decision: '0012-one-policy-per-role',
        },
      ];
