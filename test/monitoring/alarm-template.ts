/** An alarm of a template, as far as the judge looks at it. */
export type AlarmProperties = {
  readonly AlarmName?: string;
  readonly AlarmDescription?: string;
  readonly AlarmActions?: readonly unknown[];
  readonly OKActions?: readonly unknown[];
  readonly ActionsEnabled?: boolean;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ThresholdMetricId?: string;
  readonly TreatMissingData?: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly Query[];
};

export type Dimension = { readonly Name: string; readonly Value: unknown };

export type Query = {
  readonly Id: string;
  readonly Expression?: string;
  readonly Period?: number;
  readonly ReturnData?: boolean;
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions?: readonly Dimension[];
    };
    readonly Stat: string;
    readonly Period: number;
  };
};

/** One metric that an alarm reads, be it alone or in a formula. */
export type Part = {
  readonly id: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
  readonly statistic: string;
  readonly periodSeconds: number;
};

const partOfQuery = ({ Id, MetricStat }: Query): readonly Part[] =>
  MetricStat === undefined
    ? []
    : [
        {
          id: Id,
          metric: `${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName}`,
          dimensions: MetricStat.Metric.Dimensions ?? [],
          statistic: MetricStat.Stat,
          periodSeconds: MetricStat.Period,
        },
      ];

export const partsOf = (alarm: AlarmProperties): readonly Part[] =>
  alarm.Metrics === undefined
    ? [
        {
          id: '',
          metric: `${alarm.Namespace} ${alarm.MetricName}`,
          dimensions: alarm.Dimensions ?? [],
          statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? '',
          periodSeconds: alarm.Period ?? 0,
        },
      ]
    : alarm.Metrics.flatMap(partOfQuery);

export const expressionsOf = ({ Metrics = [] }: AlarmProperties): readonly string[] =>
  Metrics.flatMap(({ Expression }) => (Expression === undefined ? [] : [Expression]));
