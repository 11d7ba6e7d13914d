import { ofType } from '#test/proofs/checks/planted.ts';
import type { Loose } from '#test/proofs/checks/planted.ts';
import { gone, set } from '#test/proofs/controls/mutation.ts';
import type { Mutation } from '#test/proofs/controls/mutation.ts';

const table = ofType('AWS::DynamoDB::GlobalTable');
const bucket = ofType('AWS::S3::Bucket');
const plan = ({ type, properties }: Loose): boolean =>
  type === 'AWS::Backup::BackupPlan' && properties.BackupPlan.BackupPlanRule[0].CopyActions !== undefined;
/** While Tokyo is gone there is nowhere to copy to. */
const planInOsaka = ({ type, properties }: Loose): boolean =>
  type === 'AWS::Backup::BackupPlan' && properties.BackupPlan.BackupPlanRule[0].CopyActions === undefined;
const variables = 'properties.Environment.Variables';
const jobNamed =
  (job: string) =>
  ({ type, properties }: Loose): boolean =>
    type === 'AWS::Lambda::Function' && String(properties.Description).startsWith(`STAFee ${job}:`);
const vault = ofType('AWS::Backup::BackupVault');
const logGroup = ofType('AWS::Logs::LogGroup');
const firstRule = 'properties.BackupPlan.BackupPlanRule.0';

const replicated = ({ type, properties }: Loose): boolean =>
  type === 'AWS::S3::Bucket' && properties.ReplicationConfiguration !== undefined;
const replication = 'properties.ReplicationConfiguration.Rules.0';

const locked = ({ type, properties }: Loose): boolean =>
  type === 'AWS::S3::Bucket' && properties.ObjectLockEnabled === true;

const scheduleOf =
  (job: string) =>
  ({ type, properties }: Loose): boolean =>
    type === 'AWS::Scheduler::Schedule' && JSON.stringify(properties.Target).toLowerCase().includes(job);

const encryption = 'ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';

