import { at, listOf, textsOf } from '#lib/checks/synthesized.ts';
import type { SynthesizedStack } from '#lib/checks/synthesized.ts';
import { allInProd, allOf, found, nameOf, prodHas, prodStacks } from '#lib/controls/asserting.ts';
import type { Found } from '#lib/controls/asserting.ts';
import type { Assertion } from '#lib/controls/control.ts';

const alarm = 'AWS::CloudWatch::Alarm';

/** Every metric that an alarm looks at, also inside expressions. */
const metricsOf = (properties: unknown): readonly string[] => [
  ...textsOf(at(properties, 'MetricName')),
  ...listOf(at(properties, 'Metrics')).flatMap((metric) =>
    textsOf(at(metric, 'MetricStat', 'Metric', 'MetricName')),
  ),
];

const watches = (metric: string): Assertion =>
  prodHas(metric, alarm, ({ properties }) => metricsOf(properties).includes(metric));

const watchesAll = (says: string, metrics: readonly string[]): Assertion => ({
  says,
  faultsIn: (stacks) =>
    metrics.flatMap((metric) =>
      watches(metric).faultsIn(stacks).length === 0 ? [] : [`prod で ${metric} を見ていません`],
    ),
});

/** Ours; the CDK's own functions run while stacks are deployed. */
const ownFunctions = (prod: readonly SynthesizedStack[]): readonly Found[] =>
  found(prod, 'AWS::Lambda::Function').filter(({ properties }) =>
    String(at(properties, 'Description')).startsWith('STAFee'),
  );

/** CPU follows a function's memory, so that its lack shows as duration (docs/decisions/0040). */
const functionsWatched: Assertion = {
  says: '関数の CPU (実行時間) とメモリ',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const alarms = found(prod, alarm).map(({ properties }) => properties);
    const durations = alarms
      .filter((properties) => metricsOf(properties).includes('Duration'))
      .map((properties) => JSON.stringify(properties));
    const memories = alarms.filter((properties) =>
      metricsOf(properties).some((metric) => metric.startsWith('MemoryMegabytes-')),
    ).length;
    const functions = ownFunctions(prod);
    return [
      ...functions
        .filter(({ id }) => !durations.some((text) => text.includes(id)))
        .map((own) => `${nameOf(own)} の実行時間を見ていません`),
      ...(memories >= functions.length
        ? []
        : [`関数 ${functions.length} 個のうち ${memories} 個だけメモリを見ています`]),
    ];
  },
};

export const computeWatched = allOf(
  '関数の CPU・メモリと、表への読み書き (ディスクアクセス) の増加を監視する',
  functionsWatched,
  watchesAll('ディスクアクセス', ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits']),
);

export const trafficWatched = prodHas('ネットワークのトラフィックの異常を検知する', alarm, ({ properties }) =>
  JSON.stringify(at(properties, 'Metrics') ?? '').includes('ANOMALY_DETECTION_BAND'),
);

export const capacityWatched = watchesAll('容量の不足 (抑制・遅延) を監視する', [
  'Throttles',
  'Latency',
  'Duration',
]);

export const clockWatched = watchesAll('関数の時計と AWS の時計のずれを監視する', ['ClockSkewMs']);

/** Whoever is woken must know what it is and what to do, and be told when it is over. */
export const alarmsSpeak = allInProd(
  'すべての警報が日本語の説明・手順書・発報先・復旧通知を持つ',
  [alarm],
  ({ properties }) =>
    /[ぁ-ん]/.test(String(at(properties, 'AlarmDescription'))) &&
    /docs\/runbooks\/[a-z0-9-]+\.md/.test(JSON.stringify(at(properties, 'AlarmDescription'))) &&
    listOf(at(properties, 'AlarmActions')).length > 0 &&
    listOf(at(properties, 'OKActions')).length > 0,
);

/** A dead letter that nobody counts is a lost order. */
export const deadLettersWatched: Assertion = {
  says: '処理できなかった仕事がすべての待ち行列で警報になる',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const watched = found(prod, alarm)
      .filter(({ properties }) => metricsOf(properties).includes('ApproximateNumberOfMessagesVisible'))
      .map(({ properties }) => JSON.stringify(properties));
    return found(prod, 'AWS::SQS::Queue')
      .filter(({ id }) => /dead/i.test(id))
      .filter(({ id }) => !watched.some((text) => text.includes(id)))
      .map((queue) => `${nameOf(queue)} を見ていません`);
  },
};

/** Every day, or more often. An alarm sees 7 days back, so that a monthly job is missed by a daily one instead. */
const isDaily = (expression: unknown): boolean =>
  /^(rate\(|cron\(\S+ \S+ (\*|\?) \* (\*|\?) )/.test(String(expression));

export const schedulesWatched: Assertion = {
  says: '予定された仕事が始まらないことを監視する',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const schedules = found(prod, 'AWS::Scheduler::Schedule');
    const daily = schedules.filter(({ properties }) => isDaily(at(properties, 'ScheduleExpression'))).length;
    const beats = found(prod, alarm).filter(({ properties }) =>
      metricsOf(properties).some((metric) => /heartbeat/i.test(metric)),
    ).length;
    if (schedules.length === 0) return ['prod に予定された仕事がありません'];
    return beats >= daily ? [] : [`毎日の予定 ${daily} 件のうち ${beats} 件だけを見ています`];
  },
};

export const dashboardsExist = prodHas('監視画面がある', 'AWS::CloudWatch::Dashboard', () => true);
