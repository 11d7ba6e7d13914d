import type { RestorableTable, StageSettings } from '#lib/settings.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';

/** One call to AWS, and what it is for in the words of the operator. */
export type Step = {
  readonly purpose: string;
  readonly call: {
    readonly service: 'backup' | 'cognito-idp' | 'dynamodb';
    readonly operation: string;
    readonly input: Readonly<Record<string, unknown>>;
  };
  /** The call is repeated until this holds; restoring takes minutes to hours. @default once is enough */
  readonly until?: 'restored';
  /** AWS's word for: that is done already. @default every refusal stops the plan */
  readonly isDoneBy?: string;
};

export type RestoreOrder = {
  readonly settings: StageSettings;
  /** `20261202`, the day of the restore, in the names of the new tables. */
  readonly day: string;
  readonly roleArn: string;
  readonly points: Readonly<Partial<Record<RestorableTable, string>>>;
  /** Keys of the stage that is to use the tables. */
  readonly dataKeyArn: string;
  readonly auditKeyArn: string;
};

const titles: Readonly<Record<RestorableTable, string>> = {
  tenantData: 'TenantData',
  control: 'Control',
  keystore: 'Keystore',
  audit: 'Audit',
};

export const restorableTables = ['tenantData', 'control', 'keystore', 'audit'] as const;

export const restoredName = (table: RestorableTable, { settings, day }: RestoreOrder): string =>
  `stafee-${settings.stage}-${titles[table]}-r${day}`;

const tagsOf = ({ stage, owner, ...settings }: StageSettings) => {
  const tags = {
    System: 'STAFee',
    Stage: stage,
    Owner: owner,
    Classification: 'confidential',
    DataResidency: 'JP',
    Control: '10.1.1 12.3.1 12.4.1 CLD.9.5.1',
    [backupTag]: dailyBackupOf({ stage, owner, ...settings }),
  };
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
};

/** As in lib/stacks/data.ts: an audit item is put once. */
const appendOnly = (tableArn: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AppendOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: [
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:PartiQLUpdate',
          'dynamodb:PartiQLDelete',
        ],
        Resource: tableArn,
      },
    ],
  });

/** Restores as asked for; the same token gives the same job, so a run that broke off is simply repeated. */
const restoreSteps = (table: RestorableTable, point: string, order: RestoreOrder): readonly Step[] => {
  const name = restoredName(table, order);
  const token = `restore-${name}`;
  return [
    {
      purpose: `${titles[table]} を ${name} に復元します`,
      call: {
        service: 'backup',
        operation: 'StartRestoreJob',
        input: {
          RecoveryPointArn: point,
          IamRoleArn: order.roleArn,
          ResourceType: 'DynamoDB',
          IdempotencyToken: token,
          Metadata: {
            targetTableName: name,
            encryptionType: 'KMS',
            kmsMasterKeyArn: table === 'audit' ? order.auditKeyArn : order.dataKeyArn,
          },
        },
      },
    },
    {
      purpose: `${name} の復元が終わるまで待ちます`,
      call: { service: 'dynamodb', operation: 'DescribeTable', input: { TableName: name } },
      until: 'restored',
    },
  ];
};

/** A restored table comes bare: whatever protected the old one is put on again. */
const protectionSteps = (table: RestorableTable, order: RestoreOrder): readonly Step[] => {
  const TableName = restoredName(table, order);
  const { region, account } = order.settings;
  const ResourceArn = `arn:aws:dynamodb:${region}:${account}:table/${TableName}`;
  const step = (purpose: string, operation: string, input: Readonly<Record<string, unknown>>): Step => ({
    purpose: `${TableName}: ${purpose}`,
    call: { service: 'dynamodb', operation, input },
  });
  return [
    step('ポイントインタイムリカバリ(7日間)を有効にします', 'UpdateContinuousBackups', {
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
    }),
    step('削除保護を有効にします', 'UpdateTable', { TableName, DeletionProtectionEnabled: true }),
    step('タグを付け、日次バックアップの対象にします', 'TagResource', {
      ResourceArn,
      Tags: tagsOf(order.settings),
    }),
    ...(table === 'audit'
      ? [
          step('追記専用のリソースポリシーを設定します', 'PutResourcePolicy', {
            ResourceArn,
            Policy: appendOnly(ResourceArn),
          }),
        ]
      : []),
  ];
};

/** Every call, in order: all restores are started first, since they run side by side. */
export const restorePlan = (order: RestoreOrder): readonly Step[] => {
  const wanted = restorableTables.flatMap((table) => {
    const point = order.points[table];
    return point === undefined ? [] : [{ table, steps: restoreSteps(table, point, order) }];
  });
  return [
    ...wanted.flatMap(({ steps }) => steps.filter(({ until }) => until === undefined)),
    ...wanted.flatMap(({ steps }) => steps.filter(({ until }) => until !== undefined)),
    ...wanted.flatMap(({ table }) => protectionSteps(table, order)),
  ];
};
