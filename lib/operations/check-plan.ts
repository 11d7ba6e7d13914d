import type { RestoreOrder, Wanted } from '#lib/operations/restore-order.ts';
import { tagsOf } from '#lib/operations/protection-plan.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import type { Call, Step } from '#lib/operations/step.ts';
import { tableForms } from '#lib/stacks/restorable-tables.ts';

const keysIn = (answer: unknown): string =>
  listIn(answer, 'Table', 'KeySchema')
    .map((key) => `${String(partOf(key, 'AttributeName'))}:${String(partOf(key, 'KeyType'))}`)
    .join();

const indexesIn = (answer: unknown): string =>
  listIn(answer, 'Table', 'GlobalSecondaryIndexes')
    .map((index) => String(partOf(index, 'IndexName')))
    .toSorted()
    .join();

const tableFault = (answer: unknown, { table, tableName, keyArn }: Wanted): string | undefined => {
  const { indexes = {}, stream } = tableForms[table];
  const wrong = [
    partOf(answer, 'Table', 'TableStatus') === 'ACTIVE' ? '' : '状態',
    keysIn(answer) === 'PK:HASH,SK:RANGE' ? '' : 'キー',
    indexesIn(answer) === Object.keys(indexes).toSorted().join() ? '' : '索引',
    partOf(answer, 'Table', 'DeletionProtectionEnabled') === true ? '' : '削除保護',
    partOf(answer, 'Table', 'SSEDescription', 'KMSMasterKeyArn') === keyArn ? '' : '暗号鍵',
    partOf(answer, 'Table', 'StreamSpecification', 'StreamViewType') === stream ? '' : 'ストリーム',
  ].filter((part) => part !== '');
  return wrong.length === 0 ? undefined : `${tableName} の${wrong.join('・')}が違います`;
};

const tagFault = (answer: unknown, { table, tableName }: Wanted, { settings }: RestoreOrder) => {
  const there = new Map(listIn(answer, 'Tags').map((tag) => [partOf(tag, 'Key'), partOf(tag, 'Value')]));
  const missing = Object.entries(tagsOf(table, settings)).filter(([key, value]) => there.get(key) !== value);
  return missing.length === 0
    ? undefined
    : `${tableName} のタグ ${missing.map(([key]) => key).join('・')} がありません`;
};

/** Looks at what came back: nothing is believed because a call before it was answered. */
export const checkSteps = (wanted: Wanted, order: RestoreOrder): readonly Step[] => {
  const { tableName: TableName, tableArn: ResourceArn, table } = wanted;
  const { settings } = order;
  const floor = settings.backup?.itemsFloor ?? 1;
  const check = (
    [ja, en]: readonly [string, string],
    call: Omit<Call, 'service'>,
    faultIn: (answer: unknown) => string | undefined,
  ): Step => ({
    kind: 'check',
    purpose: { ja: `${TableName}: ${ja}を確かめます`, en: `${TableName}: check ${en}` },
    call: { service: 'dynamodb', ...call },
    faultIn,
  });
  return [
    check(
      ['キー・索引・暗号鍵・削除保護・ストリーム', 'keys, indexes, key, protection and stream'],
      { operation: 'DescribeTable', input: { TableName } },
      (answer) => tableFault(answer, wanted),
    ),
    check(
      ['ポイントインタイムリカバリ', 'point-in-time recovery'],
      { operation: 'DescribeContinuousBackups', input: { TableName } },
      (answer) =>
        partOf(
          answer,
          'ContinuousBackupsDescription',
          'PointInTimeRecoveryDescription',
          'PointInTimeRecoveryStatus',
        ) === 'ENABLED'
          ? undefined
          : `${TableName} のポイントインタイムリカバリが無効です`,
    ),
    check(['タグ', 'tags'], { operation: 'ListTagsOfResource', input: { ResourceArn } }, (answer) =>
      tagFault(answer, wanted, order),
    ),
    ...(tableForms[table].isAppendOnly === undefined
      ? []
      : [
          check(
            ['追記専用のポリシー', 'the policy against changes'],
            { operation: 'GetResourcePolicy', input: { ResourceArn } },
            (answer) =>
              String(partOf(answer, 'Policy')).includes('AppendOnly')
                ? undefined
                : `${TableName} に追記専用のポリシーがありません`,
          ),
        ]),
    check(
      [`${floor}件以上の項目`, `at least ${floor} items`],
      { operation: 'Scan', input: { TableName, Select: 'COUNT', Limit: floor } },
      (answer) =>
        Number(partOf(answer, 'Count')) >= floor ? undefined : `${TableName} の項目が ${floor} 件未満です`,
    ),
  ];
};
