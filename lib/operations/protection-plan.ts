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

type Deed = {
  readonly ja: string;
  readonly en: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** How AWS refuses what is done already. @default it does not */
  readonly refusesAgain?: RegExp;
};

/** What the form of this table asks for, beside what every table gets. */
const deedsOfForm = ({ table, tableName: TableName, tableArn: ResourceArn }: Wanted): readonly Deed[] => {
  const { stream, expiryAttribute, isAppendOnly } = tableForms[table];
  const asked: readonly (Deed | undefined)[] = [
    stream === undefined
      ? undefined
      : {
          ja: 'ストリームを有効にします(監査記録の保管と通知が読みます)',
          en: 'turn on the stream, which the archive and the notices read',
          operation: 'UpdateTable',
          input: { TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: stream } },
          refusesAgain: /already has an enabled stream/,
        },
    expiryAttribute === undefined
      ? undefined
      : {
          ja: '項目の有効期限を有効にします',
          en: 'turn on expiry',
          operation: 'UpdateTimeToLive',
          input: { TableName, TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true } },
          refusesAgain: /already enabled/,
        },
    isAppendOnly === undefined
      ? undefined
      : {
          ja: '追記専用のリソースポリシーを設定します',
          en: 'deny changes and deletions to everybody',
          operation: 'PutResourcePolicy',
          input: { ResourceArn, Policy: appendOnly(ResourceArn) },
        },
  ];
  return asked.filter((deed) => deed !== undefined);
};

const deedsOf = (wanted: Wanted, settings: StageSettings): readonly Deed[] => {
  const { table, tableName: TableName, tableArn: ResourceArn } = wanted;
  const Tags = Object.entries(tagsOf(table, settings)).map(([Key, Value]) => ({ Key, Value }));
  return [
    {
      ja: 'ポイントインタイムリカバリ(7日間)を有効にします',
      en: 'turn on point-in-time recovery of 7 days',
      operation: 'UpdateContinuousBackups',
      input: {
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
      },
    },
    {
      ja: '削除保護を有効にします',
      en: 'turn on deletion protection',
      operation: 'UpdateTable',
      input: { TableName, DeletionProtectionEnabled: true },
    },
    {
      ja: 'タグを付け、日次バックアップの対象にします',
      en: 'tag it, which puts it into the daily backup',
      operation: 'TagResource',
      input: { ResourceArn, Tags },
    },
    ...deedsOfForm(wanted),
  ];
};

/** A restored table comes bare: whatever protected the old one is put on again. */
export const protectionSteps = (wanted: Wanted, { settings }: RestoreOrder): readonly Step[] =>
  deedsOf(wanted, settings).map(({ ja, en, operation, input, refusesAgain }) => ({
    kind: 'call',
    purpose: { ja: `${wanted.tableName}: ${ja}`, en: `${wanted.tableName}: ${en}` },
    call: { service: 'dynamodb', operation, input },
    ...(refusesAgain === undefined ? {} : { isDoneBy: { name: 'ValidationException', says: refusesAgain } }),
  }));
