import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { keptDays } from '#lib/constructs/backup-vault.ts';
import type { StageSettings } from '#lib/settings.ts';
import {
  backupTag,
  copiesToOsaka,
  dailyBackupOf,
  osakaRegion,
  osakaVaultOf,
} from '#lib/stacks/osaka-names.ts';

export type DailyPlanProps = { readonly settings: StageSettings; readonly vault: backup.IBackupVault };

/**
 * Every night at 02:00 a point of everything that carries the stage's tag, and a copy of each in Osaka. The form of prod
 * that runs in Osaka keeps its points there: the other domestic Region is the one that was lost.
 */
export class DailyPlan extends Construct {
  /** What AWS Backup may do here: take points of tables and buckets, and copy them. */
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { settings, vault }: DailyPlanProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      description: 'STAFee: AWS Backup takes points and copies them',
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
        iam.ManagedPolicy.fromAwsManagedPolicyName('AWSBackupServiceRolePolicyForS3Backup'),
      ],
    });
    const plan = new backup.BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(this.dailyRule(settings));
    plan.addSelection('Tagged', {
      role: this.role,
      resources: [backup.BackupResource.fromTag(backupTag, dailyBackupOf(settings))],
    });
  }

  private dailyRule(settings: StageSettings): backup.BackupPlanRule {
    return new backup.BackupPlanRule({
      ruleName: 'daily-0200-jst',
      scheduleExpression: events.Schedule.cron({ minute: '0', hour: '2' }),
      scheduleExpressionTimezone: TimeZone.ASIA_TOKYO,
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(8),
      deleteAfter: Duration.days(keptDays),
      ...(copiesToOsaka(settings) ? { copyActions: [this.copyToOsaka(settings)] } : {}),
    });
  }

  private copyToOsaka(settings: StageSettings): backup.BackupPlanCopyActionProps {
    const { account } = Stack.of(this);
    const osakaVaultArn = `arn:aws:backup:${osakaRegion}:${account}:backup-vault:${osakaVaultOf(settings)}`;
    return {
      destinationBackupVault: backup.BackupVault.fromBackupVaultArn(this, 'OsakaVault', osakaVaultArn),
      deleteAfter: Duration.days(keptDays),
    };
  }
}
