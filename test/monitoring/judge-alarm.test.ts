import { describe, expect, test } from 'vitest';

import type { AlarmProperties } from './alarm-template.ts';
import { anchorsIn, faultsOfAlarm } from './judge-alarm.ts';

const good: AlarmProperties = {
  AlarmDescription: 'ジョブが失敗しました。 手順: docs/runbooks/monitoring.md#function-errors',
  AlarmActions: ['topic'],
  OKActions: ['topic'],
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  Threshold: 1,
  TreatMissingData: 'notBreaching',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'job' }],
  Statistic: 'Sum',
  Period: 300,
};
const faults = (change: Partial<AlarmProperties>) =>
  faultsOfAlarm({ ...good, ...change }, ['function-errors']);

const metric = (id: string, name: string, Stat = 'Sum') => ({
  Id: id,
  ReturnData: false,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/ApiGateway',
      MetricName: name,
      Dimensions: [{ Name: 'ApiName', Value: 'api' }],
    },
    Stat,
    Period: 60,
  },
});

describe('judging an alarm', () => {
  test('finds nothing wrong with one that can ring', () => {
    expect(faults({})).toEqual([]);
  });

  test.each<readonly [string, Partial<AlarmProperties>, string]>([
    [
      'the average of a count',
      { Statistic: 'Average', Threshold: 80 },
      'Average of AWS/Lambda Errors means nothing',
    ],
    [
      'the average number of API calls, which is 1',
      {
        Namespace: 'AWS/ApiGateway',
        MetricName: 'Count',
        Dimensions: [{ Name: 'ApiName', Value: 'a' }],
        Statistic: 'Average',
        Threshold: 70,
      },
      'Average of AWS/ApiGateway Count means nothing',
    ],
    [
      'a percentile of a count',
      { Statistic: undefined, ExtendedStatistic: 'p95' } as never,
      'p95 of AWS/Lambda Errors means nothing',
    ],
    [
      'a metric that nobody publishes',
      { MetricName: 'Error' },
      'AWS/Lambda Error is not a metric that we know',
    ],
    [
      'dimensions that nobody publishes',
      {
        Namespace: 'AWS/DynamoDB',
        MetricName: 'SystemErrors',
        Dimensions: [{ Name: 'TableName', Value: 't' }],
      },
      'AWS/DynamoDB SystemErrors is not published by [TableName]',
    ],
    [
      'a dimension without a value',
      { Dimensions: [{ Name: 'FunctionName', Value: '' }] },
      'AWS/Lambda Errors has a dimension without a value',
    ],
    [
      'the disk as if the extension made a metric of it',
      {
        Namespace: 'LambdaInsights',
        MetricName: 'tmp_used',
        Dimensions: [{ Name: 'function_name', Value: 'f' }],
        Statistic: 'Maximum',
      },
      'LambdaInsights tmp_used is not a metric that we know',
    ],
    [
      'Insights by the dimension of Lambda',
      { Namespace: 'LambdaInsights', MetricName: 'memory_utilization', Statistic: 'Maximum', Threshold: 85 },
      'LambdaInsights memory_utilization is not published by [FunctionName]',
    ],
    [
      'the sum of percentages',
      {
        Namespace: 'LambdaInsights',
        MetricName: 'memory_utilization',
        Dimensions: [{ Name: 'function_name', Value: 'f' }],
        Threshold: 85,
      },
      'Sum of LambdaInsights memory_utilization means nothing',
    ],
    [
      'more memory than there is',
      {
        Namespace: 'LambdaInsights',
        MetricName: 'memory_utilization',
        Dimensions: [{ Name: 'function_name', Value: 'f' }],
        Statistic: 'Maximum',
        Threshold: 101,
      },
      '101 is never reached: the most is 100',
    ],
    [
      'copies without their rule',
      {
        Namespace: 'AWS/S3',
        MetricName: 'ReplicationLatency',
        Dimensions: [{ Name: 'SourceBucket', Value: 'b' }],
        Statistic: 'Maximum',
      },
      'AWS/S3 ReplicationLatency is not published by [SourceBucket]',
    ],
    ['a threshold that always rings', { Threshold: 0 }, 'it always rings'],
    [
      'a rate above the whole',
      {
        Namespace: 'AWS/SES',
        MetricName: 'Reputation.BounceRate',
        Dimensions: [],
        Statistic: 'Maximum',
        Threshold: 5,
      },
      '5 is never reached: the most is 1',
    ],
    [
      'silence that counts as quiet',
      { ComparisonOperator: 'LessThanThreshold' },
      'silence is missing data, and missing data does not ring',
    ],
    [
      'eight days',
      { Period: 86_400, EvaluationPeriods: 8 },
      'it looks back 691200 s, and CloudWatch at most 604800 s',
    ],
    [
      'two days in minutes',
      { Period: 60, EvaluationPeriods: 2880 },
      'it looks back 172800 s, and CloudWatch at most 86400 s',
    ],
    ['an odd period', { Period: 45 }, 'a period of 45 s does not exist'],
    ['two points of one', { DatapointsToAlarm: 2 }, 'it wants more points than it looks at'],
    ['nobody told', { AlarmActions: [] }, 'it tells nobody that it rings'],
    ['actions switched off', { ActionsEnabled: false }, 'it tells nobody that it rings'],
    ['no word that it is over', { OKActions: [] }, 'it tells nobody that it is over'],
    [
      'no words',
      { AlarmDescription: 'errors docs#function-errors' },
      'it does not say in Japanese what is wrong',
    ],
    [
      'no page in the runbook',
      { AlarmDescription: 'ジョブが失敗 docs#nothing' },
      'the runbook has no #nothing',
    ],
    ['no word about silence', { TreatMissingData: undefined } as never, 'it does not say what silence means'],
    [
      'a formula of unknown parts',
      { Metrics: [metric('wrong', '5XXError'), { Id: 'rate', Expression: '100 * wrong / total' }] },
      'nothing is called total',
    ],
    [
      'more than a hundred percent',
      {
        Metrics: [
          metric('wrong', '5XXError'),
          metric('total', 'Count'),
          { Id: 'rate', Expression: '100 * wrong / total' },
        ],
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 100,
      },
      '100 is never reached: the most is 100',
    ],
    [
      'a formula of averages',
      { Metrics: [metric('total', 'Count', 'Average'), { Id: 'twice', Expression: '2 * total' }] },
      'Average of AWS/ApiGateway Count means nothing',
    ],
    [
      'a formula that returns nothing',
      { Metrics: [metric('total', 'Count')] },
      'it does not say which number is watched',
    ],
    [
      'a band that is not there',
      { ThresholdMetricId: 'band' },
      'the threshold is a band that nothing computes',
    ],
  ])('notices %s', (_what, change, fault) => {
    expect(faults(change)).toContain(fault);
  });
});

describe('reading a runbook', () => {
  test('finds the anchors, not the headings', () => {
    expect(anchorsIn('## <a id="api-5xx"></a>5XX\n\n## Other')).toEqual(['api-5xx']);
  });
});
