import type { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';

import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow, Measured } from '#lib/constructs/alarm.ts';
import type { Found, StageResources } from '#lib/monitoring/stage-resources.ts';

const hourSeconds = 3600;

/** Hours after which a schedule must have run again; `undefined` beyond a week, which no alarm can look back. */
export const hoursUntilMissed = (cron: string): number | undefined => {
  const [, hours = '', days = '', , weekdays = ''] = cron.replace(/^cron\((.*)\)$/, '$1').split(' ');
  if (!['*', '?'].includes(days) || !['*', '?'].includes(weekdays)) return undefined;
  return /^(\*|\d+\/\d+)$/.test(hours) ? 3 : 26;
};

const heartbeat = ({ resource, name, id }: Found<CfnSchedule>): readonly AlarmRow[] => {
  const hours = hoursUntilMissed(resource.scheduleExpression);
  if (hours === undefined) return [];
  return [
    {
      id: `${id}-heartbeat`,
      service: 'jobs',
      says: `定期ジョブ ${name} が${hours}時間、最後まで動いていません。`,
      anchor: 'heartbeat',
      // FILL: CloudWatch looks back further than the alarm says before it believes that data is missing.
      metric: formula(
        'FILL(beats, 0)',
        {
          beats: metricOf(
            { namespace: 'STAFee', name: 'Heartbeat', dimensions: { job: name } },
            'Sum',
            hourSeconds,
          ),
        },
        { label: `Heartbeat ${name}`, periodSeconds: hourSeconds },
      ),
      rings: { when: '<', threshold: 1, periods: hours },
      missing: 'breaching',
    },
  ];
};

/** A queue that hands its failures to no other one is where failures end. */
const isLastStop = ({ redrivePolicy }: CfnQueue): boolean => redrivePolicy === undefined;

const undelivered = ({ queues }: StageResources): readonly AlarmRow[] =>
  queues
    .filter(({ resource }) => isLastStop(resource))
    .map(({ resource, id }): AlarmRow => ({
      id: `${id}-visible`,
      service: 'jobs',
      says: `処理できなかった依頼が、デッドレターキュー ${id} に残っています。`,
      anchor: 'dead-letters',
      metric: metricOf(
        {
          namespace: 'AWS/SQS',
          name: 'ApproximateNumberOfMessagesVisible',
          dimensions: { QueueName: resource.attrQueueName },
        },
        'Maximum',
        300,
      ),
      rings: { when: '>=', threshold: 1, periods: 1 },
      missing: 'notBreaching',
    }));

const waiting = ({ queues }: StageResources): readonly AlarmRow[] =>
  queues
    .filter(({ resource }) => !isLastStop(resource))
    .map(({ resource, id }): AlarmRow => ({
      id: `${id}-age`,
      service: 'jobs',
      says: `キュー ${id} で、依頼が15分以上待っています。`,
      anchor: 'queue-age',
      metric: metricOf(
        {
          namespace: 'AWS/SQS',
          name: 'ApproximateAgeOfOldestMessage',
          dimensions: { QueueName: resource.attrQueueName },
        },
        'Maximum',
        300,
      ),
      rings: { when: '>', threshold: 900, periods: 2 },
      missing: 'notBreaching',
    }));

const scheduler = ({ schedules }: StageResources): readonly AlarmRow[] =>
  [...new Set(schedules.map(({ resource }) => resource.groupName ?? 'default'))].flatMap((ScheduleGroup) =>
    (['InvocationDroppedCount', 'TargetErrorCount'] as const).map((name): AlarmRow => ({
      id: `scheduler-${ScheduleGroup.toLowerCase()}-${name === 'TargetErrorCount' ? 'errors' : 'dropped'}`,
      service: 'jobs',
      says:
        name === 'TargetErrorCount'
          ? '定期ジョブを起動できませんでした（呼び出し先のエラー）。'
          : '定期ジョブの起動が、再試行の末に捨てられました。',
      anchor: 'scheduler',
      metric: metricOf({ namespace: 'AWS/Scheduler', name, dimensions: { ScheduleGroup } }, 'Sum', 300),
      rings: { when: '>=', threshold: 1, periods: 1 },
      missing: 'notBreaching',
    })),
  );

/** Counts that a job writes beside its heartbeat, and what each of them means when it is not zero. */
const findings: Readonly<
  Record<string, readonly (readonly [metric: string, says: string, anchor: string])[]>
> = {
  'backup-freshness': [
    ['StaleBackups', '26時間以内のバックアップがない資産があります。', 'backup-stale'],
    ['MissingExports', '今日の書き出し（表・利用者名簿）が、東京または大阪にありません。', 'backup-missing'],
    ['BackupOptedOut', 'AWS Backupの対象設定（DynamoDB・S3）が無効になっています。', 'backup-opt-out'],
    ['OverdueReports', '先月のバックアップ月次確認に、担当者の記名がありません。', 'backup-report'],
    ['OverdueRestores', '35日以内に復元を確かめられていない表があります。', 'restore-overdue'],
  ],
  'backup-monthly': [
    [
      'RecoveryTimeUnproven',
      '目標復旧時間（24時間）以内の復元が、先月は確かめられていません。',
      'restore-unproven',
    ],
  ],
  'audit-archive': [
    [
      'AuditTampered',
      '監査ログの項目が、書き換えられたか消されました。直ちに確認してください。',
      'audit-tampered',
    ],
  ],
  'audit-seal': [
    [
      'AuditFaults',
      '日次の照合で、監査ログの記録が保管庫と違うか、なくなっていました。直ちに確認してください。',
      'audit-faults',
    ],
  ],
  'duty-reminder': [['OverdueDuties', '期限を過ぎた台帳の項目があります。', 'duties-overdue']],
  'restore-validation': [['InvalidRestores', '復元試験の結果が正しくありません。', 'restore-invalid']],
};

/** Of which service a finding is told. @default backup */
const servicesOf: Readonly<Record<string, AlarmRow['service']>> = {
  'audit-archive': 'isolation',
  'audit-seal': 'isolation',
  'duty-reminder': 'jobs',
};

const found = ({ functions }: StageResources): readonly AlarmRow[] =>
  functions.flatMap(({ name: job }) =>
    (findings[job] ?? []).map(([name, says, anchor]): AlarmRow => {
      const measured: Measured = { namespace: 'STAFee', name, dimensions: { job } };
      return {
        id: `${job}-${anchor}`,
        service: servicesOf[job] ?? 'backup',
        says,
        anchor,
        metric: metricOf(measured, 'Maximum', hourSeconds),
        rings: { when: '>=', threshold: 1, periods: 1 },
        missing: 'ignore',
      };
    }),
  );

/** Everything that nobody waits for: schedules, queues, and what jobs find. */
export const jobAlarms = (resources: StageResources): readonly AlarmRow[] => [
  ...resources.schedules.flatMap(heartbeat),
  ...undelivered(resources),
  ...waiting(resources),
  ...scheduler(resources),
  ...found(resources),
];
