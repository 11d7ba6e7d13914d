import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

import { restoreFilesInto, testBucketArn } from '#lib/constructs/backup-statements.ts';
import { throughService } from '#lib/constructs/statements.ts';

import type { StageSettings } from '#lib/settings.ts';

export type RestoreTestsProps = {
  readonly settings: StageSettings;
  readonly vaultArn: string;
  readonly tableArns: string[];
  /** The bucket of receipts, and the key in this Region under which they are brought back. */
  readonly receipts: { readonly bucketArn: string; readonly encryptionKey: kms.IKey };
};

/**
 * On the first of each month AWS restores the newest point of every table and of the receipts; a function of ours judges
 * what came back. The receipts come back whole, so that the measured time is that of a true restore; only the canary's
 * are looked at.
 */
export class RestoreTests extends Construct {
  readonly planArn: string;

  constructor(scope: Construct, id: string, { settings, vaultArn, tableArns, receipts }: RestoreTestsProps) {
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
    this.addReceipts(name, receipts).node.addDependency(plan);
    this.planArn = plan.attrRestoreTestingPlanArn;
  }

  /** A copy from another Region cannot come back under its old key, so the key is always said. */
  private addReceipts(
    planName: string,
    { bucketArn, encryptionKey }: RestoreTestsProps['receipts'],
  ): backup.CfnRestoreTestingSelection {
    const role = new iam.Role(this, 'ReceiptsRole', {
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      description: 'STAFee: AWS Backup restores receipts for a test',
    });
    const { account } = Stack.of(this);
    for (const statement of restoreFilesInto(testBucketArn, account)) role.addToPolicy(statement);
    role.addToPolicy(
      throughService(encryptionKey, 's3', 'kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    return new backup.CfnRestoreTestingSelection(this, 'Receipts', {
      restoreTestingPlanName: planName,
      restoreTestingSelectionName: 'receipts',
      protectedResourceType: 'S3',
      protectedResourceArns: [bucketArn],
      iamRoleArn: role.roleArn,
      // https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
      restoreMetadataOverrides: { encryptionType: 'SSE-KMS', kmsKey: encryptionKey.keyArn },
      validationWindowHours: 12,
    });
  }
}
