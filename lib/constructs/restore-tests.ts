import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

export type RestoreTestsProps = {
  readonly settings: StageSettings;
  readonly vaultArn: string;
  readonly tableArns: string[];
};

/** On the first of each month AWS restores the newest point of every table; a function of ours judges what came back. */
export class RestoreTests extends Construct {
  readonly planArn: string;

  constructor(scope: Construct, id: string, { settings, vaultArn, tableArns }: RestoreTestsProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      description: 'STAFee: AWS Backup restores tables for a test',
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForRestores'),
      ],
    });
    // Plans are named in letters, digits and underscores only.
    const name = `stafee_${settings.stage.replaceAll('-', '_')}_monthly`;
    const plan = new backup.CfnRestoreTestingPlan(this, 'Plan', {
      restoreTestingPlanName: name,
      scheduleExpression: 'cron(0 4 1 * ? *)',
      scheduleExpressionTimezone: 'Asia/Tokyo',
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [vaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: 7,
      },
    });
    const selection = new backup.CfnRestoreTestingSelection(this, 'Tables', {
      restoreTestingPlanName: name,
      restoreTestingSelectionName: 'tables',
      protectedResourceType: 'DynamoDB',
      protectedResourceArns: tableArns,
      iamRoleArn: role.roleArn,
      validationWindowHours: 12,
    });
    selection.node.addDependency(plan);
    this.planArn = plan.attrRestoreTestingPlanArn;
  }
}
