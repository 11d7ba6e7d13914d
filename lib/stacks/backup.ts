import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { BackupBucket } from '#lib/constructs/backup-bucket.ts';
import { BackupJobs } from '#lib/constructs/backup-jobs.ts';
import { BackupOptIn } from '#lib/constructs/backup-opt-in.ts';
import { DailyPlan } from '#lib/constructs/daily-plan.ts';
import { LockedVault } from '#lib/constructs/backup-vault.ts';
import { CustomerKey } from '#lib/constructs/customer-key.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { RestoreTests } from '#lib/constructs/restore-tests.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { BackupSettings, StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { Osaka } from '#lib/stacks/osaka.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

export type BackupProps = {
  readonly settings: StageSettings;
  readonly backup: BackupSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly identity: Identity;
  readonly osaka: Osaka;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/** Daily, seven generations, in two Regions; checked daily, reported monthly, restored for a test each month. */
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
    this.addStackDependency(osaka);
    this.backupKey = new CustomerKey(this, 'BackupKey', { description: 'STAFee backups' });
    this.vault = new LockedVault(this, 'Vault', { encryptionKey: this.backupKey });
    this.bucket = new BackupBucket(this, 'Copies', {
      settings,
      encryptionKey: this.backupKey,
      osakaKeyArn: osaka.backupKey.keyArn,
    });
    ownedByCustomers(this.vault, this.bucket);
    new BackupOptIn(this, 'OptIn', {
      region: this.region,
      logGroup: new KeptLogGroup(this, 'OptInLogs', { settings, encryptionKey: foundation.logsKey }),
    });
    const plan = new DailyPlan(this, 'Daily', { settings, vault: this.vault });
    const tests = new RestoreTests(this, 'RestoreTests', {
      settings,
      vaultArn: this.vault.backupVaultArn,
      tableArns: tablesOf(props.data).map(({ arn }) => arn),
    });
    this.addJobs(props, { plan: plan.role, tests });
  }

  private addJobs(props: BackupProps, made: { readonly plan: iam.Role; readonly tests: RestoreTests }): void {
    new BackupJobs(this, 'Jobs', {
      ...props,
      tables: tablesOf(props.data),
      backedUp: [...tablesOf(props.data), { name: 'Documents', arn: props.data.documents.bucketArn }],
      key: this.backupKey,
      vault: this.vault,
      bucket: this.bucket,
      backupRole: made.plan,
      restorePlanArns: [
        made.tests.planArn,
        ...(props.osaka.restorePlanArn === undefined ? [] : [props.osaka.restorePlanArn]),
      ],
      keyArns: [props.foundation.keyEncryptionKey.keyArn, props.osaka.keyReplicaArn],
    });
  }
}

/** Everything but sessions, which are worth no backup. */
const tablesOf = ({ tenantData, control, keystore, audit }: Data) => [
  { name: 'TenantData', arn: tenantData.tableArn },
  { name: 'Control', arn: control.tableArn },
  { name: 'Keystore', arn: keystore.tableArn },
  { name: 'Audit', arn: audit.tableArn },
];