/** What keeps data whole, secret and in Japan. */
export const keepingMutations: readonly Mutation[] = [
  [
    'recovery to a point in time',
    '12.3.1',
    table,
    set('properties.Replicas.0.PointInTimeRecoverySpecification', undefined),
  ],
  [
    'recovery for 7 days',
    '12.3.1',
    table,
    set('properties.Replicas.0.PointInTimeRecoverySpecification.RecoveryPeriodInDays', 1),
  ],
  ["a table's own key", '10.1.1', table, set('properties.Replicas.0.SSESpecification', undefined)],
  [
    "a bucket's own key",
    '10.1.1',
    bucket,
    set(`properties.BucketEncryption.${encryption}`, { SSEAlgorithm: 'AES256' }),
  ],
  ["a log group's own key", '10.1.1', logGroup, set('properties.KmsKeyId', undefined)],
  ['key rotation', '10.1.1', ofType('AWS::KMS::Key'), set('properties.EnableKeyRotation', false)],
  [
    'the block on public access',
    '10.1.1',
    bucket,
    set('properties.PublicAccessBlockConfiguration.RestrictPublicBuckets', false),
  ],
  ['versions of a bucket', '10.1.1', bucket, set('properties.VersioningConfiguration', undefined)],
  [
    'the refusal of plain HTTP by a bucket',
    '10.1.1',
    ofType('AWS::S3::BucketPolicy'),
    set('properties.PolicyDocument.Statement', []),
  ],
  ['the replica of the tenant keys’ key', '10.1.1', ofType('AWS::KMS::ReplicaKey'), gone],
  [
    'deletion protection of a table',
    '12.3.1',
    table,
    set('properties.Replicas.0.DeletionProtectionEnabled', false),
  ],
  [
    'deletion protection of a pool',
    '12.3.1',
    ofType('AWS::Cognito::UserPool'),
    set('properties.DeletionProtection', 'INACTIVE'),
  ],
  ['retention of a table', '12.3.1', table, set('deletionPolicy', 'Delete')],
  ['retention of a replaced bucket', '12.3.1', bucket, set('updateReplacePolicy', 'Delete')],
  ['the logical id of a table', '12.3.1', table, set('id', 'TenantDataRenamed')],
  ['the lock of a vault', '12.3.1', vault, set('properties.LockConfiguration', undefined)],
  ['the minimum of a vault’s lock', '12.3.1', vault, set('properties.LockConfiguration.MinRetentionDays', 1)],
  ['the mode of a vault’s lock', '12.3.1', vault, set('properties.LockConfiguration.ChangeableForDays', 3)],
  ['the daily backup', '12.3.1', plan, set(`${firstRule}.ScheduleExpression`, 'cron(0 2 1 * ? *)')],
  [
    'the hour of the backup in Japan',
    '12.3.1',
    plan,
    set(`${firstRule}.ScheduleExpressionTimezone`, undefined),
  ],
  ['seven generations', '12.3.1', plan, set(`${firstRule}.Lifecycle.DeleteAfterDays`, 3)],
  ['the copy to Osaka', '12.3.1', plan, set(`${firstRule}.CopyActions`, undefined)],
  ['the choice of what is backed up', '12.3.1', ofType('AWS::Backup::BackupSelection'), gone],
  [
    "a table's place in the plan",
    '12.3.1',
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      r.properties.Replicas[0].Tags = tags.filter(({ Key }) => Key !== 'Backup');
    },
  ],
  ['seven generations in Osaka', '12.3.1', planInOsaka, set(`${firstRule}.Lifecycle.DeleteAfterDays`, 3)],
  ['the daily backup in Osaka', '12.3.1', planInOsaka, gone],
  [
    'the operators’ table in the daily check',
    '12.3.1',
    jobNamed('backup-freshness'),
    set(`${variables}.BACKED_UP`, 'TenantData=a,Control=b,Keystore=c,Audit=d,Documents=e'),
  ],
  [
    'the operators’ table in the exports',
    '12.3.1',
    jobNamed('backup-export'),
    set(`${variables}.EXPORTED_TABLES`, 'TenantData=a,Control=b,Keystore=c,Audit=d'),
  ],
  ['replication to Osaka', '12.3.1', replicated, set('properties.ReplicationConfiguration', undefined)],
  [
    'replication of delete markers',
    '12.3.1',
    replicated,
    set(`${replication}.DeleteMarkerReplication.Status`, 'Disabled'),
  ],
  ['metrics of replication', '12.3.1', replicated, set(`${replication}.Destination.Metrics`, undefined)],
  [
    'the key of the replicas',
    '12.3.1',
    replicated,
    set(`${replication}.Destination.EncryptionConfiguration`, undefined),
  ],
  ['the test of restores', '12.3.1', ofType('AWS::Backup::RestoreTestingPlan'), gone],
  ['the tables in the test of restores', '12.3.1', ofType('AWS::Backup::RestoreTestingSelection'), gone],
  ['the daily look at the backups', '12.3.1', scheduleOf('freshness'), gone],
  ['the monthly report on the backups', '12.3.1', scheduleOf('monthly'), set('properties.State', 'DISABLED')],
  [
    'the end of replaced versions',
    'CLD.8.1.5',
    ofType('AWS::S3::Bucket', 'Copies'),
    set('properties.LifecycleConfiguration', undefined),
  ],
  [
    'versions of evidence without an end',
    '18.1.3',
    ofType('AWS::S3::Bucket', 'Documents'),
    set('properties.LifecycleConfiguration.Rules.0.NoncurrentVersionExpiration', { NoncurrentDays: 1 }),
  ],
  [
    'versions that nobody deletes',
    '18.1.3',
    ofType('AWS::S3::BucketPolicy', 'DocumentsPolicy'),
    (r) => {
      r.properties.PolicyDocument.Statement = r.properties.PolicyDocument.Statement.filter(
        ({ Sid }: Loose) => Sid !== 'VersionsStay',
      );
    },
  ],
  ['the retention of a log', '12.4.1', logGroup, set('properties.RetentionInDays', undefined)],
  [
    "a function's own log group",
    '12.4.1',
    ofType('AWS::Lambda::Function', 'auth'),
    set('properties.LoggingConfig', undefined),
  ],
  [
    'the tag of the owner',
    '8.1.1',
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      r.properties.Replicas[0].Tags = tags.filter(({ Key }) => Key !== 'Owner');
    },
  ],
  [
    'the word for an owner',
    '8.1.1',
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      for (const tag of tags) if (tag.Key === 'Owner') tag.Value = 'somebody';
    },
  ],
  ['the region of a replica', '6.1.3', table, set('properties.Replicas.0.Region', 'us-east-1')],
  ['a table of our own', '8.1.1', ofType('AWS::DynamoDB::GlobalTable', 'Control'), gone],
  [
    'the append-only audit trail',
    '18.1.3',
    ofType('AWS::DynamoDB::GlobalTable', 'Audit'),
    set('properties.Replicas.0.ResourcePolicy', undefined),
  ],
  ['the lock of the archive', '18.1.3', locked, set('properties.ObjectLockEnabled', false)],
  [
    'the days of the lock',
    '12.4.1',
    locked,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Days', 30),
  ],
  [
    'the mode of the lock',
    '12.4.1',
    locked,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Mode', 'GOVERNANCE'),
  ],
  [
    'the way into the archive',
    '12.4.1',
    ({ type, properties }) =>
      type === 'AWS::Lambda::EventSourceMapping' && /archive/i.test(JSON.stringify(properties.FunctionName)),
    gone,
  ],
];
