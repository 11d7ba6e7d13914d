import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

import * as may from '#lib/constructs/backup-statements.ts';
import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import { onRows, throughService } from '#lib/constructs/statements.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import type { FunctionBundles, LambdaName } from '#lib/functions.ts';
import type { BackupSettings, StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import { copiesToOsaka, osakaBackupBucketOf, osakaRegion, osakaVaultOf } from '#lib/stacks/osaka-names.ts';
import { restoreEvidence } from '#rows/control.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { companyKey } from '#rows/keystore.ts';

export type NamedResource = { readonly name: string; readonly arn: string };

export type BackupJobsProps = {
  readonly settings: StageSettings;
  readonly backup: BackupSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly identity: Identity;
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
  readonly tables: readonly NamedResource[];
  /** What the plan takes points of. */
  readonly backedUp: readonly NamedResource[];
  readonly key: kms.Key;
  readonly vault: backup.IBackupVault;
  readonly bucket: Pick<s3.IBucket, 'bucketArn' | 'bucketName'>;
  readonly backupRole: iam.IRole;
  readonly restorePlanArns: readonly string[];
  /** The key that wraps tenants' keys, in both Regions. */
  readonly keyArns: string[];
  /** Under which receipts come back from a restore test, in both Regions. */
  readonly receiptKeyArns: string[];
};

const named = (resources: readonly NamedResource[]): string =>
  resources.map(({ name, arn }) => `${name}=${arn}`).join(',');

const copiesOf = (scope: Construct, settings: StageSettings) => {
  const vaultName = osakaVaultOf(settings);
  return {
    vaultName,
    vaultArn: `arn:aws:backup:${osakaRegion}:${Stack.of(scope).account}:backup-vault:${vaultName}`,
    bucketName: osakaBackupBucketOf(settings),
  };
};

const ended = ['COMPLETED', 'FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

/** The functions around the plan: what it does not copy, what it does not notice, what nobody would look at. */
export class BackupJobs extends Construct {
  private readonly props: BackupJobsProps;
  private readonly deadLetters: DeadLetters;
  private readonly schedules: Construct;
  /** Where the copies lie. `undefined` in the form that runs in Osaka itself. */
  private readonly osaka:
    | { readonly vaultName: string; readonly vaultArn: string; readonly bucketName: string }
    | undefined;
  private readonly place: Readonly<Record<'BACKUP_BUCKET' | 'BACKUP_KEY_ARN', string>>;

  constructor(scope: Construct, id: string, props: BackupJobsProps) {
    super(scope, id);
    this.props = props;
    this.place = { BACKUP_BUCKET: props.bucket.bucketName, BACKUP_KEY_ARN: props.key.keyArn };
    this.osaka = copiesToOsaka(props.settings) ? copiesOf(this, props.settings) : undefined;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', props.key);
    // A schedule is known by the name of its job, which its function has too.
    this.schedules = new Construct(this, 'Schedules');
    this.addExports();
    this.addRerun();
    this.addFreshness();
    this.addMonthly();
    if (props.restorePlanArns.length > 0) this.addValidation();
  }

  private addExports(): void {
    const { tables, bucket, key, foundation, identity } = this.props;
    const exporting = this.addJob('backup-export', 'tables into the backup bucket', {
      ...this.place,
      EXPORTED_TABLES: named(tables),
    });
    exporting.allow(
      may.exportTables(tables.map(({ arn }) => arn)),
      // Which exports are finished: their names say what they hold.
      may.listBucket([bucket.bucketArn]),
      may.writeBelow(bucket, 'exports', 's3:AbortMultipartUpload'),
      throughService(key, 's3', 'kms:GenerateDataKey', 'kms:Decrypt'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    this.every('backup-export', exporting, '30 2 * * ? *');

    const users = this.addJob('backup-users', 'the user directory into the backup bucket', {
      ...this.place,
      USER_POOL_ID: identity.tenantPool.userPoolId,
    });
    users.allow(
      may.listUsers(identity.tenantPool.userPoolArn),
      may.writeBelow(bucket, 'users'),
      throughService(key, 's3', 'kms:GenerateDataKey'),
    );
    this.every('backup-users', users, '40 2 * * ? *');
  }

  private addRerun(): void {
    const { vault, backupRole } = this.props;
    const rerun = this.addJob('backup-rerun', 'starts failed backups and copies again', {
      BACKUP_VAULT: vault.backupVaultName,
      OSAKA_VAULT_ARN: this.osaka?.vaultArn ?? 'none',
      BACKUP_ROLE_ARN: backupRole.roleArn,
    });
    rerun.allow(...may.startJobs({ stack: Stack.of(this), vaultArn: vault.backupVaultArn, backupRole }));
    this.on('JobEnded', rerun, {
      source: ['aws.backup'],
      detailType: ['Backup Job State Change', 'Copy Job State Change'],
      detail: { state: ended },
    });
  }

  /** Asks in both Regions where there are two, so it has no network of ours: an endpoint ends at its Region. */
  private addFreshness(): void {
    const { vault, bucket, key, tables, backedUp, restorePlanArns } = this.props;
    const { osaka } = this;
    const freshness = this.addJob(
      'backup-freshness',
      'is last night in both Regions?',
      {
        ...this.place,
        BACKUP_VAULT: vault.backupVaultName,
        OSAKA_REGION: osaka === undefined ? 'none' : osakaRegion,
        OSAKA_VAULT: osaka?.vaultName ?? 'none',
        OSAKA_BUCKET: osaka?.bucketName ?? 'none',
        BACKED_UP: named(backedUp),
        EXPORTED_TABLES: named(tables),
        RESTORES_TESTED: restorePlanArns.length > 0 ? 'monthly' : 'never',
      },
      'outside',
    );
    freshness.allow(
      may.listPoints([vault.backupVaultArn, ...(osaka === undefined ? [] : [osaka.vaultArn])]),
      may.readSettings(),
      may.listBucket([
        bucket.bucketArn,
        ...(osaka === undefined ? [] : [`arn:aws:s3:::${osaka.bucketName}`]),
      ]),
      may.writeBelow(bucket, 'reports/daily'),
      may.readBelow(bucket, 'reports/monthly'),
      may.readBelow(bucket, 'reports/restore-tests'),
      throughService(key, 's3', 'kms:GenerateDataKey', 'kms:Decrypt'),
    );
    this.every('backup-freshness', freshness, '0 9 * * ? *');
  }

  private addMonthly(): void {
    const { bucket, key } = this.props;
    const monthly = this.addJob('backup-monthly', "last month's report", this.place);
    monthly.allow(
      may.listBucket([bucket.bucketArn]),
      may.readBelow(bucket, 'reports'),
      may.writeBelow(bucket, 'reports/monthly'),
      throughService(key, 's3', 'kms:GenerateDataKey', 'kms:Decrypt'),
    );
    this.every('backup-monthly', monthly, '30 9 1 * ? *');
  }

  /** Reads in the Region where tables and receipts were restored, so it has no network of ours either. */
  private addValidation(): void {
    const { bucket, key, backedUp, data, foundation, restorePlanArns, backup } = this.props;
    const { canaryTenantId: tenant, itemsFloor } = backup;
    const validation = this.addJob(
      'restore-validation',
      'judges what a restore test brought back',
      {
        ...this.place,
        BACKED_UP: named(backedUp),
        DOCS_BUCKET: data.documents.bucketName,
        TENANT_DATA_TABLE: data.tenantData.tableName,
        KEYSTORE_TABLE: data.keystore.tableName,
        CONTROL_TABLE: data.control.tableName,
        CANARY_TENANT_ID: tenant,
        ITEMS_FLOOR: String(itemsFloor),
        RESTORE_PLAN_ARNS: restorePlanArns.join(','),
      },
      'outside',
    );
    validation.allow(
      ...may.judgeRestores(Stack.of(this)),
      onRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey], tenant }),
      // The rows of its receipts say which bytes they are.
      onRows({ table: data.tenantData, calls: ['GetItem'], rows: [evidenceRecord], tenant }),
      ...may.readFilesOf(tenant, {
        documentsArn: data.documents.bucketArn,
        account: Stack.of(this).account,
      }),
      may.openRestoredFiles(this.props.receiptKeyArns),
      onRows({ table: data.control, calls: ['PutItem'], rows: [restoreEvidence] }),
      may.unwrapFor(tenant, this.props.keyArns),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      may.writeBelow(bucket, 'reports/restore-tests'),
      throughService(key, 's3', 'kms:GenerateDataKey'),
    );
    this.on('Restored', validation, {
      source: ['aws.backup'],
      detailType: ['Restore Job State Change'],
      detail: { status: ['COMPLETED'] },
    });
  }

  private addJob(
    name: LambdaName,
    purpose: string,
    environment: Readonly<Record<string, string>>,
    network: 'inside' | 'outside' = 'inside',
  ): ConfinedFunction {
    const { settings, bundles, foundation } = this.props;
    return new ConfinedFunction(this, name, {
      settings,
      description: `STAFee ${name}: ${purpose}`,
      bundle: bundles[name],
      environment,
      logsKey: foundation.logsKey,
      timeoutSeconds: 300,
      network: network === 'inside' ? this.props.network?.operations : undefined,
      deadLetters: this.deadLetters,
    });
  }

  private every(name: string, job: ConfinedFunction, cron: string): void {
    new JobSchedule(this.schedules, name, { job, cron, deadLetters: this.deadLetters });
  }

  private on(id: string, job: ConfinedFunction, eventPattern: events.EventPattern): void {
    new events.Rule(this, id, { eventPattern, targets: [new targets.LambdaFunction(job.function)] });
  }
}
