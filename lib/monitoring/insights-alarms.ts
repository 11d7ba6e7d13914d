import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';

import { environmentsFor, watchedOf, type CapacitySettings } from '#lib/capacity.ts';
import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import { answeringFunctions, authorizers } from '#lib/monitoring/function-alarms.ts';
import { silence } from '#lib/monitoring/silence.ts';
import type { FoundFunction, StageResources } from '#lib/monitoring/stage-resources.ts';

export const insightsSpace = 'STAFee/Insights';
/** The extension keeps this number in its lines only; a metric filter makes a metric of it. */
export const diskUse = 'TmpUsedBytes';
export const byFunctionName = 'function_name';

const insight = ({ resource }: FoundFunction, name: string, statistic: string, periodSeconds = 300) =>
  metricOf(
    { namespace: 'LambdaInsights', name, dimensions: { [byFunctionName]: resource.ref } },
    statistic,
    periodSeconds,
  );

const ofLambda = ({ resource }: FoundFunction, name: string, statistic: string) =>
  metricOf({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName: resource.ref } }, statistic, 300);

/** Lambda gives a function a share of a core by its memory: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const coresOf = ({ memorySize = 128 }: CfnFunction): number => memorySize / 1769;

const row = (found: FoundFunction) =>
  ({ service: `functions-${found.part}`, missing: 'notBreaching' }) as const;

const memory = (found: FoundFunction): AlarmRow => ({
  ...row(found),
  id: `${found.id}-memory`,
  says: `関数 ${found.id} のメモリ使用率が85%を超えています（CLD.12.4.5 メモリ）。`,
  anchor: 'function-memory',
  metric: insight(found, 'memory_utilization', 'Maximum'),
  rings: { when: '>', threshold: 85, periods: 3, points: 2 },
});

/** Of the time that requests took on the share of a core that the function has. A few cold starts say nothing. */
const cpuOfRequests = (found: FoundFunction): AlarmRow => ({
  ...row(found),
  id: `${found.id}-cpu`,
  says: `関数 ${found.id} のCPU使用率が85%を超えています（CLD.12.4.5 CPU）。`,
  anchor: 'function-cpu',
  metric: formula(
    `IF(runs >= 20, 100 * cpu / (${coresOf(found.resource).toFixed(3)} * elapsed), 0)`,
    {
      runs: ofLambda(found, 'Invocations', 'Sum'),
      cpu: insight(found, 'cpu_total_time', 'Average'),
      elapsed: ofLambda(found, 'Duration', 'Average'),
    },
    { label: 'CPU (%)', periodSeconds: 300 },
  ),
  rings: { when: '>', threshold: 85, periods: 3, points: 2 },
});

/** A job runs once in a while: what counts is whether its CPU suffices for its time. */
const cpuOfJob = (found: FoundFunction): AlarmRow => {
  const { timeout = 3 } = found.resource;
  return {
    ...row(found),
    id: `${found.id}-cpu`,
    says: `ジョブ ${found.id} が、制限時間${timeout}秒で使えるCPU時間の80%を超えて計算しました（CLD.12.4.5 CPU）。`,
    anchor: 'function-cpu',
    metric: insight(found, 'cpu_total_time', 'Maximum'),
    rings: { when: '>', threshold: Math.floor(timeout * 800 * coresOf(found.resource)), periods: 1 },
  };
};

const disk = (found: FoundFunction): AlarmRow => {
  const { ephemeralStorage } = found.resource;
  const size = ephemeralStorage !== undefined && 'size' in ephemeralStorage ? ephemeralStorage.size : 512;
  return {
    ...row(found),
    id: `${found.id}-disk`,
    says: `関数 ${found.id} の一時ディスク（/tmp）の使用量が、${size}MBの85%を超えています（CLD.12.4.5 ディスク）。`,
    anchor: 'function-disk',
    metric: metricOf(
      { namespace: insightsSpace, name: diskUse, dimensions: { [byFunctionName]: found.resource.ref } },
      'Maximum',
      300,
    ),
    rings: { when: '>', threshold: Math.floor(0.85 * size * 1024 * 1024), periods: 1 },
  };
};

/** AWS counts no living environments; those made within an hour stand for them. */
const environments = (found: FoundFunction, { concurrentExecutions }: CapacitySettings): AlarmRow => ({
  ...row(found),
  id: `${found.id}-environments`,
  service: 'capacity',
  says: `関数 ${found.id} のテナント別実行環境が、1時間に上限${environmentsFor(concurrentExecutions)}の70%を超えて作られました。`,
  anchor: 'tenant-environments',
  metric: insight(found, 'init_duration', 'SampleCount', 3600),
  rings: { when: '>', threshold: environmentsFor(watchedOf(concurrentExecutions)), periods: 1 },
});

const alarmsOfFunction = (found: FoundFunction, capacity: CapacitySettings): readonly AlarmRow[] => {
  const answers = [...answeringFunctions, ...authorizers].includes(found.name);
  return [
    memory(found),
    answers ? cpuOfRequests(found) : cpuOfJob(found),
    disk(found),
    ...(found.resource.tenancyConfig === undefined ? [] : [environments(found, capacity)]),
  ];
};

/** CPU, memory and disk of each function, as the extension of Lambda Insights measures them (CLD.12.4.5). */
export const insightsAlarms = (
  { functions, insightsLogs }: StageResources,
  capacity: CapacitySettings,
): readonly AlarmRow[] => [
  ...functions.filter(({ hasInsights }) => hasInsights).flatMap((found) => alarmsOfFunction(found, capacity)),
  ...(insightsLogs === undefined
    ? []
    : [
        silence(insightsLogs, {
          id: 'insights-silence',
          service: 'jobs',
          says: '関数の計測（Lambda Insights）が3時間届いていません。CPU・メモリ・ディスクの監視が止まっています。',
          anchor: 'insights-silence',
          hours: 3,
        }),
      ]),
];
