import type { Acknowledgement } from '#lib/checks/acknowledgement.ts';
import type { StageSettings } from '#lib/settings.ts';

const decision = '0037-a-run-of-our-repository-deploys';

/** The stack Deploy exists where the stage is deployed from somewhere. */
export const deployAcknowledgements = ({ deploy }: StageSettings): readonly Acknowledgement[] =>
  deploy === undefined
    ? []
    : [
        {
          stack: 'Deploy',
          path: 'Boundary',
          findings: [
            'AwsSolutions-IAM5[Action::*]',
            'AwsSolutions-IAM5[Resource::*]',
            'AwsSolutions-IAM5[Action::iam:DeletePolicy*]',
            'NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess',
            'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess',
          ],
          because: 'a boundary gives no rights: it allows all and denies what nobody may',
          decision,
        },
        {
          stack: 'Deploy',
          findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
          because: 'a policy belongs to one role',
          decision: '0012-one-policy-per-role',
        },
      ];
