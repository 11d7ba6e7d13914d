import { at, each, keysOf, listOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule } from '#proofs/checks/synthesized.ts';

const tables = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
const buckets = ['AWS::S3::Bucket'];

/** What cannot be made again once it is gone. */
export const statefulTypes = [
  ...tables,
  ...buckets,
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::Logs::LogGroup',
];

const japan = ['ap-northeast-1', 'ap-northeast-3'];

/** A global table says most things per replica. */
const replicasOf = ({ properties }: Resource): readonly unknown[] => listOf(at(properties, 'Replicas'));
const inEveryReplica = (table: Resource, holds: (replica: unknown) => boolean): boolean =>
  replicasOf(table).length > 0 && replicasOf(table).every(holds);

export const regionInJapan: Rule = {
  id: 'region-in-japan',
  check: (stack) => [
    ...(japan.includes(stack.region)
      ? []
      : [{ resource: stack.name, message: `is deployed to ${stack.region}, outside Japan` }]),
    ...each('replica', tables, (table) =>
      inEveryReplica(table, (replica) => japan.includes(String(at(replica, 'Region'))))
        ? undefined
        : 'has a replica outside Japan',
    ).check(stack),
  ],
};

export const tablesUnderCustomerKey = each('table-under-customer-key', tables, (table) =>
  at(table.properties, 'SSESpecification', 'SSEEnabled') === true &&
  inEveryReplica(table, (replica) => at(replica, 'SSESpecification', 'KMSMasterKeyId') !== undefined)
    ? undefined
    : 'is not encrypted under a customer managed key',
);

export const bucketsUnderCustomerKey = each('bucket-under-customer-key', buckets, ({ properties }) => {
  const rule = at(properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0);
  const byDefault = at(rule, 'ServerSideEncryptionByDefault');
  return at(byDefault, 'SSEAlgorithm') === 'aws:kms' && at(byDefault, 'KMSMasterKeyID') !== undefined
    ? undefined
    : 'is not encrypted under a customer managed key';
});

export const logsUnderCustomerKey = each('log-group-under-customer-key', ['AWS::Logs::LogGroup'], (group) =>
  at(group.properties, 'KmsKeyId') === undefined
    ? 'is not encrypted under a customer managed key'
    : undefined,
);

export const keysRotate = each('key-rotates', ['AWS::KMS::Key'], ({ properties }) =>
  at(properties, 'EnableKeyRotation') === true ? undefined : 'is not rotated',
);

export const sevenDaysBack = each('point-in-time-recovery-7-days', tables, (table) =>
  inEveryReplica(table, (replica) => {
    const recovery = at(replica, 'PointInTimeRecoverySpecification');
    return at(recovery, 'PointInTimeRecoveryEnabled') === true && at(recovery, 'RecoveryPeriodInDays') === 7;
  })
    ? undefined
    : 'cannot be set back to any second of the last 7 days',
);

export const bucketsVersioned = each('bucket-versioned-and-private', buckets, ({ properties }) => {
  const block = at(properties, 'PublicAccessBlockConfiguration');
  const isPrivate = [
    'BlockPublicAcls',
    'BlockPublicPolicy',
    'IgnorePublicAcls',
    'RestrictPublicBuckets',
  ].every((setting) => at(block, setting) === true);
  if (!isPrivate || at(properties, 'AccessControl') !== undefined) return 'can be made public';
  if (at(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') !== 'BucketOwnerEnforced')
    return 'lets whoever writes an object keep it: enforce the ownership of the bucket';
  return at(properties, 'VersioningConfiguration', 'Status') === 'Enabled' ? undefined : 'keeps no versions';
});

/** Days of CloudWatch's own list; the shortest that any of our logs may have is 30. */
export const logsRetained: Rule = {
  id: 'log-retention',
  check: (stack) => [
    ...each('group', ['AWS::Logs::LogGroup'], ({ properties }) => {
      const days = at(properties, 'RetentionInDays');
      return typeof days === 'number' && days >= 30 ? undefined : 'has no retention of at least 30 days';
    }).check(stack),
    ...each('function', ['AWS::Lambda::Function'], ({ properties }) => {
      const group = at(properties, 'LoggingConfig', 'LogGroup', 'Ref');
      return stack.resources.some(({ id, type }) => id === group && type === 'AWS::Logs::LogGroup')
        ? undefined
        : 'logs to a group of its own making, unencrypted and kept for ever';
    }).check(stack),
  ],
};

const wantedTags = ['System', 'Stage', 'Team', 'Owner', 'Classification', 'DataResidency', 'Control'];

const tagsOf = ({ properties }: Resource): readonly string[] => {
  const listed = at(properties, 'Tags') ?? at(properties, 'Replicas', 0, 'Tags');
  return [
    ...listOf(listed).map((tag) => String(at(tag, 'Key'))),
    ...keysOf(at(properties, 'UserPoolTags')),
    ...keysOf(at(properties, 'BackupVaultTags')),
  ];
};

export const tagged = each(
  'tagged',
  [...statefulTypes, 'AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::ApiGateway::RestApi'],
  (resource) => {
    const missing = wantedTags.filter((tag) => !tagsOf(resource).includes(tag));
    return missing.length === 0 ? undefined : `lacks the tags ${missing.join(', ')}`;
  },
);
