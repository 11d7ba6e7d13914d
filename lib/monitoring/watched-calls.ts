import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { tell } from '#lib/monitoring/told.ts';

/** Calls that undo a protection; each is told when it is made, by whomever. */
type WatchedCalls = {
  readonly id: string;
  readonly source: string;
  readonly eventSource: string;
  readonly calls: readonly string[];
  /** One Japanese sentence. */
  readonly says: string;
  readonly anchor: string;
};

export const watchedCalls: readonly WatchedCalls[] = [
  {
    id: 'KeyCalls',
    source: 'aws.kms',
    eventSource: 'kms.amazonaws.com',
    calls: ['ScheduleKeyDeletion', 'DisableKey', 'DisableKeyRotation', 'PutKeyPolicy', 'DeleteAlias'],
    says: '暗号鍵の削除予約・無効化・ポリシー変更が行われました。',
    anchor: 'key-calls',
  },
  {
    id: 'TrailCalls',
    source: 'aws.cloudtrail',
    eventSource: 'cloudtrail.amazonaws.com',
    calls: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
    says: '操作記録（CloudTrail）の停止・削除・変更が行われました。',
    anchor: 'trail-calls',
  },
  {
    id: 'BucketCalls',
    source: 'aws.s3',
    eventSource: 's3.amazonaws.com',
    calls: [
      'PutBucketPolicy',
      'DeleteBucketPolicy',
      'PutBucketLifecycle',
      'PutBucketPublicAccessBlock',
      'DeleteBucketPublicAccessBlock',
      'PutBucketVersioning',
      'PutBucketReplication',
      'DeleteBucketReplication',
      'PutBucketEncryption',
      'DeleteBucketEncryption',
      'DeleteBucketLifecycle',
      'PutBucketObjectLockConfiguration',
      'PutAccountPublicAccessBlock',
      'DeleteAccountPublicAccessBlock',
    ],
    says: 'バケットのポリシー・保存期間・公開制限・複製の設定が変更されました。',
    anchor: 'bucket-calls',
  },
  {
    id: 'VaultCalls',
    source: 'aws.backup',
    eventSource: 'backup.amazonaws.com',
    calls: [
      'DeleteBackupVaultLockConfiguration',
      'DeleteBackupPlan',
      'DeleteBackupVault',
      'DeleteRecoveryPoint',
      'UpdateRegionSettings',
    ],
    says: 'バックアップの保護（保管庫の施錠・計画・復旧ポイント・対象設定）が変更されました。',
    anchor: 'vault-calls',
  },
  {
    id: 'AlarmCalls',
    source: 'aws.monitoring',
    eventSource: 'monitoring.amazonaws.com',
    calls: ['DeleteAlarms', 'DisableAlarmActions', 'PutAlarmMuteRule'],
    says: '監視のアラームが削除・停止されました。',
    anchor: 'alarm-calls',
  },
  {
    id: 'TableCalls',
    source: 'aws.dynamodb',
    eventSource: 'dynamodb.amazonaws.com',
    calls: ['DeleteTable', 'UpdateContinuousBackups', 'PutResourcePolicy', 'DeleteResourcePolicy'],
    says: '表の削除、または表の復旧期間・権限の設定の変更が行われました。',
    anchor: 'table-calls',
  },
  {
    id: 'LogCalls',
    source: 'aws.logs',
    eventSource: 'logs.amazonaws.com',
    calls: [
      'DeleteLogGroup',
      'DeleteLogStream',
      'DeleteRetentionPolicy',
      'DeleteMetricFilter',
      'DisassociateKmsKey',
    ],
    says: 'ログの削除、またはログの暗号化・保存期間・集計の解除が行われました。',
    anchor: 'log-calls',
  },
  {
    id: 'RuleCalls',
    source: 'aws.events',
    eventSource: 'events.amazonaws.com',
    calls: ['DisableRule', 'DeleteRule', 'RemoveTargets'],
    says: '通知の規則（EventBridge）が停止・削除されました。',
    anchor: 'rule-calls',
  },
];

/** EventBridge hears these calls because the stage's trail records management events (docs/decisions/0047). */
export const addWatchedCalls = (scope: Construct, topic: sns.ITopic): void => {
  for (const { id, source, eventSource, calls, says, anchor } of watchedCalls)
    tell(scope, topic, {
      id,
      pattern: {
        source: [source],
        detailType: ['AWS API Call via CloudTrail'],
        detail: { eventSource: [eventSource], eventName: [...calls] },
      },
      says,
      anchor,
      shows: {
        操作: 'eventName',
        操作者: 'userIdentity.arn',
        送信元: 'sourceIPAddress',
        '時刻(UTC)': 'eventTime',
        失敗した場合の理由: 'errorCode',
      },
      asks: '計画した変更でなければ、直ちに',
    });
};
