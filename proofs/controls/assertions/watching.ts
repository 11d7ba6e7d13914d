import * as alarmRules from '#proofs/checks/alarm-rules.ts';
import * as quotaRules from '#proofs/checks/quota-rules.ts';
import { at, listOf, textOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import * as toldRules from '#proofs/checks/told-rules.ts';
import {
  allInProd,
  allOf,
  found,
  keepsRules,
  nameOf,
  prodHas,
  prodStacks,
} from '#proofs/controls/asserting.ts';
import type { Found } from '#proofs/controls/asserting.ts';
import type { Assertion } from '#proofs/controls/control.ts';

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

/** Memory, CPU and disk as Lambda Insights names them; the last is a metric of our filter (docs/decisions/0048). */
const measured = ['memory_utilization', 'cpu_total_time', 'TmpUsedBytes', 'Duration'];

const functionsWatched: Assertion = {
  says: '関数の CPU・メモリ・ディスク',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const alarms = found(prod, alarm).map(({ properties }) => ({
      metrics: metricsOf(properties),
      text: textOf(properties),
    }));
    return ownFunctions(prod).flatMap((own) =>
      measured
        .filter(
          (name) => !alarms.some(({ metrics, text }) => metrics.includes(name) && text.includes(own.id)),
        )
        .map((name) => `${nameOf(own)} の ${name} を見ていません`),
    );
  },
};

const hasLayer = ({ properties }: Found): boolean =>
  textsOf(at(properties, 'Layers')).some((arn) => arn.includes(':layer:LambdaInsightsExtension-Arm64:'));

/** A metric that nobody publishes never rings: extension, right, way and group belong together. */
const insightsGroup = '/aws/lambda-insights';
const functionsMeasured: Assertion = {
  says: '関数の計測 (Lambda Insights)',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const roles = found(prod, 'AWS::IAM::Policy')
      .filter(({ properties }) => textOf(properties).includes(`${insightsGroup}:*`))
      .map(({ properties, stack }) => `${stack.name} ${JSON.stringify(at(properties, 'Roles'))}`);
    const mayWrite = (own: Found): boolean => {
      const role = String(at(own.properties, 'Role', 'Fn::GetAtt', 0));
      return roles.some((text) => text.startsWith(`${own.stack.name} `) && text.includes(`"${role}"`));
    };
    return [
      ...ownFunctions(prod)
        .filter((own) => !hasLayer(own) || !mayWrite(own))
        .map((own) => `${nameOf(own)} は計測されていません`),
      ...prodHas(
        '計測のロググループ',
        'AWS::Logs::LogGroup',
        ({ properties }) => at(properties, 'LogGroupName') === insightsGroup,
      ).faultsIn(stacks),
    ];
  },
};

/** Every network that has functions has the way to CloudWatch Logs. */
const insightsReachable: Assertion = {
  says: '計測の接続点',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const networks = found(prod, 'AWS::EC2::VPC').length;
    const ways = found(prod, 'AWS::EC2::VPCEndpoint').filter(({ properties }) =>
      JSON.stringify(at(properties, 'ServiceName')).endsWith('.logs"'),
    ).length;
    return ways >= networks
      ? []
      : [`ネットワーク ${networks} 個のうち ${ways} 個だけに logs の接続点があります`];
  },
};

export const computeWatched = allOf(
  '関数の CPU・メモリ・ディスクと、表への読み書き (ディスクアクセス) の増加を監視する',
  functionsWatched,
  functionsMeasured,
  insightsReachable,
  watchesAll('ディスクアクセス', ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits']),
);

export const trafficWatched = prodHas('ネットワークのトラフィックの異常を検知する', alarm, ({ properties }) =>
  textOf(at(properties, 'Metrics')).includes('ANOMALY_DETECTION_BAND'),
);

export const capacityWatched = watchesAll('容量の不足 (抑制・遅延) を監視する', [
  'Throttles',
  'Latency',
  'Duration',
]);

export const clockWatched = watchesAll('関数の時計と AWS の時計のずれを監視する', ['ClockSkewMs']);

/** Whoever is woken must know what it is and what to do, and be told when it is over. */
const alarmsTell = allInProd(
  '説明と宛先',
  [alarm],
  ({ properties }) =>
    /[ぁ-ん]/.test(String(at(properties, 'AlarmDescription'))) &&
    /docs\/runbooks\/[a-z0-9-]+\.md/.test(textOf(at(properties, 'AlarmDescription'))) &&
    listOf(at(properties, 'AlarmActions')).length > 0 &&
    listOf(at(properties, 'OKActions')).length > 0,
);

export const alarmsSpeak = allOf(
  'すべての警報が日本語の説明・手順書・発報先・復旧通知を持ち、決めた値と時間のうちに鳴る',
  alarmsTell,
  keepsRules(
    '値と時間',
    [alarmRules.alarmsBounded, alarmRules.alarmsHaveMetrics, quotaRules.quotasAgree],
    alarm,
  ),
);

/** A dead letter that nobody counts is a lost order. */
export const deadLettersWatched: Assertion = {
  says: '処理できなかった仕事がすべての待ち行列で警報になる',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const watched = found(prod, alarm)
      .filter(({ properties }) => metricsOf(properties).includes('ApproximateNumberOfMessagesVisible'))
      .map(({ properties }) => textOf(properties));
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

const undoing = ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'];

/** Whoever stops the trail is told of before it is silent; whoever stops it by other means, by its silence. */
export const trailWatched = allOf(
  '操作記録の停止・削除・変更と、ルートユーザー・権限の変更・関数以外の読み取りを直ちに知らせる',
  prodHas('停止の通知', 'AWS::Events::Rule', ({ properties }) => {
    const pattern = at(properties, 'EventPattern');
    const told = textsOf(at(pattern, 'detail', 'eventName'));
    return (
      textsOf(at(pattern, 'source')).includes('aws.cloudtrail') &&
      undoing.every((call) => told.includes(call)) &&
      listOf(at(properties, 'Targets')).length > 0
    );
  }),
  keepsRules('知らせる操作', [toldRules.callsTold, toldRules.filtersWhole], 'AWS::Events::Rule'),
  watchesAll('操作の警報', ['RootCalls', 'IdentityCalls', 'StrangerReads', 'IncomingLogEvents']),
);

const copyMetrics = ['ReplicationLatency', 'OperationsFailedReplication'];

export const copiesWatched: Assertion = {
  says: '大阪への複製の遅れ (15 分超) と失敗を、複製するすべてのバケットで監視する',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const alarms = found(prod, alarm).map(({ properties }) => ({
      metrics: metricsOf(properties),
      text: textOf(at(properties, 'Dimensions')),
    }));
    return found(prod, 'AWS::S3::Bucket')
      .filter(({ properties }) => at(properties, 'ReplicationConfiguration') !== undefined)
      .flatMap((bucket) =>
        copyMetrics
          .filter(
            (name) => !alarms.some(({ metrics, text }) => metrics.includes(name) && text.includes(bucket.id)),
          )
          .map((name) => `${nameOf(bucket)} の ${name} を見ていません`),
      );
  },
};
