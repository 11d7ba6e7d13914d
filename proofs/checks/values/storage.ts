import { at } from '#proofs/checks/synthesized.ts';
import { anything, between, fitting, isProd, onceProven, oneOf } from '#proofs/checks/value-bounds.ts';
import type { Bound, BoundsOfType, Place } from '#proofs/checks/value-bounds.ts';

const days = (says: string, boundsOf: (place: Place) => readonly [least: number, most: number]): Bound =>
  fitting(says, (place) => {
    const [least, most] = boundsOf(place);
    return Number(place.value) >= least && Number(place.value) <= most;
  });

const bucketOf = ({ resource }: Place): string => resource.id.replace(/[0-9A-F]{8}$/, '');

/** Old versions in each bucket. What the law keeps has no such rule at all (`evidence-stays`). */
const oldVersions: Readonly<Record<string, readonly [least: number, most: number]>> = {
  // A page that a browser still shows asks for its own files.
  Web: [14, 90],
  OperatorWeb: [14, 90],
  // Locked as long as the newest is.
  Archive: [7, 31],
  // Copies of what the archive has (docs/decisions/0238).
  Extracts: [1, 7],
  AuditCopies: [7, 31],
  CallsRecords: [7, 31],
  // Deleted exports of an erased company must be gone.
  Copies: [1, 3],
  BackupCopies: [1, 3],
};

/** One more than the retention: what is locked cannot be deleted. */
const recordDays = (place: Place): readonly [least: number, most: number] =>
  isProd(place.stack) ? [401, 500] : [31, 500];

const isRecord = (place: Place): boolean => /^(Archive|AuditCopies|CallsRecords)$/.test(bucketOf(place));

/** Exports live as long as seven daily ones; reports as long as the logs of the stage. */
const currentDays = (place: Place): readonly [least: number, most: number] => {
  if (isRecord(place)) return recordDays(place);
  const rules: unknown = at(place.resource.properties, 'LifecycleConfiguration', 'Rules');
  const isReport = Array.isArray(rules)
    ? rules.some(
        (rule) =>
          at(rule, 'ExpirationInDays') === place.value && String(at(rule, 'Prefix')).startsWith('reports/'),
      )
    : false;
  return isReport ? (isProd(place.stack) ? [400, 500] : [30, 500]) : [7, 21];
};

const logDays = ({ resource, stack }: Place): readonly [least: number, most: number] => {
  if (/FlowLogs|^CallsLogs/.test(resource.id)) return [90, 90];
  if (resource.id.startsWith('InsightsLogs')) return [30, 30];
  return isProd(stack) ? [400, 400] : [30, 400];
};

const encrypted = 'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault';
const copy = 'ReplicationConfiguration?.Rules[]';
const enabled = oneOf('Enabled');
const cors = 'CorsConfiguration?.CorsRules[]';
const lifecycle = 'LifecycleConfiguration.Rules[]';

