import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { tell } from '#lib/monitoring/told.ts';
import type { Told } from '#lib/monitoring/told.ts';

const failed = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

/** Backup and copy jobs say `state`, restore jobs say `status`. */
export const failedBackups: readonly Told[] = [
  {
    id: 'BackupFailed',
    pattern: {
      source: ['aws.backup'],
      detailType: ['Backup Job State Change', 'Copy Job State Change'],
      detail: { state: failed },
    },
    says: 'バックアップまたは大阪への複写が失敗しました。',
    anchor: 'backup-failed',
    shows: { 状態: 'state', 資産: 'resourceArn', 理由: 'statusMessage' },
    asks: '取り直し（backup-rerun）が当日中に成功したかを確かめ、',
  },
  {
    id: 'RestoreFailed',
    pattern: {
      source: ['aws.backup'],
      detailType: ['Restore Job State Change'],
      detail: { status: failed },
    },
    says: 'バックアップからの復元（復元試験を含む）が失敗しました。',
    anchor: 'restore-failed',
    shows: { 状態: 'status', ジョブ: 'restoreJobId', 理由: 'statusMessage' },
    asks: '別の世代で直ちに試し、',
  },
];

export const addFailedBackups = (scope: Construct, topic: sns.ITopic): void => {
  for (const told of failedBackups) tell(scope, topic, told);
};
