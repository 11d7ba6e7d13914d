import {
  alarmBounds,
  alsoCounted,
  thresholdsOfMetrics,
  thresholdsOfStatistics,
} from '#proofs/checks/alarm-bounds.ts';
import type { AlarmBound } from '#proofs/checks/alarm-bounds.ts';
import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const alarm = 'AWS::CloudWatch::Alarm';

type Range = readonly [least: number, most: number];

const isWithin = (value: unknown, [least, most]: Range): boolean =>
  typeof value === 'number' && value >= least && value <= most;

export const anchorOf = (properties: unknown): string =>
  /docs\/runbooks\/monitoring\.md#([a-z0-9-]+)/.exec(String(at(properties, 'AlarmDescription')))?.[1] ?? '';

/** Each metric that is read, wherever it stands. */
const metricsOf = (properties: unknown): readonly unknown[] => [
  ...(at(properties, 'MetricName') === undefined
    ? []
    : [
        {
          Namespace: at(properties, 'Namespace'),
          Dimensions: at(properties, 'Dimensions'),
          MetricName: at(properties, 'MetricName'),
          Stat: at(properties, 'Statistic') ?? at(properties, 'ExtendedStatistic'),
          Period: at(properties, 'Period'),
        },
      ]),
  ...listOf(at(properties, 'Metrics')).flatMap((metric) => {
    const read = at(metric, 'MetricStat');
    return read === undefined
      ? []
      : [
          {
            Namespace: at(read, 'Metric', 'Namespace'),
            Dimensions: at(read, 'Metric', 'Dimensions'),
            MetricName: at(read, 'Metric', 'MetricName'),
            Stat: at(read, 'Stat'),
            Period: at(read, 'Period'),
          },
        ];
  }),
];

const expressionsOf = (properties: unknown): readonly string[] =>
  listOf(at(properties, 'Metrics')).flatMap((metric) => textsOf(at(metric, 'Expression')));

/** What is said to be an alarm's number must be it: `制限時間29秒の80%` and 23,200 ms. */
const sentences: readonly (readonly [says: RegExp, factor: number])[] = [
  [/制限時間(\d+)秒の80%/, 800],
  [/割り当て(\d+)MBの85%/, 0.85],
  [/）の使用量が、(\d+)MBの85%/, 0.85 * 1024 * 1024],
  [/上限(\d+)の70%/, 0.7],
];

const saysOtherwise = (properties: unknown): boolean =>
  sentences.some(([says, factor]) => {
    const stated = says.exec(String(at(properties, 'AlarmDescription')))?.[1];
    return (
      stated !== undefined && Math.abs(Number(at(properties, 'Threshold')) - Number(stated) * factor) > 1
    );
  });

const isBand = (properties: unknown): boolean => at(properties, 'ThresholdMetricId') !== undefined;

const boundOf = (properties: unknown): AlarmBound | undefined => {
  const anchor = anchorOf(properties);
  return (isBand(properties) ? undefined : alsoCounted[anchor]) ?? alarmBounds[anchor];
};

const operatorFault = (properties: unknown, { rings, threshold }: AlarmBound): boolean => {
  const operator = at(properties, 'ComparisonOperator');
  if (rings === 'below') return operator !== 'LessThanThreshold';
  if (rings === 'unusual') return operator !== 'GreaterThanUpperThreshold';
  const isOneEnough = threshold[1] === 1 && threshold[0] === 1 && at(properties, 'Metrics') === undefined;
  return isOneEnough
    ? operator !== 'GreaterThanOrEqualToThreshold'
    : operator !== 'GreaterThanOrEqualToThreshold' && operator !== 'GreaterThanThreshold';
};

const rangesOf = (properties: unknown, bound: AlarmBound): readonly Range[] => {
  const [metric, ...more] = metricsOf(properties);
  if (metric === undefined || more.length > 0) return [bound.threshold];
  const byStatistic = anchorOf(properties) === 'api-latency' ? thresholdsOfStatistics : {};
  return [
    bound.threshold,
    ...[thresholdsOfMetrics[String(at(metric, 'MetricName'))] ?? []].flat(0),
    ...[byStatistic[String(at(metric, 'Stat'))] ?? []].flat(0),
  ].filter((range): range is Range => range.length === 2);
};

const thresholdFault = (properties: unknown, bound: AlarmBound): boolean => {
  if (bound.rings !== 'unusual')
    return !rangesOf(properties, bound).every((range) => isWithin(at(properties, 'Threshold'), range));
  const deviations = expressionsOf(properties)
    .map((text) => /^ANOMALY_DETECTION_BAND\(m0, (\d+(?:\.\d+)?)\)$/.exec(text)?.[1])
    .map(Number);
  return deviations.length !== 1 || !isWithin(deviations[0], bound.threshold);
};

