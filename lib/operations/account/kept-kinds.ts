import { textIn } from '#lib/operations/account/account-call.ts';
import { bucketKind } from '#lib/operations/account/kept-buckets.ts';
import { absent, empty, holding } from '#lib/operations/account/kept-kind.ts';
import type { Doing, KeptKind } from '#lib/operations/account/kept-kind.ts';
import { everyEntry } from '#lib/operations/account/pages.ts';
import { listIn, partOf } from '#lib/operations/step.ts';

const notFound = /^ResourceNotFoundException$/;
/** AWS Backup does not say whether there is no vault or none that one may see. */
const noVault = /^(ResourceNotFoundException|AccessDeniedException)$/;
const noQueue = /^(QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;
const noTrail = /^TrailNotFoundException$/;

const table: KeptKind = {
  ja: '表',
  look: async ({ orNothing }, TableName) => {
    // The number of items in a table's description is hours old.
    const page = await orNothing(
      'dynamodb',
      'Scan',
      { TableName, Limit: 1, Select: 'COUNT', ConsistentRead: true },
      notFound,
    );
    if (page === undefined) return absent;
    return Number(partOf(page, 'ScannedCount') ?? partOf(page, 'Count')) === 0 ? empty : holding('項目');
  },
  unlock: async ({ orNothing, call }, TableName) => {
    const found = await orNothing('dynamodb', 'DescribeTable', { TableName }, notFound);
    if (partOf(found, 'Table', 'DeletionProtectionEnabled') === true)
      await call('dynamodb', 'UpdateTable', { TableName, DeletionProtectionEnabled: false });
  },
  remove: async ({ orNothing }, TableName) => {
    await orNothing('dynamodb', 'DeleteTable', { TableName }, notFound);
  },
};

const pool: KeptKind = {
  ja: 'ユーザープール',
  look: async ({ orNothing }, UserPoolId) => {
    const page = await orNothing('cognito-idp', 'ListUsers', { UserPoolId, Limit: 1 }, notFound);
    if (page === undefined) return absent;
    return listIn(page, 'Users').length === 0 ? empty : holding('利用者');
  },
  unlock: async ({ orNothing, call }, UserPoolId) => {
    const found = await orNothing('cognito-idp', 'DescribeUserPool', { UserPoolId }, notFound);
    if (partOf(found, 'UserPool', 'DeletionProtection') === 'ACTIVE')
      await call('cognito-idp', 'UpdateUserPool', { UserPoolId, DeletionProtection: 'INACTIVE' });
  },
  remove: async ({ orNothing }, UserPoolId) => {
    await orNothing('cognito-idp', 'DeleteUserPool', { UserPoolId }, notFound);
  },
};

const pointsIn = (doing: Doing, BackupVaultName: string): Promise<readonly unknown[]> =>
  everyEntry(
    doing.ask,
    {
      service: 'backup',
      operation: 'ListRecoveryPointsByBackupVault',
      region: doing.region,
      input: { BackupVaultName },
    },
    { list: 'RecoveryPoints' },
  );

const vault: KeptKind = {
  ja: 'バックアップ保管庫',
  look: async (doing, id) => {
    const found = await doing.orNothing('backup', 'DescribeBackupVault', { BackupVaultName: id }, noVault);
    if (found === undefined) return absent;
    return (await pointsIn(doing, id)).length === 0 ? empty : holding('復旧ポイント');
  },
  unlock: async ({ orNothing, call }, BackupVaultName) => {
    const found = await orNothing('backup', 'DescribeBackupVault', { BackupVaultName }, noVault);
    if (partOf(found, 'Locked') === true)
      await call('backup', 'DeleteBackupVaultLockConfiguration', { BackupVaultName });
  },
  empty: async (doing, BackupVaultName) => {
    for (const point of await pointsIn(doing, BackupVaultName)) {
      const RecoveryPointArn = textIn(point, 'RecoveryPointArn');
      // Those on their way out are asked about again until they are gone.
      if (textIn(point, 'Status') !== 'DELETING')
        // oxlint-disable-next-line no-await-in-loop -- AWS Backup takes a few calls a second
        await doing.call('backup', 'DeleteRecoveryPoint', { BackupVaultName, RecoveryPointArn });
    }
  },
  remove: async ({ orNothing }, BackupVaultName) => {
    await orNothing('backup', 'DeleteBackupVault', { BackupVaultName }, noVault);
  },
};

const logGroup: KeptKind = {
  ja: 'ロググループ',
  look: async ({ orNothing }, logGroupName) => {
    const page = await orNothing('logs', 'DescribeLogStreams', { logGroupName, limit: 1 }, notFound);
    if (page === undefined) return absent;
    return listIn(page, 'logStreams').length === 0 ? empty : holding('ログ');
  },
  remove: async ({ orNothing }, logGroupName) => {
    await orNothing('logs', 'DeleteLogGroup', { logGroupName }, notFound);
  },
};

const key: KeptKind = {
  ja: '鍵',
  isKey: true,
  look: async ({ orNothing }, KeyId) => {
    const found = await orNothing('kms', 'DescribeKey', { KeyId }, /^NotFoundException$/);
    const state = textIn(found, 'KeyMetadata', 'KeyState');
    return state === undefined || /^Pending(Replica)?Deletion$/.test(state) ? absent : empty;
  },
  remove: async ({ call }, KeyId, PendingWindowInDays) => {
    await call('kms', 'ScheduleKeyDeletion', { KeyId, PendingWindowInDays });
  },
};

const counts = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

const queue: KeptKind = {
  ja: 'キュー',
  look: async ({ orNothing }, QueueUrl) => {
    const found = await orNothing('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: counts }, noQueue);
    if (found === undefined) return absent;
    const isEmpty = counts.every((name) => Number(textIn(found, 'Attributes', name) ?? 0) === 0);
    return isEmpty ? empty : holding('メッセージ');
  },
  remove: async ({ orNothing }, QueueUrl) => {
    await orNothing('sqs', 'DeleteQueue', { QueueUrl }, noQueue);
  },
};

/** What it recorded is in its bucket. */
const trail: KeptKind = {
  ja: '証跡',
  look: async ({ orNothing }, Name) =>
    (await orNothing('cloudtrail', 'GetTrail', { Name }, noTrail)) === undefined ? absent : empty,
  remove: async ({ orNothing }, Name) => {
    await orNothing('cloudtrail', 'DeleteTrail', { Name }, noTrail);
  },
};

/** By type of lib/constructs/keeping.ts; a client goes with its pool. A test holds the two lists against each other. */
export const keptKinds: Readonly<Record<string, KeptKind>> = {
  'AWS::Backup::BackupVault': vault,
  'AWS::CloudTrail::Trail': trail,
  'AWS::Cognito::UserPool': pool,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::KMS::Key': key,
  'AWS::KMS::ReplicaKey': key,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': bucketKind,
  'AWS::SQS::Queue': queue,
};
