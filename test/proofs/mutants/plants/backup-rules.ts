import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const vault = ofType('AWS::Backup::BackupVault');
const plan = ofType('AWS::Backup::BackupPlan');
const copies = ofType('AWS::S3::Bucket', 'Copies');

const exportsRule = (r: Loose): Loose =>
  r.properties.LifecycleConfiguration.Rules.find(({ Prefix }: Loose) => Prefix === 'exports/');
const dailyRule = (r: Loose): Loose => r.properties.BackupPlan.BackupPlanRule[0];
const replicationRule = (r: Loose): Loose => r.properties.ReplicationConfiguration.Rules[0];

export const backupRules: readonly Plant[] = [
  [
    'vault-locked',
    'a vault without a lock',
    vault,
    (r) => {
      delete r.properties.LockConfiguration;
    },
  ],
  [
    'vault-locked',
    'a vault in compliance mode',
    vault,
    (r) => {
      r.properties.LockConfiguration.ChangeableForDays = 3;
    },
  ],
  [
    'vault-locked',
    'a vault whose points may go on the sixth day',
    vault,
    (r) => {
      r.properties.LockConfiguration.MinRetentionDays = 6;
    },
  ],
  [
    'vault-locked',
    'a vault under the AWS key',
    vault,
    (r) => {
      delete r.properties.EncryptionKeyArn;
    },
  ],
  [
    'exports-cover-a-week',
    'exports that go after seven days',
    copies,
    (r) => {
      exportsRule(r).ExpirationInDays = 7;
    },
  ],
  [
    'exports-cover-a-week',
    'exports that outlive an erasure',
    copies,
    (r) => {
      exportsRule(r).ExpirationInDays = 30;
    },
  ],
  [
    'backup-daily-with-copy',
    'a plan without a copy',
    plan,
    (r) => {
      delete dailyRule(r).CopyActions;
    },
  ],
  [
    'backup-daily-with-copy',
    'a copy that stays in Tokyo',
    plan,
    (r) => {
      dailyRule(r).CopyActions[0].DestinationBackupVaultArn =
        'arn:aws:backup:ap-northeast-1:000000000000:backup-vault:here';
    },
  ],
  [
    'backup-daily-with-copy',
    'a weekly plan',
    plan,
    (r) => {
      dailyRule(r).ScheduleExpression = 'cron(0 2 ? * SUN *)';
    },
  ],
  [
    'backup-daily-with-copy',
    'a plan by the clock of Greenwich',
    plan,
    (r) => {
      dailyRule(r).ScheduleExpressionTimezone = 'Etc/UTC';
    },
  ],
  [
    'backup-daily-with-copy',
    'points that live three days',
    plan,
    (r) => {
      dailyRule(r).Lifecycle.DeleteAfterDays = 3;
    },
  ],
  [
    'backup-bucket-replicated',
    'a backup bucket without a copy',
    copies,
    (r) => {
      delete r.properties.ReplicationConfiguration;
    },
  ],
  [
    'backup-bucket-replicated',
    'a replication that forgets deletions',
    copies,
    (r) => {
      replicationRule(r).DeleteMarkerReplication.Status = 'Disabled';
    },
  ],
  [
    'backup-bucket-replicated',
    'a replication that nobody measures',
    copies,
    (r) => {
      delete replicationRule(r).Destination.Metrics;
    },
  ],
  [
    'restore-tested-monthly',
    'receipts that nobody restores',
    ofType('AWS::Backup::RestoreTestingSelection', 'RestoreTestsReceipts'),
    (r) => {
      r.properties.ProtectedResourceType = 'EBS';
    },
  ],
  [
    'restore-tested-monthly',
    'receipts that come back under a key of AWS',
    ofType('AWS::Backup::RestoreTestingSelection', 'RestoreTestsReceipts'),
    (r) => {
      delete r.properties.RestoreMetadataOverrides;
    },
  ],
  [
    'table-in-backup-plan',
    'a table without the tag of the plan',
    ofType('AWS::DynamoDB::GlobalTable', 'TenantData'),
    (r) => {
      r.properties.Replicas[0].Tags = r.properties.Replicas[0].Tags.filter(
        (tag: Loose) => tag.Key !== 'Backup',
      );
    },
  ],
  [
    'backup-opt-in',
    'a Region where AWS Backup does not manage tables',
    ({ type, properties }) =>
      type === 'Custom::AWS' && JSON.stringify(properties).includes('UpdateRegionSettings'),
    (r) => {
      r.properties.Update = '{}';
    },
  ],
];