/** Tables, buckets, keys, logs. */
export const storageValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::DynamoDB::GlobalTable': {
    BillingMode: [oneOf('PAY_PER_REQUEST'), 'no fixed capacity that an ordinary Monday exceeds'],
    'Replicas[].DeletionProtectionEnabled': [oneOf(true, false), 'judged by `deletion-protected`'],
    'Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': [
      oneOf(true),
      'white paper 12.3.1',
    ],
    'Replicas[].PointInTimeRecoverySpecification.RecoveryPeriodInDays': [
      between(7, 35),
      'seven days back (white paper 12.3.1)',
    ],
    'SSESpecification.SSEEnabled': [oneOf(true), 'white paper 10.1.1'],
    'SSESpecification.SSEType': [oneOf('KMS'), 'white paper 10.1.1'],
    'StreamSpecification?.StreamViewType': [
      fitting('KEYS_ONLY or NEW_AND_OLD_IMAGES', ({ value, resource }) =>
        resource.id.startsWith('Audit') ? value === 'NEW_AND_OLD_IMAGES' : value === 'KEYS_ONLY',
      ),
      'the trail is archived from its stream whole, and nobody else needs contents (decisions 0026, 0051)',
    ],
    'TimeToLiveSpecification?.Enabled': [oneOf(true), 'sessions end by themselves'],
    'TimeToLiveSpecification?.AttributeName': [oneOf('ttl'), 'the attribute that our rows have'],
  },
  'AWS::S3::Bucket': {
    [`${encrypted}.SSEAlgorithm`]: [oneOf('aws:kms'), 'white paper 10.1.1'],
    'BucketEncryption.ServerSideEncryptionConfiguration[].BucketKeyEnabled': [
      oneOf(true),
      'a call to KMS for each object would meet its limit first',
    ],
    [`${cors}.AllowedMethods[]`]: [oneOf('GET', 'PUT'), 'links read and write one file'],
    [`${cors}.MaxAge`]: [between(60, 3_600), 'a browser asks again within the hour'],
    [`${cors}.AllowedHeaders[]`]: [
      fitting('a name', ({ value }) => /^[a-z0-9-]+$/.test(String(value))),
      'what a link signs, and nothing else',
    ],
    [`${cors}.ExposedHeaders[]`]: [
      oneOf('etag', 'x-amz-version-id'),
      'what the page must know of its own upload',
    ],
    [`${lifecycle}.AbortIncompleteMultipartUpload?.DaysAfterInitiation`]: [between(1, 7), 'parts of nothing'],
    [`${lifecycle}.ExpirationInDays?`]: [
      days('7 to 21 days for exports, the promised time for reports and records', currentDays),
      'seven days of exports (white paper 12.3.1), 400 of records (decision 0026)',
    ],
    [`${lifecycle}.ExpiredObjectDeleteMarker?`]: [oneOf(true), 'marks of nothing'],
    [`${lifecycle}.NoncurrentVersionExpiration?.NoncurrentDays`]: [
      days(
        'as long as the bucket’s old versions are of use',
        (place) => oldVersions[bucketOf(place)] ?? [0, -1],
      ),
      'what is overwritten by mistake comes back (decision 0103)',
    ],
    [`${lifecycle}.NoncurrentVersionExpiration?.NewerNoncurrentVersions?`]: [
      between(1, 100),
      'as many at least',
    ],
    [`${lifecycle}.Status`]: [enabled, 'a rule that is off deletes nothing (white paper 8.1.1)'],
    'ObjectLockConfiguration?.ObjectLockEnabled': [enabled, 'white paper 12.4.2'],
    'ObjectLockConfiguration?.Rule.DefaultRetention.Days': [
      days('400 to 500 days in prod, 30 to 500 elsewhere', ({ stack }) => [isProd(stack) ? 400 : 30, 500]),
      'the trail cannot be rewritten for 400 days, and a lock cannot be shortened (decision 0026)',
    ],
    'ObjectLockConfiguration?.Rule.DefaultRetention.Mode': [
      oneOf('COMPLIANCE', 'GOVERNANCE'),
      'judged by `archive-locked`',
    ],
    'ObjectLockEnabled?': [oneOf(true), 'white paper 12.4.2'],
    'OwnershipControls.Rules[].ObjectOwnership': [oneOf('BucketOwnerEnforced'), 'lists of access are off'],
    'PublicAccessBlockConfiguration.*': [oneOf(true), 'white paper 13.1.3'],
    [`${copy}.DeleteMarkerReplication.Status`]: [enabled, 'what is deleted here is deleted there'],
    [`${copy}.Destination.Metrics.EventThreshold.Minutes`]: [oneOf(15), 'S3 knows no other'],
    [`${copy}.Destination.Metrics.Status`]: [enabled, 'late copies are told of'],
    [`${copy}.Destination.ReplicationTime.Status`]: [
      enabled,
      'in Osaka within 15 minutes (white paper 12.3.1)',
    ],
    [`${copy}.Destination.ReplicationTime.Time.Minutes`]: [oneOf(15), 'S3 knows no other'],
    [`${copy}.Priority`]: [oneOf(1), 'the only rule'],
    [`${copy}.SourceSelectionCriteria.SseKmsEncryptedObjects.Status`]: [enabled, 'all is encrypted'],
    [`${copy}.Status`]: [enabled, 'white paper 12.3.1'],
    'VersioningConfiguration.Status': [enabled, 'white paper 12.3.1'],
  },
  'AWS::S3::BucketPolicy': {
    'PolicyDocument.Statement[].Condition?.NumericLessThan?.s3:TlsVersion': [
      between(1.2, 1.3),
      'TLS 1.2 or better (white paper 10.1.1)',
    ],
  },
  'AWS::KMS::Key': {
    EnableKeyRotation: [oneOf(true), 'white paper 10.1.2'],
    'Enabled?': [oneOf(true), 'all under it would be lost'],
    PendingWindowInDays: [oneOf(30), 'the longest that KMS waits before a key is gone'],
    'RotationPeriodInDays?': [between(90, 365), 'white paper 10.1.2: every year'],
    MultiRegion: [
      fitting('true for the key of tenants’ keys and false for others', ({ value, resource }) =>
        resource.id.startsWith('KeyEncryptionKey') ? value === true : value !== true,
      ),
      'Osaka opens tenants’ keys, and no other key leaves its Region (white paper 10.1.2)',
    ],
  },
  'AWS::KMS::ReplicaKey': {
    PendingWindowInDays: [oneOf(30), 'the longest that KMS waits before a key is gone'],
    'Enabled?': [oneOf(true), 'all under it would be lost'],
  },
  'AWS::Logs::LogGroup': {
    RetentionInDays: [
      days(
        '400 days in prod, 90 of packets and of the trail’s second copy, 30 of measurements; 30 to 400 elsewhere',
        logDays,
      ),
      'white paper 12.4.1; each is a number that CloudWatch Logs has',
    ],
  },
  'AWS::Logs::MetricFilter': {
    'MetricTransformations[].MetricValue': [
      fitting('1 or a field of the line', ({ value }) => value === '1' || String(value).startsWith('$.')),
      'an alarm counts lines, or sums what they say',
    ],
  },
  'AWS::CloudTrail::Trail': {
    EnableLogFileValidation: [oneOf(true), 'white paper 12.4.2'],
    IncludeGlobalServiceEvents: [oneOf(true), 'IAM answers abroad'],
    IsLogging: [oneOf(true), 'white paper 12.4.1'],
    IsMultiRegionTrail: [oneOf(true), 'what is done abroad is told (white paper 6.1.3)'],
    'IsOrganizationTrail?': [anything, 'an organization’s own question'],
  },
  'AWS::SQS::Queue': {
    'FifoQueue?': [oneOf(true), 'mails of one company keep their order'],
    'ContentBasedDeduplication?': [anything, 'decided by the sender'],
    MessageRetentionPeriod: [
      fitting('4 to 14 days, 14 for what failed', ({ value, resource }) =>
        /dead|failed/i.test(resource.id)
          ? value === 1_209_600
          : Number(value) >= 345_600 && Number(value) <= 1_209_600,
      ),
      'people sleep over a weekend; SQS keeps 14 days at most',
    ],
    'RedrivePolicy?.maxReceiveCount': [
      between(3, 10),
      'a fault that passes is waited for, one that stays is told',
    ],
    VisibilityTimeout: [
      fitting('180 to 900 where a function reads', ({ value, resource }) =>
        at(resource.properties, 'RedrivePolicy') === undefined
          ? value === undefined
          : Number(value) >= 180 && Number(value) <= 900,
      ),
      'six times the function’s own time (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html), and no hour of waiting',
    ],
    'DelaySeconds?': [oneOf(0), 'nobody waits for nothing'],
  },
};

