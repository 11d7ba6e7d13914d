import { CfnOutput } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import { AuditBucket } from '#lib/constructs/audit-bucket.ts';
import { BackupOptIn } from '#lib/constructs/backup-opt-in.ts';
import { exportsKeptDays } from '#lib/constructs/backup-bucket.ts';
import { LockedVault, keptDays } from '#lib/constructs/backup-vault.ts';
import { CustomerKey } from '#lib/constructs/customer-key.ts';
import { addMailSender } from '#lib/constructs/mail-sender.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { RestoreTests } from '#lib/constructs/restore-tests.ts';
import type { BackupSettings, StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import {
  comesBackInOsaka,
  keyReplicaOutput,
  osakaBackupBucketOf,
  osakaRegion,
  osakaVaultOf,
} from '#lib/stacks/osaka-names.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

/** What must outlive Tokyo: copies of the backups, and the replica of the key without which nobody reads them. */
export class Osaka extends StageStack {
  /** Points and objects of the backup. Its policy names the account only, so that roles in Tokyo may come later. */
  readonly backupKey: CustomerKey;
  /** For the copy of the audit archive. */
  readonly auditKey: CustomerKey;
  readonly keyReplicaArn: string;
  readonly vault: LockedVault;
  readonly backupBucket: PrivateBucket;
  /** `undefined` where AWS Backup does not test restores in Osaka. */
  readonly restorePlanArn: string | undefined;

  constructor(
    scope: Construct,
    settings: StageSettings,
    { backup, foundation }: { readonly backup: BackupSettings; readonly foundation: Foundation },
  ) {
    super(scope, {
      settings: { ...settings, region: osakaRegion },
      part: 'Osaka',
      description: 'STAFee: copies of the backups, in Osaka',
      controls: ['12.3.1', '10.1.1'],
      classification: 'confidential',
    });
    this.backupKey = new CustomerKey(this, 'BackupKey', { description: 'STAFee backups in Osaka' });
    this.auditKey = new CustomerKey(this, 'AuditKey', { description: 'STAFee audit archive in Osaka' });
    this.vault = new LockedVault(this, 'Vault', {
      settings,
      backupVaultName: osakaVaultOf(settings),
      encryptionKey: this.backupKey,
    });
    this.backupBucket = new PrivateBucket(this, 'BackupCopies', {
      encryptionKey: this.backupKey,
      bucketName: osakaBackupBucketOf(settings),
      noncurrentVersionsKeptDays: 1,
      // A lifecycle is never replicated: what ages in Tokyo must age here too.
      keptDays: { exports: exportsKeptDays, users: keptDays, reports: settings.logRetentionDays },
    });
    const auditCopies = new AuditBucket(this, 'AuditCopies', {
      settings,
      encryptionKey: this.auditKey,
      holds: 'copies',
    });
    ownedByCustomers(this.vault, this.backupBucket, auditCopies);
    const logsKey = new CustomerKey(this, 'LogsKey', { description: 'STAFee log groups in Osaka' });
    logsKey.serveLogGroups();
    new BackupOptIn(this, 'OptIn', {
      region: osakaRegion,
      logGroup: new KeptLogGroup(this, 'OptInLogs', { settings, encryptionKey: logsKey }),
    });
    this.restorePlanArn = backup.testsRestoresInOsaka ? this.addRestoreTests(settings) : undefined;
    this.addFailureRules();
    // Published and proven long before anybody sends from here.
    if (comesBackInOsaka(settings)) addMailSender(this, this.settings);
    this.keyReplicaArn = this.addKeyReplica(foundation.keyEncryptionKey);
  }

  /** Last, when nothing else can fail: a replica that is taken back may stand in the way of the next for 30 days. */
  private addKeyReplica(primary: kms.IKey): string {
    const others = [...this.node.children];
    const replica = new kms.CfnReplicaKey(this, 'KeyEncryptionKeyReplica', {
      primaryKeyArn: primary.keyArn,
      description: 'STAFee tenant data keys, in Osaka',
      pendingWindowInDays: 30,
      keyPolicy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: ['kms:*'],
            principals: [new iam.AccountRootPrincipal()],
            resources: ['*'],
          }),
        ],
      }),
    });
    replica.node.addDependency(...others);
    new CfnOutput(this, keyReplicaOutput, { value: replica.attrArn });
    return replica.attrArn;
  }

  /** Tokyo's function judges them; the bus carries its events over. */
  private addRestoreTests(settings: StageSettings): string {
    const { planArn } = new RestoreTests(this, 'RestoreTests', {
      settings,
      vaultArn: this.vault.backupVaultArn,
      tableArns: ['*'],
      receipts: { bucketArn: '*', encryptionKey: this.backupKey },
    });
    const tokyoBus = `arn:aws:events:${settings.region}:${this.account}:event-bus/default`;
    new events.Rule(this, 'Restored', {
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Restore Job State Change'],
        detail: { status: ['COMPLETED'] },
      },
      targets: [new targets.EventBus(events.EventBus.fromEventBusArn(this, 'TokyoBus', tokyoBus))],
    });
    return planArn;
  }

  /** A copy that fails is told in the Region where it fails; Tokyo may be the reason. */
  private addFailureRules(): void {
    const topic = new sns.Topic(this, 'Failures', {
      displayName: 'STAFee 大阪',
      masterKey: this.backupKey,
      enforceSSL: true,
    });
    const { alarms } = this.settings;
    if (alarms !== undefined) topic.addSubscription(new subscriptions.EmailSubscription(alarms.mailTo));
    this.backupKey.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'FailureRules',
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const failed = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];
    // Backup and copy jobs say `state`, restore jobs say `status`.
    new events.Rule(this, 'CopyFailed', {
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change', 'Copy Job State Change'],
        detail: { state: failed },
      },
      targets: [new targets.SnsTopic(topic)],
    });
    new events.Rule(this, 'RestoreFailed', {
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Restore Job State Change'],
        detail: { status: failed },
      },
      targets: [new targets.SnsTopic(topic)],
    });
  }
}
