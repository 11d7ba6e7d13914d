import { knownMetricOf, type KnownMetric } from './known-metrics.ts';
import { expressionsOf, partsOf, type AlarmProperties, type Part } from './alarm-template.ts';

const meaningful: Readonly<Record<KnownMetric['kind'], RegExp>> = {
  count: /^(Sum|SampleCount)$/,
  'zero-or-one': /^(Sum|SampleCount)$/,
  level: /^(Maximum|Minimum)$/,
  duration: /^(p\d\d(\.\d+)?|Maximum|Average|SampleCount)$/,
};

const daySeconds = 86_400;

const faultsOfPart = ({ metric, dimensions, statistic, periodSeconds }: Part): readonly string[] => {
  const known = knownMetricOf(metric);
  if (known === undefined) return [`${metric} is not a metric that we know`];
  const names = dimensions.map(({ Name }) => Name).toSorted();
  const isPublished = known.dimensions.some((set) => set.toSorted().join() === names.join());
  const isLongEnough =
    [10, 20, 30].includes(periodSeconds) || (periodSeconds > 0 && periodSeconds % 60 === 0);
  return [
    ...(isPublished ? [] : [`${metric} is not published by [${names.join(', ')}]`]),
    ...(dimensions.some(({ Value }) => Value === '' || Value === undefined)
      ? [`${metric} has a dimension without a value`]
      : []),
    ...(meaningful[known.kind].test(statistic) ? [] : [`${statistic} of ${metric} means nothing`]),
    ...(isLongEnough ? [] : [`a period of ${periodSeconds} s does not exist`]),
  ];
};

const isBelow = ({ ComparisonOperator }: AlarmProperties): boolean =>
  ComparisonOperator.startsWith('LessThan');

/** The greatest value that the watched number can have, where there is one. */
const mostOf = (alarm: AlarmProperties): number | undefined => {
  const expressions = expressionsOf(alarm);
  if (expressions.some((expression) => expression.includes('100 * '))) return 100;
  const [part] = partsOf(alarm);
  return expressions.length > 0 || part === undefined ? undefined : knownMetricOf(part.metric)?.most;
};

const faultsOfThreshold = (alarm: AlarmProperties): readonly string[] => {
  const { Threshold, ThresholdMetricId, TreatMissingData } = alarm;
  if (ThresholdMetricId !== undefined)
    return expressionsOf(alarm).some((expression) => expression.startsWith('ANOMALY_DETECTION_BAND('))
      ? []
      : ['the threshold is a band that nothing computes'];
  if (Threshold === undefined) return ['there is no threshold'];
  const most = mostOf(alarm);
  const mayEqual = alarm.ComparisonOperator === 'GreaterThanOrEqualToThreshold';
  if (isBelow(alarm)) {
    const isSilent = alarm.Metrics === undefined && TreatMissingData !== 'breaching';
    return [
      ...(Threshold > 0 ? [] : ['no count is below zero']),
      ...(isSilent ? ['silence is missing data, and missing data does not ring'] : []),
    ];
  }
  return [
    ...(Threshold > 0 || alarm.ComparisonOperator === 'GreaterThanThreshold' ? [] : ['it always rings']),
    ...(most === undefined || Threshold < most || (Threshold === most && mayEqual)
      ? []
      : [`${Threshold} is never reached: the most is ${most}`]),
  ];
};

const faultsOfWindow = (alarm: AlarmProperties): readonly string[] => {
  const period = Math.max(...partsOf(alarm).map(({ periodSeconds }) => periodSeconds));
  const window = period * alarm.EvaluationPeriods;
  const longest = period >= 3600 ? 7 * daySeconds : daySeconds;
  return [
    ...(window <= longest ? [] : [`it looks back ${window} s, and CloudWatch at most ${longest} s`]),
    ...((alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods) <= alarm.EvaluationPeriods
      ? []
      : ['it wants more points than it looks at']),
  ];
};

const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b[a-z][A-Za-z0-9_]*\b/g)].map(([name]) => name);

const faultsOfFormula = ({ Metrics }: AlarmProperties): readonly string[] => {
  if (Metrics === undefined) return [];
  const ids = Metrics.map(({ Id }) => Id);
  const used = Metrics.flatMap(({ Expression = '' }) => namesIn(Expression));
  const unknown = used.filter((name) => !ids.includes(name));
  const returned = Metrics.filter(({ ReturnData }) => ReturnData !== false);
  const isBand = Metrics.some(({ Expression = '' }) => Expression.startsWith('ANOMALY'));
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two parts have one id']),
    ...(unknown.length === 0 ? [] : [`nothing is called ${unknown.join(', ')}`]),
    ...(returned.length === (isBand ? 2 : 1) ? [] : ['it does not say which number is watched']),
    ...(Metrics.length <= 10 ? [] : ['a formula has at most 10 parts']),
  ];
};

/** Names of the anchors of a runbook. */
export const anchorsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/<a id="([a-z0-9-]+)"><\/a>/g)].map(([, anchor = '']) => anchor);

const faultsOfPeople = (alarm: AlarmProperties, anchors: readonly string[]): readonly string[] => {
  const { AlarmDescription = '', AlarmActions = [], OKActions = [], ActionsEnabled } = alarm;
  const [, anchor = ''] = /#([a-z0-9-]+)$/.exec(AlarmDescription) ?? [];
  return [
    ...(AlarmActions.length > 0 && ActionsEnabled !== false ? [] : ['it tells nobody that it rings']),
    ...(OKActions.length > 0 ? [] : ['it tells nobody that it is over']),
    ...(/[ぁ-ん]/.test(AlarmDescription) ? [] : ['it does not say in Japanese what is wrong']),
    ...(anchors.includes(anchor) ? [] : [`the runbook has no #${anchor}`]),
    ...(alarm.TreatMissingData === undefined ? ['it does not say what silence means'] : []),
  ];
};

/** Everything that keeps an alarm from ringing, from being heard, or from being understood. */
export const faultsOfAlarm = (alarm: AlarmProperties, anchors: readonly string[]): readonly string[] => [
  ...partsOf(alarm).flatMap(faultsOfPart),
  ...faultsOfThreshold(alarm),
  ...faultsOfWindow(alarm),
  ...faultsOfFormula(alarm),
  ...faultsOfPeople(alarm, anchors),
];
