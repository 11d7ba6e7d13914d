import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

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
export const keepingRows: readonly Plant[] = [
  [
    '12.3.1',
    'recovery to a point in time',
    table,
    set('properties.Replicas.0.PointInTimeRecoverySpecification', undefined),
  ],
  [
    '12.3.1',
    'recovery for 7 days',
    table,
    set('properties.Replicas.0.PointInTimeRecoverySpecification.RecoveryPeriodInDays', 1),
  ],
  ['10.1.1', "a table's own key", table, set('properties.Replicas.0.SSESpecification', undefined)],
  [
    '10.1.1',
    "a bucket's own key",
    bucket,
    set(`properties.BucketEncryption.${encryption}`, { SSEAlgorithm: 'AES256' }),
  ],
  ['10.1.1', "a log group's own key", logGroup, set('properties.KmsKeyId', undefined)],
  ['10.1.1', 'key rotation', ofType('AWS::KMS::Key'), set('properties.EnableKeyRotation', false)],
  [
    '10.1.1',
    'the block on public access',
    bucket,
    set('properties.PublicAccessBlockConfiguration.RestrictPublicBuckets', false),
  ],
  ['10.1.1', 'versions of a bucket', bucket, set('properties.VersioningConfiguration', undefined)],
  [
    '10.1.1',
    'the refusal of plain HTTP by a bucket',
    ofType('AWS::S3::BucketPolicy'),
    set('properties.PolicyDocument.Statement', []),
  ],
  ['10.1.1', 'the replica of the tenant keys’ key', ofType('AWS::KMS::ReplicaKey'), gone],
  [
    '12.3.1',
    'deletion protection of a table',
    table,
    set('properties.Replicas.0.DeletionProtectionEnabled', false),
  ],
  [
    '12.3.1',
    'deletion protection of a pool',
    ofType('AWS::Cognito::UserPool'),
    set('properties.DeletionProtection', 'INACTIVE'),
  ],
  ['12.3.1', 'retention of a table', table, set('deletionPolicy', 'Delete')],
  ['12.3.1', 'retention of a replaced bucket', bucket, set('updateReplacePolicy', 'Delete')],
  ['12.3.1', 'the logical id of a table', table, set('id', 'TenantDataRenamed')],
  ['12.3.1', 'the lock of a vault', vault, set('properties.LockConfiguration', undefined)],
  ['12.3.1', 'the minimum of a vault’s lock', vault, set('properties.LockConfiguration.MinRetentionDays', 1)],
  ['12.3.1', 'the mode of a vault’s lock', vault, set('properties.LockConfiguration.ChangeableForDays', 3)],
  ['12.3.1', 'the daily backup', plan, set(`${firstRule}.ScheduleExpression`, 'cron(0 2 1 * ? *)')],
  [
    '12.3.1',
    'the hour of the backup in Japan',
    plan,
    set(`${firstRule}.ScheduleExpressionTimezone`, undefined),
  ],
  ['12.3.1', 'seven generations', plan, set(`${firstRule}.Lifecycle.DeleteAfterDays`, 3)],
  ['12.3.1', 'the copy to Osaka', plan, set(`${firstRule}.CopyActions`, undefined)],
  ['12.3.1', 'the choice of what is backed up', ofType('AWS::Backup::BackupSelection'), gone],
  [
    '12.3.1',
    "a table's place in the plan",
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      r.properties.Replicas[0].Tags = tags.filter(({ Key }) => Key !== 'Backup');
    },
  ],
  ['12.3.1', 'seven generations in Osaka', planInOsaka, set(`${firstRule}.Lifecycle.DeleteAfterDays`, 3)],
  ['12.3.1', 'the daily backup in Osaka', planInOsaka, gone],
  [
    '12.3.1',
    'the operators’ table in the daily check',
    jobNamed('backup-freshness'),
    set(`${variables}.BACKED_UP`, 'TenantData=a,Control=b,Keystore=c,Audit=d,Documents=e'),
  ],
  [
    '12.3.1',
    'the operators’ table in the exports',
    jobNamed('backup-export'),
    set(`${variables}.EXPORTED_TABLES`, 'TenantData=a,Control=b,Keystore=c,Audit=d'),
  ],
  ['12.3.1', 'replication to Osaka', replicated, set('properties.ReplicationConfiguration', undefined)],
  [
    '12.3.1',
    'replication of delete markers',
    replicated,
    set(`${replication}.DeleteMarkerReplication.Status`, 'Disabled'),
  ],
  ['12.3.1', 'metrics of replication', replicated, set(`${replication}.Destination.Metrics`, undefined)],
  [
    '12.3.1',
    'the key of the replicas',
    replicated,
    set(`${replication}.Destination.EncryptionConfiguration`, undefined),
  ],
  ['12.3.1', 'the test of restores', ofType('AWS::Backup::RestoreTestingPlan'), gone],
  ['12.3.1', 'the tables in the test of restores', ofType('AWS::Backup::RestoreTestingSelection'), gone],
  ['12.3.1', 'the daily look at the backups', scheduleOf('freshness'), gone],
  ['12.3.1', 'the monthly report on the backups', scheduleOf('monthly'), set('properties.State', 'DISABLED')],
  [
    'CLD.8.1.5',
    'the end of replaced versions',
    ofType('AWS::S3::Bucket', 'Copies'),
    set('properties.LifecycleConfiguration', undefined),
  ],
  [
    '18.1.3',
    'versions of evidence without an end',
    ofType('AWS::S3::Bucket', 'Documents'),
    set('properties.LifecycleConfiguration.Rules.0.NoncurrentVersionExpiration', { NoncurrentDays: 1 }),
  ],
  [
    '18.1.3',
    'versions that nobody deletes',
    ofType('AWS::S3::BucketPolicy', 'DocumentsPolicy'),
    (r) => {
      r.properties.PolicyDocument.Statement = r.properties.PolicyDocument.Statement.filter(
        ({ Sid }: Loose) => Sid !== 'VersionsStay',
      );
    },
  ],
  ['12.4.1', 'the retention of a log', logGroup, set('properties.RetentionInDays', undefined)],
  [
    '12.4.1',
    "a function's own log group",
    ofType('AWS::Lambda::Function', 'auth'),
    set('properties.LoggingConfig', undefined),
  ],
  [
    '8.1.1',
    'the tag of the owner',
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      r.properties.Replicas[0].Tags = tags.filter(({ Key }) => Key !== 'Owner');
    },
  ],
  [
    '8.1.1',
    'the word for an owner',
    table,
    (r) => {
      const tags: Loose[] = r.properties.Replicas[0].Tags;
      for (const tag of tags) if (tag.Key === 'Owner') tag.Value = 'somebody';
    },
  ],
  ['6.1.3', 'the region of a replica', table, set('properties.Replicas.0.Region', 'us-east-1')],
  ['8.1.1', 'a table of our own', ofType('AWS::DynamoDB::GlobalTable', 'Control'), gone],
  [
    '18.1.3',
    'the append-only audit trail',
    ofType('AWS::DynamoDB::GlobalTable', 'Audit'),
    set('properties.Replicas.0.ResourcePolicy', undefined),
  ],
  ['18.1.3', 'the lock of the archive', locked, set('properties.ObjectLockEnabled', false)],
  [
    '12.4.1',
    'the days of the lock',
    locked,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Days', 30),
  ],
  [
    '12.4.1',
    'the mode of the lock',
    locked,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Mode', 'GOVERNANCE'),
  ],
  [
    '12.4.1',
    'the way into the archive',
    ({ type, properties }) =>
      type === 'AWS::Lambda::EventSourceMapping' && /archive/i.test(JSON.stringify(properties.FunctionName)),
    gone,
  ],
];