/** Copies elsewhere, and proofs that they come back. */
export const backupValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::Backup::BackupPlan': {
    'BackupPlan.BackupPlanRule[].StartWindowMinutes': [
      between(60, 120),
      'taken at 2:00 (white paper 12.3.1); AWS Backup wants an hour: https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html',
    ],
    'BackupPlan.BackupPlanRule[].CompletionWindowMinutes': [
      between(180, 480),
      'done before the morning’s check, or told of as failed (docs/runbooks/backup.md)',
    ],
    'BackupPlan.BackupPlanRule[].Lifecycle.DeleteAfterDays': [oneOf(7), 'white paper 12.3.1'],
    'BackupPlan.BackupPlanRule[].CopyActions?[].Lifecycle.DeleteAfterDays': [oneOf(7), 'white paper 12.3.1'],
  },
  'AWS::Backup::BackupVault': {
    'LockConfiguration.MinRetentionDays': [onceProven(7), 'white paper 12.3.1'],
    'LockConfiguration.MaxRetentionDays': [onceProven(8), 'nothing of an erased company stays longer'],
  },
  'AWS::Backup::BackupSelection': {
    'BackupSelection.ListOfTags?[].ConditionType': [oneOf('STRINGEQUALS'), 'what carries the tag'],
  },
  'AWS::Backup::RestoreTestingPlan': {
    'RecoveryPointSelection.Algorithm': [
      oneOf('LATEST_WITHIN_WINDOW'),
      'the newest is what would be restored',
    ],
    'RecoveryPointSelection.RecoveryPointTypes[]': [oneOf('SNAPSHOT', 'CONTINUOUS'), 'what the plan takes'],
    'RecoveryPointSelection.SelectionWindowDays': [between(1, 8), 'points live for seven days'],
    StartWindowHours: [between(1, 4), 'on the day that it says (white paper 12.3.1)'],
    ScheduleExpressionTimezone: [oneOf('Asia/Tokyo'), 'the clock of Japan'],
  },
  'AWS::Backup::RestoreTestingSelection': {
    ProtectedResourceType: [oneOf('DynamoDB', 'S3'), 'what we keep'],
    ValidationWindowHours: [between(4, 24), 'time to open the canary’s rows, and no longer than a day'],
  },
};
