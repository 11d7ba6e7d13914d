import { away, inEach, turned, without, withoutEach } from '#test/proofs/mutants/edits.ts';
import type { Ways } from '#test/proofs/mutants/mutant.ts';

const tagLists = ['properties.Tags', 'properties.Replicas.0.Tags'];
const tagMaps = ['UserPoolTags', 'BackupVaultTags'].map((name) => `properties.${name}`);
const block = 'properties.PublicAccessBlockConfiguration';
const replica = 'properties.Replicas.0';
const lockRule = 'properties.ObjectLockConfiguration.Rule.DefaultRetention';
const lock = 'properties.LockConfiguration';
const plan = 'properties.BackupPlan.BackupPlanRule';

/** What keeps data: tables, buckets, keys, logs, backups. */
export const storage: readonly Ways[] = [
  {
    types: [
      'AWS::DynamoDB::GlobalTable',
      'AWS::S3::Bucket',
      'AWS::KMS::Key',
      'AWS::KMS::ReplicaKey',
      'AWS::Backup::BackupVault',
      'AWS::Cognito::UserPool',
      'AWS::Logs::LogGroup',
    ],
    ways: (r) => [
      away,
      ...turned(r, 'deletionPolicy', 'Delete'),
      ...turned(r, 'updateReplacePolicy', 'Delete'),
      ...turned(r, 'id', `${r.id}Renamed`).filter(() => r.type !== 'AWS::Logs::LogGroup'),
      ...tagLists.flatMap((path) => inEach(r, path, (tag) => turned(r, `${tag}.Key`, 'Other'))),
      ...tagMaps.flatMap((path) =>
        without(r, ...['Owner', 'Classification', 'Control', 'DataResidency'].map((tag) => `${path}.${tag}`)),
      ),
    ],
  },
  {
    types: ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::ApiGateway::RestApi'],
    ways: (r) => tagLists.flatMap((path) => inEach(r, path, (tag) => turned(r, `${tag}.Key`, 'Other'))),
  },
  {
    types: ['AWS::DynamoDB::GlobalTable'],
    ways: (r) => [
      ...without(
        r,
        `${replica}.PointInTimeRecoverySpecification`,
        `${replica}.SSESpecification`,
        `${replica}.DeletionProtectionEnabled`,
        `${replica}.ResourcePolicy`,
        `properties.SSESpecification`,
      ),
      ...turned(r, `${replica}.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled`, false),
      ...turned(r, `${replica}.PointInTimeRecoverySpecification.RecoveryPeriodInDays`, 1),
      ...turned(r, `${replica}.DeletionProtectionEnabled`, false),
      ...turned(r, `${replica}.Region`, 'us-east-1'),
      ...turned(r, 'properties.SSESpecification.SSEEnabled', false),
      ...inEach(r, `${replica}.ResourcePolicy.PolicyDocument.Statement`, (statement) => [
        ...turned(r, `${statement}.Effect`, 'Allow'),
        ...turned(r, `${statement}.Condition`, { Bool: { 'aws:ViaAWSService': 'true' } }),
        ...turned(r, `${statement}.Principal`, { AWS: 'arn:aws:iam::000000000000:root' }),
        ...withoutEach(r, `${statement}.Action`),
      ]),
    ],
  },
  {
    types: ['AWS::S3::Bucket'],
    ways: (r) => [
      ...without(
        r,
        'properties.BucketEncryption',
        'properties.LifecycleConfiguration',
        'properties.OwnershipControls',
        'properties.ReplicationConfiguration',
        'properties.ObjectLockConfiguration',
        'properties.ObjectLockEnabled',
        'properties.VersioningConfiguration',
        block,
        `${lockRule}.Days`,
      ),
      ...turned(
        r,
        'properties.BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault',
        { SSEAlgorithm: 'AES256' },
      ),
      ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].flatMap(
        (one) => turned(r, `${block}.${one}`, false),
      ),
      ...turned(r, 'properties.VersioningConfiguration.Status', 'Suspended'),
      ...turned(r, 'properties.OwnershipControls.Rules.0.ObjectOwnership', 'ObjectWriter'),
      ...turned(r, 'properties.AccessControl', 'PublicRead'),
      ...inEach(r, 'properties.LifecycleConfiguration.Rules', (rule) => [
        ...turned(r, `${rule}.Status`, 'Disabled'),
        ...without(r, `${rule}.NoncurrentVersionExpiration`),
      ]),
      ...inEach(r, 'properties.CorsConfiguration.CorsRules', (rule) =>
        turned(r, `${rule}.AllowedOrigins`, ['*']),
      ),
      ...inEach(r, 'properties.ReplicationConfiguration.Rules', (rule) => [
        ...turned(r, `${rule}.Status`, 'Disabled'),
        ...turned(r, `${rule}.DeleteMarkerReplication.Status`, 'Disabled'),
        ...turned(r, `${rule}.Filter`, { Prefix: 'nothing/' }),
        ...without(
          r,
          `${rule}.DeleteMarkerReplication`,
          `${rule}.Destination.Metrics`,
          `${rule}.Destination.ReplicationTime`,
          `${rule}.Destination.EncryptionConfiguration`,
          `${rule}.SourceSelectionCriteria`,
        ),
      ]),
      ...(r.properties.ObjectLockEnabled === true
        ? [...turned(r, `${lockRule}.Mode`, 'GOVERNANCE'), ...turned(r, `${lockRule}.Days`, 30)]
        : []),
    ],
  },
  {
    types: ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'],
    ways: (r) => [
      away,
      ...withoutEach(r, 'properties.PolicyDocument.Statement').filter(
        (_, index) => r.properties.PolicyDocument.Statement[index].Effect === 'Deny',
      ),
      ...inEach(r, 'properties.PolicyDocument.Statement', (path) => {
        const statement = r.properties.PolicyDocument.Statement[Number(path.split('.').at(-1))];
        return statement.Effect === 'Deny'
          ? [
              ...turned(r, `${path}.Effect`, 'Allow'),
              ...turned(r, `${path}.Action`, 's3:ListBucket'),
              ...turned(r, `${path}.Principal`, { AWS: 'arn:aws:iam::000000000000:root' }),
              ...turned(r, `${path}.Condition`, { Bool: { 'aws:SecureTransport': 'true' } }),
            ]
          : [...turned(r, `${path}.Principal`, '*'), ...without(r, `${path}.Condition`)];
      }),
    ],
  },
  {
    types: ['AWS::KMS::Key'],
    ways: (r) => [
      ...turned(r, 'properties.EnableKeyRotation', false),
      ...without(r, 'properties.EnableKeyRotation'),
      ...turned(r, 'properties.Enabled', false),
      ...turned(r, 'properties.PendingWindowInDays', 7),
      ...(r.properties.MultiRegion === true ? turned(r, 'properties.MultiRegion', false) : []),
      ...inEach(r, 'properties.KeyPolicy.Statement', (statement) => [
        ...turned(r, `${statement}.Principal`, '*'),
        ...turned(r, `${statement}.Principal`, { AWS: '*' }),
        ...turned(r, `${statement}.Principal`, { AWS: 'arn:aws:iam::999999999999:root' }),
        ...without(r, `${statement}.Condition`),
      ]),
    ],
  },
  {
    types: ['AWS::KMS::ReplicaKey'],
    ways: (r) => inEach(r, 'properties.KeyPolicy.Statement', (s) => turned(r, `${s}.Principal`, '*')),
  },
  {
    types: ['AWS::Logs::LogGroup'],
    ways: (r) => [
      ...without(r, 'properties.KmsKeyId', 'properties.RetentionInDays'),
      ...turned(r, 'properties.RetentionInDays', 1),
      ...(r.properties.RetentionInDays === 400 ? turned(r, 'properties.RetentionInDays', 90) : []),
    ],
  },
  {
    types: ['AWS::SQS::Queue'],
    ways: (r) => [
      away,
      ...without(
        r,
        'properties.KmsMasterKeyId',
        'properties.RedrivePolicy',
        'properties.MessageRetentionPeriod',
      ),
      ...turned(r, 'properties.SqsManagedSseEnabled', false).filter(
        () => r.properties.SqsManagedSseEnabled !== undefined,
      ),
    ],
  },
  {
    types: ['AWS::SNS::Topic'],
    ways: (r) => [away, ...without(r, 'properties.KmsMasterKeyId')],
  },
  {
    types: ['AWS::Backup::BackupVault'],
    ways: (r) => [
      ...without(
        r,
        lock,
        `${lock}.MinRetentionDays`,
        `${lock}.MaxRetentionDays`,
        'properties.EncryptionKeyArn',
      ),
      ...turned(r, `${lock}.MinRetentionDays`, 1),
      ...turned(r, `${lock}.MaxRetentionDays`, 400),
      ...turned(r, `${lock}.ChangeableForDays`, 3),
      ...turned(r, 'properties.AccessPolicy', {
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'backup:*', Resource: '*' }],
      }),
    ],
  },
  {
    types: ['AWS::Backup::BackupPlan'],
    ways: (r) => [
      away,
      ...inEach(r, plan, (rule) => [
        ...without(r, `${rule}.CopyActions`, `${rule}.Lifecycle`, `${rule}.ScheduleExpressionTimezone`),
        ...turned(r, `${rule}.ScheduleExpression`, 'cron(0 2 1 * ? *)'),
        ...turned(r, `${rule}.Lifecycle.DeleteAfterDays`, 1),
        ...inEach(r, `${rule}.CopyActions`, (copy) => [
          ...turned(r, `${copy}.Lifecycle.DeleteAfterDays`, 1),
          ...turned(
            r,
            `${copy}.DestinationBackupVaultArn`,
            'arn:aws:backup:us-east-1:000000000000:backup-vault:stafee-prod-osaka',
          ),
        ]),
        ...turned(r, `${rule}.TargetBackupVault`, 'Default'),
      ]),
    ],
  },
  {
    types: ['AWS::Backup::BackupSelection'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.BackupSelection.ListOfTags.0.ConditionValue', 'stafee-other'),
      ...without(r, 'properties.BackupSelection.ListOfTags'),
    ],
  },
  {
    types: ['AWS::Backup::RestoreTestingPlan'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.ScheduleExpression', 'cron(0 4 1 1 ? *)'),
      ...turned(r, 'properties.RecoveryPointSelection.SelectionWindowDays', 365),
      ...turned(r, 'properties.RecoveryPointSelection.IncludeVaults', []),
    ],
  },
  {
    types: ['AWS::Backup::RestoreTestingSelection'],
    ways: (r) => [
      away,
      ...withoutEach(r, 'properties.ProtectedResourceArns'),
      ...turned(r, 'properties.ProtectedResourceType', 'EC2'),
      ...turned(r, 'properties.RestoreTestingPlanName', 'other'),
    ],
  },
  { types: ['Custom::AWS'], ways: () => [away] },
];
