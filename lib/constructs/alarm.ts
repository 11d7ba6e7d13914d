import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** When an alarm rings: against a number, or above the band of what is usual. */
export type Rings =
  | {
      readonly when: '>' | '>=' | '<';
      readonly threshold: number;
      /** Periods looked at. */
      readonly periods: number;
      /** Periods among them that must break the threshold. @default all */
      readonly points?: number;
    }
  | {
      readonly when: 'above-usual';
      readonly deviations: number;
      readonly periods: number;
      readonly points?: number;
    };

/** One alarm, before it is a resource. */
export type AlarmRow = {
  /** Unique in the stage; the alarm is named `stafee-<stage>-<id>`. */
  readonly id: string;
  /** Alarms of one service are summed up in one composite alarm. */
  readonly service: string;
  /** One Japanese sentence for whoever is woken by it. */
  readonly says: string;
  /** Anchor in docs/runbooks/monitoring.md. */
  readonly anchor: string;
  readonly metric: cloudwatch.IMetric;
  readonly rings: Rings;
  readonly missing: 'notBreaching' | 'breaching' | 'ignore';
};

export const runbook = 'docs/runbooks/monitoring.md';

const operators = {
  '>': cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
  '>=': cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  '<': cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
} as const;

const missingData = {
  notBreaching: cloudwatch.TreatMissingData.NOT_BREACHING,
  breaching: cloudwatch.TreatMissingData.BREACHING,
  ignore: cloudwatch.TreatMissingData.IGNORE,
} as const;

export type AlarmPlace = {
  readonly scope: Construct;
  readonly stage: string;
  readonly topic: sns.ITopic;
};

export const alarmNameOf = (stage: string, id: string): string => `stafee-${stage}-${id}`;

/** An alarm that tells the stage's topic when it begins and when it is over. */
export const addAlarm = ({ scope, stage, topic }: AlarmPlace, row: AlarmRow): cloudwatch.Alarm => {
  const { rings } = row;
  const props = {
    alarmName: alarmNameOf(stage, row.id),
    alarmDescription: `${row.says} 手順: ${runbook}#${row.anchor}`,
    metric: row.metric,
    evaluationPeriods: rings.periods,
    datapointsToAlarm: rings.points ?? rings.periods,
    treatMissingData: missingData[row.missing],
  };
  const alarm =
    rings.when === 'above-usual'
      ? new cloudwatch.AnomalyDetectionAlarm(scope, row.id, {
          ...props,
          stdDevs: rings.deviations,
          comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
        })
      : new cloudwatch.Alarm(scope, row.id, {
          ...props,
          threshold: rings.threshold,
          comparisonOperator: operators[rings.when],
        });
  alarm.addAlarmAction(new actions.SnsAction(topic));
  alarm.addOkAction(new actions.SnsAction(topic));
  return alarm;
};

/** What is measured, before it is asked how. */
export type Measured = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** `statistic`: `Sum` for counts, `Maximum` for levels, `p95` for durations. */
export const metricOf = (
  { namespace, name, dimensions }: Measured,
  statistic: string,
  periodSeconds: number,
): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace,
    metricName: name,
    dimensionsMap: { ...dimensions },
    statistic,
    period: Duration.seconds(periodSeconds),
  });

/** Several metrics as one: `expression` names them by their keys. */
export const formula = (
  expression: string,
  usingMetrics: Readonly<Record<string, cloudwatch.IMetric>>,
  { label, periodSeconds }: { readonly label: string; readonly periodSeconds: number },
): cloudwatch.MathExpression =>
  new cloudwatch.MathExpression({
    expression,
    usingMetrics: { ...usingMetrics },
    label,
    period: Duration.seconds(periodSeconds),
  });