const timeFault = (properties: unknown, bound: AlarmBound): boolean => {
  const periods = Number(at(properties, 'EvaluationPeriods'));
  const points = at(properties, 'DatapointsToAlarm') ?? periods;
  const lengths = metricsOf(properties).map((metric) => Number(at(metric, 'Period')));
  return (
    !(periods >= 1) ||
    !lengths.every((seconds) => seconds >= 60 && seconds * periods <= bound.withinSeconds) ||
    !isWithin(points, bound.points ?? [1, 1]) ||
    Number(points) > periods
  );
};

const expressionFault = (properties: unknown, { rings, expression }: AlarmBound): boolean =>
  rings !== 'unusual' && expressionsOf(properties).some((text) => expression?.test(text) !== true);

/** Exactly one line of an alarm's metrics is compared; of a band, also what it is a band of. */
const returnFault = (properties: unknown): boolean => {
  const metrics = listOf(at(properties, 'Metrics'));
  const returned = metrics.filter((metric) => at(metric, 'ReturnData') !== false).length;
  return metrics.length > 0 && returned !== (isBand(properties) ? 2 : 1);
};

const faultOf = (properties: unknown): string | undefined => {
  const bound = boundOf(properties);
  if (bound === undefined) return 'is of a kind that proofs/checks/alarm-bounds.ts does not know';
  const because = `(${bound.because})`;
  if (operatorFault(properties, bound)) return `compares the other way round ${because}`;
  if (thresholdFault(properties, bound) || saysOtherwise(properties))
    return `rings at another number than it may ${because}`;
  if (timeFault(properties, bound)) return `rings later than within ${bound.withinSeconds} s ${because}`;
  if (!metricsOf(properties).every((metric) => bound.statistics.includes(String(at(metric, 'Stat')))))
    return `looks at another statistic than ${bound.statistics.join(', ')} ${because}`;
  if (at(properties, 'TreatMissingData') !== (bound.missing ?? 'notBreaching'))
    return `takes silence for something else ${because}`;
  return expressionFault(properties, bound) || returnFault(properties)
    ? `computes something else ${because}`
    : undefined;
};

const isLocal = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-local-');

export const alarmsBounded: Rule = {
  id: 'alarm-bounded',
  check: (stack) =>
    isLocal(stack)
      ? []
      : ofType(stack, alarm).flatMap(({ id, properties }) => {
          const message = faultOf(properties);
          return message === undefined ? [] : [{ resource: id, message }];
        }),
};

/** The names of dimensions under which AWS, Lambda Insights and our functions write; each set is a metric of its own. */
const written: Readonly<Record<string, readonly string[]>> = {
  'AWS/ApiGateway': ['ApiName,Stage'],
  'AWS/Cognito': ['UserPool,UserPoolClient', 'Operation,RiskLevel,UserPoolId'],
  'AWS/DynamoDB': ['TableName', 'Operation,TableName', ''],
  'AWS/Events': ['RuleName'],
  'AWS/Lambda': ['FunctionName', ''],
  'AWS/Logs': ['LogGroupName'],
  'AWS/S3': ['DestinationBucket,RuleId,SourceBucket'],
  'AWS/SES': [''],
  'AWS/SQS': ['QueueName'],
  'AWS/Scheduler': ['ScheduleGroup'],
  'AWS/WAFV2': ['Region,Rule,WebACL'],
  LambdaInsights: ['function_name'],
  STAFee: ['function', 'job'],
};

/** Metrics of the whole account. */
const ofAccount = ['ConcurrentExecutions', 'UserErrors'];

const dimensionsOf = (dimensions: unknown, name: string): string =>
  listOf(dimensions)
    .map((dimension) => String(at(dimension, name)))
    .toSorted()
    .join();

const namesOf = (space: unknown, name: unknown, dimensions: string): string =>
  `${String(space)} ${String(name)} ${dimensions}`;

const filtered = (stack: SynthesizedStack): readonly string[] =>
  ofType(stack, 'AWS::Logs::MetricFilter').flatMap(({ properties }) =>
    listOf(at(properties, 'MetricTransformations')).map((made) =>
      namesOf(
        at(made, 'MetricNamespace'),
        at(made, 'MetricName'),
        dimensionsOf(at(made, 'Dimensions'), 'Key'),
      ),
    ),
  );

const isMade = (metric: unknown, made: readonly string[]): boolean => {
  const dimensions = dimensionsOf(at(metric, 'Dimensions'), 'Name');
  const space = String(at(metric, 'Namespace'));
  const name = at(metric, 'MetricName');
  const isBare = dimensions === '' && ['AWS/DynamoDB', 'AWS/Lambda'].includes(space);
  if (isBare) return ofAccount.includes(String(name));
  return written[space]?.includes(dimensions) === true || made.includes(namesOf(space, name, dimensions));
};

/** A metric that nobody writes never rings: those of log lines need their filter beside them. */
export const alarmsHaveMetrics: Rule = {
  id: 'alarm-metric-made',
  check: (stack) => {
    const made = filtered(stack);
    return ofType(stack, alarm)
      .filter(({ properties }: Resource) => !metricsOf(properties).every((metric) => isMade(metric, made)))
      .map(({ id }) => ({
        resource: id,
        message: 'looks at a metric that nobody writes under these dimensions',
      }));
  },
};
