import { grownBy, watchedOf, type CapacitySettings } from '#lib/capacity.ts';
import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

type FoundTable = StageResources['tables'][number];

const tableSum = ({ resource }: FoundTable, name: string, periodSeconds = 300) =>
  metricOf(
    { namespace: 'AWS/DynamoDB', name, dimensions: { TableName: resource.ref } },
    'Sum',
    periodSeconds,
  );

/** DynamoDB reports system errors by operation only; the name of a table alone would find nothing. */
const operations = ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchGetItem', 'TransactWriteItems'];

const systemErrors = ({ resource, id, name }: FoundTable): AlarmRow => {
  const parts = Object.fromEntries(
    operations.map((Operation) => [
      Operation.toLowerCase(),
      metricOf(
        {
          namespace: 'AWS/DynamoDB',
          name: 'SystemErrors',
          dimensions: { TableName: resource.ref, Operation },
        },
        'Sum',
        300,
      ),
    ]),
  );
  return {
    id: `${id}-system-errors`,
    service: 'tables',
    says: `表 ${name} で、DynamoDB側の障害による失敗がありました。`,
    anchor: 'table-system-errors',
    metric: formula(
      Object.keys(parts)
        .map((part) => `FILL(${part}, 0)`)
        .join(' + '),
      parts,
      { label: 'SystemErrors', periodSeconds: 300 },
    ),
    rings: { when: '>=', threshold: 1, periods: 2, points: 2 },
    missing: 'notBreaching',
  };
};

const throttled = (table: FoundTable): readonly AlarmRow[] =>
  (['Read', 'Write'] as const).map((kind) => ({
    id: `${table.id}-${kind.toLowerCase()}-throttles`,
    service: 'tables',
    says: `表 ${table.name} の${kind === 'Read' ? '読み取り' : '書き込み'}が、処理能力の上限で断られました。`,
    anchor: 'table-throttles',
    metric: tableSum(table, `${kind}ThrottleEvents`),
    rings: { when: '>=', threshold: 1, periods: 1 },
    missing: 'notBreaching',
  }));

const consumed = (table: FoundTable, { tableUnitsPerSecond }: CapacitySettings): readonly AlarmRow[] =>
  (['Read', 'Write'] as const).map((kind) => ({
    id: `${table.id}-${kind.toLowerCase()}-consumed`,
    service: 'capacity',
    says: `表 ${table.name} の${kind === 'Read' ? '読み取り' : '書き込み'}が、上限の70%を超えています（ディスクアクセスの使用率増加）。`,
    anchor: 'table-consumed',
    metric: tableSum(table, `Consumed${kind}CapacityUnits`, 60),
    rings: { when: '>', threshold: 60 * watchedOf(tableUnitsPerSecond), periods: 5, points: 3 },
    missing: 'notBreaching',
  }));

/** Two acts on one thing at once: rare in a company, and as rare in each of many. */
const conflictsOf = (capacity: CapacitySettings): number => grownBy(100, 1, capacity);

const conflicts = (table: FoundTable, capacity: CapacitySettings): AlarmRow => ({
  id: `${table.id}-conflicts`,
  service: 'tables',
  says: `表 ${table.name} で、同じ項目への同時更新の衝突が5分間に${conflictsOf(capacity)}件を超えました。`,
  anchor: 'table-conflicts',
  metric: tableSum(table, 'TransactionConflict'),
  rings: { when: '>=', threshold: conflictsOf(capacity), periods: 2 },
  missing: 'notBreaching',
});

/** Our code sends no malformed request; a failed condition is none of these. */
const userErrors: AlarmRow = {
  id: 'tables-user-errors',
  service: 'tables',
  says: 'DynamoDBへの不正なリクエストが、いつもの幅を上回っています。配備した版の不具合の疑いがあります。',
  anchor: 'table-user-errors',
  metric: metricOf({ namespace: 'AWS/DynamoDB', name: 'UserErrors', dimensions: {} }, 'Sum', 300),
  rings: { when: 'above-usual', deviations: 3, periods: 3 },
  missing: 'notBreaching',
};

/** The tables: what refuses, what fails, what fills up. */
export const tableAlarms = ({ tables }: StageResources, capacity: CapacitySettings): readonly AlarmRow[] => [
  ...tables.flatMap((table) => [
    ...throttled(table),
    systemErrors(table),
    ...consumed(table, capacity),
    conflicts(table, capacity),
  ]),
  userErrors,
];
