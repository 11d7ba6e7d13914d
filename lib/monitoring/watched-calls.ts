import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { runbook } from '#lib/constructs/alarm.ts';

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
      'DeleteBucketEncryption',
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
];

const detail = (name: string): string => events.EventField.fromPath(`$.detail.${name}`);

/** EventBridge sees these calls only where a trail records management events. */
export const addWatchedCalls = (scope: Construct, topic: sns.ITopic): void => {
  for (const { id, source, eventSource, calls, says, anchor } of watchedCalls)
    new events.Rule(scope, id, {
      description: `${says} 手順: ${runbook}#${anchor}`,
      eventPattern: {
        source: [source],
        detailType: ['AWS API Call via CloudTrail'],
        detail: { eventSource: [eventSource], eventName: [...calls] },
      },
      targets: [
        new targets.SnsTopic(topic, {
          message: events.RuleTargetInput.fromText(
            [
              `【STAFee 監視】${says}`,
              `操作: ${detail('eventName')}`,
              `操作者: ${detail('userIdentity.arn')}（送信元 ${detail('sourceIPAddress')}）`,
              `時刻(UTC): ${detail('eventTime')}`,
              `失敗した場合の理由: ${detail('errorCode')}`,
              `計画した変更でなければ、直ちに手順書 ${runbook}#${anchor} に従ってください。`,
            ].join('\n'),
          ),
        }),
      ],
    });
};
