import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

import { metricOf } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

const daySeconds = 86_400;

type Dimensions = Readonly<Record<string, string>>;
const daily = (namespace: string, name: string, dimensions: Dimensions = {}): cloudwatch.Metric =>
  metricOf({ namespace, name, dimensions }, 'Sum', daySeconds);

const graph = (title: string, left: cloudwatch.IMetric[]): cloudwatch.IWidget =>
  new cloudwatch.GraphWidget({ title, left, width: 12, period: Duration.seconds(daySeconds) });

/** AWS tells its bill in Virginia only. Nothing is sent there: the page asks when it is opened. */
const bill = new cloudwatch.Metric({
  namespace: 'AWS/Billing',
  metricName: 'EstimatedCharges',
  dimensionsMap: { Currency: 'USD' },
  statistic: 'Maximum',
  region: 'us-east-1',
  label: '今月の請求予定額 (USD)',
});

/** What a month costs, and what drives it; docs/cost.md says what was expected. */
export const addCostDashboard = (
  scope: Construct,
  stage: string,
  { apiStages, tables }: StageResources,
): void => {
  const dashboard = new cloudwatch.Dashboard(scope, 'cost-dashboard', {
    dashboardName: `stafee-${stage}-cost`,
    periodOverride: cloudwatch.PeriodOverride.INHERIT,
  });
  const units = (kind: 'Read' | 'Write'): cloudwatch.IMetric[] =>
    tables.map(({ resource, name }) =>
      daily('AWS/DynamoDB', `Consumed${kind}CapacityUnits`, { TableName: resource.ref }).with({
        label: name,
      }),
    );
  dashboard.addWidgets(
    new cloudwatch.TextWidget({ markdown: `# STAFee ${stage}: 費用\n見込みは docs/cost.md。`, width: 24 }),
  );
  dashboard.addWidgets(
    graph('請求予定額', [bill]),
    graph(
      'APIのリクエスト',
      apiStages.map(({ api, resource, id }) =>
        daily('AWS/ApiGateway', 'Count', {
          ApiName: api.name ?? '',
          Stage: resource.stageName ?? '',
        }).with({ label: id }),
      ),
    ),
    graph('関数の実行時間 (ミリ秒)', [daily('AWS/Lambda', 'Duration')]),
    graph('表の書き込み', units('Write')),
    graph('表の読み取り', units('Read')),
    graph('ログの書き込み (バイト)', [daily('AWS/Logs', 'IncomingBytes')]),
  );
};
