import { operatorFunctions, tenantFunctions } from '#contract/functions.ts';
import { watchedOf, type CapacitySettings } from '#lib/capacity.ts';
import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { FoundFunction, StageResources } from '#lib/monitoring/stage-resources.ts';

/** Functions that answer requests and log the metrics `Requests`, `Failures` and `TenantMismatch`. */
export const answeringFunctions: readonly string[] = [...tenantFunctions, ...operatorFunctions];

/** An authorizer answers 401 by throwing, so its `Errors` count people without a session. */
export const authorizers: readonly string[] = ['authorizer', 'operator-authorizer'];

export const memoryUse = (id: string): string => `MemoryMegabytes-${id}`;
export const functionLogSpace = 'STAFee/FunctionLog';

const of = ({ resource }: FoundFunction) => ({
  namespace: 'AWS/Lambda',
  dimensions: { FunctionName: resource.ref },
});

const sum = (found: FoundFunction, name: string) => metricOf({ ...of(found), name }, 'Sum', 300);

const errors = (found: FoundFunction): readonly AlarmRow[] => {
  const row = { id: `${found.id}-errors`, service: `functions-${found.part}`, anchor: 'function-errors' };
  if (authorizers.includes(found.name)) return [];
  if (answeringFunctions.includes(found.name))
    return [
      {
        ...row,
        says: `関数 ${found.id} の呼び出しの1%超が、応答を返せずに終わっています（時間切れ・異常終了）。`,
        metric: formula(
          'IF(errors >= 3, 100 * errors / invocations, 0)',
          { errors: sum(found, 'Errors'), invocations: sum(found, 'Invocations') },
          { label: 'Errors (%)', periodSeconds: 300 },
        ),
        rings: { when: '>', threshold: 1, periods: 1 },
        missing: 'notBreaching',
      },
    ];
  return [
    {
      ...row,
      says: `ジョブ ${found.id} が失敗しました。`,
      metric: sum(found, 'Errors'),
      rings: { when: '>=', threshold: 1, periods: 1 },
      missing: 'notBreaching',
    },
  ];
};

const throttles = (found: FoundFunction): AlarmRow => ({
  id: `${found.id}-throttles`,
  service: `functions-${found.part}`,
  says: `関数 ${found.id} の呼び出しが、同時実行数の上限で断られました。`,
  anchor: 'function-throttles',
  metric: sum(found, 'Throttles'),
  rings: { when: '>=', threshold: 1, periods: 1 },
  missing: 'notBreaching',
});

const duration = (found: FoundFunction): AlarmRow => {
  const { timeout = 3 } = found.resource;
  return {
    id: `${found.id}-duration`,
    service: `functions-${found.part}`,
    says: `関数 ${found.id} の実行時間のp95が、制限時間${timeout}秒の80%を超えています。`,
    anchor: 'function-duration',
    metric: metricOf({ ...of(found), name: 'Duration' }, 'p95', 300),
    rings: { when: '>', threshold: timeout * 800, periods: 3, points: 2 },
    missing: 'notBreaching',
  };
};

const memory = (found: FoundFunction): AlarmRow => {
  const { memorySize = 128 } = found.resource;
  return {
    id: `${found.id}-memory`,
    service: `functions-${found.part}`,
    says: `関数 ${found.id} のメモリ使用量が、割り当て${memorySize}MBの85%を超えています。`,
    anchor: 'function-memory',
    metric: metricOf(
      { namespace: functionLogSpace, name: memoryUse(found.id), dimensions: {} },
      'Maximum',
      300,
    ),
    rings: { when: '>', threshold: Math.round(memorySize * 0.85), periods: 3, points: 2 },
    missing: 'notBreaching',
  };
};

/** Lambda counts concurrency against the account. */
const concurrency = ({ concurrentExecutions }: CapacitySettings): AlarmRow => ({
  id: 'functions-concurrency',
  service: 'capacity',
  says: `関数の同時実行数が、アカウントの上限${concurrentExecutions}の70%を超えています。`,
  anchor: 'function-concurrency',
  metric: metricOf({ namespace: 'AWS/Lambda', name: 'ConcurrentExecutions', dimensions: {} }, 'Maximum', 60),
  rings: { when: '>', threshold: watchedOf(concurrentExecutions), periods: 3 },
  missing: 'notBreaching',
});

const streamLag = (found: FoundFunction): AlarmRow => ({
  id: `${found.id}-stream-lag`,
  service: 'jobs',
  says: `関数 ${found.id} の、表の変更への追いつきが15分以上遅れています。`,
  anchor: 'stream-lag',
  metric: metricOf({ ...of(found), name: 'IteratorAge' }, 'Maximum', 300),
  rings: { when: '>', threshold: 900_000, periods: 2 },
  missing: 'notBreaching',
});

/** CPU, memory and time of the virtual servers (CLD.12.4.5). */
export const functionAlarms = (
  { functions, readers }: StageResources,
  capacity: CapacitySettings,
): readonly AlarmRow[] => [
  ...functions.flatMap((found) => [
    ...errors(found),
    throttles(found),
    duration(found),
    // Else Lambda Insights measures it (lib/monitoring/insights-alarms.ts).
    ...(found.hasInsights ? [] : [memory(found)]),
  ]),
  ...readers.map(streamLag),
  concurrency(capacity),
];
