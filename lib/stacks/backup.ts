import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { BackupBucket } from '#lib/constructs/backup-bucket.ts';
import { BackupJobs } from '#lib/constructs/backup-jobs.ts';
import type { NamedResource } from '#lib/constructs/backup-jobs.ts';
import { restoreFilesInto } from '#lib/constructs/backup-statements.ts';
import { BackupOptIn } from '#lib/constructs/backup-opt-in.ts';
import { DailyPlan } from '#lib/constructs/daily-plan.ts';
import { LockedVault } from '#lib/constructs/backup-vault.ts';
import { CustomerKey } from '#lib/constructs/customer-key.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import { RestoreTests } from '#lib/constructs/restore-tests.ts';
import { throughService } from '#lib/constructs/statements.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { BackupSettings, RestorableTable, StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { OperatorData } from '#lib/stacks/operator-data.ts';
import type { Osaka } from '#lib/stacks/osaka.ts';
import { receiptsRestorerOf } from '#lib/stacks/osaka-names.ts';
import { restorableTables, tableForms } from '#lib/stacks/restorable-tables.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

export type BackupProps = {
  readonly settings: StageSettings;
  readonly backup: BackupSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly identity: Identity;
  readonly operatorData: OperatorData;
  /** `undefined` in the form that runs in Osaka itself. */
  readonly osaka: Osaka | undefined;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/** Daily, seven generations, in two Regions (in Osaka in one, while Tokyo is gone: docs/decisions/0052); checked daily, reported monthly, restored for a test each month. */
export class Backup extends StageStack {
  readonly backupKey: CustomerKey;
  readonly vault: LockedVault;
  readonly bucket: BackupBucket;

  constructor(scope: Construct, props: BackupProps) {
    super(scope, {
      settings: props.settings,
      part: 'Backup',
      description: 'STAFee: backups, their copies and their checks',
      controls: ['12.3.1', '10.1.1'],
      classification: 'confidential',
    });
    const { settings, osaka, foundation } = props;
    // Its vault, bucket and key are named in this stack's template: Osaka comes first.
    if (osaka !== undefined) this.addStackDependency(osaka);
    this.backupKey = new CustomerKey(this, 'BackupKey', { description: 'STAFee backups' });
    this.vault = new LockedVault(this, 'Vault', { settings, encryptionKey: this.backupKey });
    this.bucket = new BackupBucket(this, 'Copies', {
      settings,
      encryptionKey: this.backupKey,
      osakaKeyArn: osaka?.backupKey.keyArn,
    });
    ownedByCustomers(this.vault, this.bucket);
    new BackupOptIn(this, 'OptIn', {
      region: this.region,
      logGroup: new KeptLogGroup(this, 'OptInLogs', { settings, encryptionKey: foundation.logsKey }),
    });
    const plan = new DailyPlan(this, 'Daily', { settings, vault: this.vault });
    this.addReceiptsRestorer(props);
    this.addJobs(props, { plan: plan.role, restorePlanArns: this.addRestoreTests(props) });
  }

  /** For the day on which receipts are brought back by `npm run ops -- restore-receipts`: into their own bucket only. */
  private addReceiptsRestorer({ settings, data, foundation }: BackupProps): void {
    const role = new iam.Role(this, 'ReceiptsRestorer', {
      roleName: receiptsRestorerOf(settings),
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      description: 'STAFee: AWS Backup restores receipts',
    });
    for (const statement of restoreFilesInto(data.documents.bucketArn, this.account))
      role.addToPolicy(statement);
    role.addToPolicy(
      throughService(foundation.documentsKey, 's3', 'kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'),
    );
  }

  /** AWS Backup may not test restores in Osaka (deployment/settings.ts); copies there are tested by the stack Osaka. */
  private addRestoreTests(props: BackupProps): readonly string[] {
    const { settings, backup, osaka } = props;
    if (osaka === undefined && !backup.testsRestoresInOsaka) return [];
    const { planArn } = new RestoreTests(this, 'RestoreTests', {
      settings,
      vaultArn: this.vault.backupVaultArn,
      tableArns: tablesOf(props).map(({ arn }) => arn),
      receipts: {
        bucketArn: props.data.documents.bucketArn,
        encryptionKey: props.foundation.documentsKey,
      },
    });
    return [planArn, ...(osaka?.restorePlanArn === undefined ? [] : [osaka.restorePlanArn])];
  }

  private addJobs(
    props: BackupProps,
    made: { readonly plan: iam.Role; readonly restorePlanArns: readonly string[] },
  ): void {
    const tables = tablesOf(props);
    const { foundation, osaka } = props;
    new BackupJobs(this, 'Jobs', {
      ...props,
      tables,
      backedUp: [...tables, { name: 'Documents', arn: props.data.documents.bucketArn }],
      key: this.backupKey,
      vault: this.vault,
      bucket: this.bucket,
      backupRole: made.plan,
      restorePlanArns: made.restorePlanArns,
      keyArns: [foundation.keyEncryptionKey.keyArn, ...(osaka === undefined ? [] : [osaka.keyReplicaArn])],
      receiptKeyArns: [
        foundation.documentsKey.keyArn,
        ...(osaka?.restorePlanArn === undefined ? [] : [osaka.backupKey.keyArn]),
      ],
    });
  }
}

/** Everything but sessions, which are worth no backup. */
const tablesOf = ({ data, operatorData }: BackupProps): readonly NamedResource[] => {
  const { tenantData, control, keystore, audit } = data;
  const { operators } = operatorData;
  const kept: Record<RestorableTable, KeptTable> = { tenantData, control, keystore, audit, operators };
  return restorableTables.map((table) => ({ name: tableForms[table].name, arn: kept[table].tableArn }));
};
