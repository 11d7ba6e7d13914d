import type { RestoreOrder, Wanted } from '#lib/operations/restore-order.ts';
import type { Step } from '#lib/operations/step.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';
import { changingActions, tableForms } from '#lib/stacks/restorable-tables.ts';

/** As the stacks tag the table, so that the inventory and the daily plan find it. */
export const tagsOf = (table: RestorableTable, settings: StageSettings): Readonly<Record<string, string>> => {
  const { owner, classification, controls } = tableForms[table];
  return {
    System: 'STAFee',
    Stage: settings.stage,
    Owner: owner,
    Team: settings.owner,
    Classification: classification,
    DataResidency: 'JP',
    Control: controls.join(' '),
    [backupTag]: dailyBackupOf(settings),
  };
};

const appendOnly = (tableArn: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AppendOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: changingActions,
        Resource: tableArn,
      },
    ],
  });

type Wording = Step['purpose'];

/** A restored table comes bare: whatever protected the old one is put on again. */
export const protectionSteps = (
  { table, tableName: TableName, tableArn: ResourceArn }: Wanted,
  { settings }: RestoreOrder,
): readonly Step[] => {
  const { stream, expiryAttribute, isAppendOnly } = tableForms[table];
  const step = (
    { ja, en }: Wording,
    operation: string,
    input: Readonly<Record<string, unknown>>,
    says?: RegExp,
  ): Step => ({
    kind: 'call',
    purpose: { ja: `${TableName}: ${ja}`, en: `${TableName}: ${en}` },
    call: { service: 'dynamodb', operation, input },
    ...(says === undefined ? {} : { isDoneBy: { name: 'ValidationException', says } }),
  });
  const Tags = Object.entries(tagsOf(table, settings)).map(([Key, Value]) => ({ Key, Value }));
  return [
    step(
      {
        ja: 'ポイントインタイムリカバリ(7日間)を有効にします',
        en: 'turn on point-in-time recovery of 7 days',
      },
      'UpdateContinuousBackups',
      {
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
      },
    ),
    step({ ja: '削除保護を有効にします', en: 'turn on deletion protection' }, 'UpdateTable', {
      TableName,
      DeletionProtectionEnabled: settings.isProtected,
    }),
    ...(stream === undefined
      ? []
      : [
          step(
            { ja: 'ストリームを有効にします(監査記録の保管と通知が読みます)', en: 'turn on the stream' },
            'UpdateTable',
            { TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: stream } },
            /already has an enabled stream/,
          ),
        ]),
    ...(expiryAttribute === undefined
      ? []
      : [
          step(
            { ja: '項目の有効期限を有効にします', en: 'turn on expiry' },
            'UpdateTimeToLive',
            { TableName, TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true } },
            /already enabled/,
          ),
        ]),
    step(
      { ja: 'タグを付け、日次バックアップの対象にします', en: 'tag it, which puts it into the daily backup' },
      'TagResource',
      { ResourceArn, Tags },
    ),
    ...(isAppendOnly === undefined
      ? []
      : [
          step(
            { ja: '追記専用のリソースポリシーを設定します', en: 'deny changes and deletions to everybody' },
            'PutResourcePolicy',
            { ResourceArn, Policy: appendOnly(ResourceArn) },
          ),
        ]),
  ];
};
