import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { costLine } from '#proofs/costs/cost-line.ts';
import type { CostLine } from '#proofs/costs/cost-line.ts';
import { background } from '#proofs/costs/usage.ts';

const alarmType = 'AWS::CloudWatch::Alarm';

const all = (stacks: readonly SynthesizedStack[], ...types: readonly string[]): readonly Resource[] =>
  stacks.flatMap((stack) => ofType(stack, ...types));

/** An interface endpoint is paid for each zone that it stands in; a gateway endpoint costs nothing. */
const endpointZones = (stacks: readonly SynthesizedStack[]): number =>
  all(stacks, 'AWS::EC2::VPCEndpoint')
    .filter(({ properties }) => at(properties, 'VpcEndpointType') === 'Interface')
    .reduce((zones, { properties }) => zones + listOf(at(properties, 'SubnetIds')).length, 0);

/** The metrics of an alarm; the band of an anomaly counts for two more. */
const metricsIn = ({ properties }: Resource): number => {
  const metrics = listOf(at(properties, 'Metrics'));
  if (metrics.length === 0) return 1;
  const isAnomaly = metrics.some((metric) =>
    String(at(metric, 'Expression')).startsWith('ANOMALY_DETECTION'),
  );
  const looked = metrics.filter((metric) => at(metric, 'MetricStat') !== undefined).length;
  return isAnomaly ? looked + 2 : looked;
};

const insightsNamespace = 'LambdaInsights';

const metricKey = (metric: unknown): readonly string[] => {
  const [namespace = ''] = textsOf(at(metric, 'Namespace') ?? at(metric, 'MetricNamespace'));
  const name = at(metric, 'MetricName');
  // What AWS makes is paid by its own lines; a filter's metric with dimensions is counted by the alarms on it.
  const isAnothers = namespace.startsWith('AWS/') || namespace === insightsNamespace;
  const isFamily = at(metric, 'MetricNamespace') !== undefined && at(metric, 'Dimensions') !== undefined;
  return name === undefined || namespace === '' || isAnothers || isFamily
    ? []
    : [`${namespace} ${JSON.stringify(name)} ${JSON.stringify(at(metric, 'Dimensions') ?? [])}`];
};

/** Metrics of our own: what log filters make and what alarms look at beside AWS's. */
const customMetrics = (stacks: readonly SynthesizedStack[]): number =>
  new Set([
    ...all(stacks, alarmType).flatMap(({ properties }) => [
      ...metricKey(properties),
      ...listOf(at(properties, 'Metrics')).flatMap((metric) => metricKey(at(metric, 'MetricStat', 'Metric'))),
    ]),
    ...all(stacks, 'AWS::Logs::MetricFilter').flatMap(({ properties }) =>
      listOf(at(properties, 'MetricTransformations')).flatMap(metricKey),
    ),
  ]).size;

/** The extension makes 8 metrics for each function that carries it. */
const insightsMetrics = (stacks: readonly SynthesizedStack[]): number =>
  8 *
  all(stacks, 'AWS::Lambda::Function').filter(({ properties }) =>
    textsOf(at(properties, 'Layers')).some((arn) => arn.includes(':layer:LambdaInsightsExtension')),
  ).length;

/** Four for each rule of replication that is measured; AWS asks the price of our own metrics for them. */
const copyMetrics = (stacks: readonly SynthesizedStack[]): number =>
  4 *
  all(stacks, 'AWS::S3::Bucket')
    .flatMap(({ properties }) => listOf(at(properties, 'ReplicationConfiguration', 'Rules')))
    .filter((rule) => at(rule, 'Destination', 'Metrics', 'Status') === 'Enabled').length;

const rulesIn = (stacks: readonly SynthesizedStack[]): number =>
  all(stacks, 'AWS::WAFv2::WebACL').reduce(
    (rules, { properties }) => rules + listOf(at(properties, 'Rules')).length,
    0,
  );

const hasOperators = (stacks: readonly SynthesizedStack[]): boolean =>
  all(stacks, 'AWS::Cognito::UserPool').some(({ id }) => /operator/i.test(id));

/** What a stage costs in a month before its first tenant, from what its templates hold. */
export const fixedCosts = (stacks: readonly SynthesizedStack[]): readonly CostLine[] =>
  [
    costLine('interface endpoints, per zone', 'interfaceEndpoint', endpointZones(stacks) * background.hours),
    costLine('keys', 'customerKey', all(stacks, 'AWS::KMS::Key', 'AWS::KMS::ReplicaKey').length),
    costLine('web ACLs', 'webAcl', all(stacks, 'AWS::WAFv2::WebACL').length),
    costLine('rules of web ACLs', 'webAclRule', rulesIn(stacks)),
    costLine(
      'metrics under alarm',
      'alarmMetric',
      all(stacks, alarmType).reduce((metrics, alarm) => metrics + metricsIn(alarm), 0),
    ),
    costLine('composite alarms', 'compositeAlarm', all(stacks, 'AWS::CloudWatch::CompositeAlarm').length),
    costLine('metrics of our own', 'customMetric', customMetrics(stacks)),
    costLine('metrics of Lambda Insights', 'customMetric', insightsMetrics(stacks)),
    costLine('metrics of replication', 'customMetric', copyMetrics(stacks)),
    costLine('dashboards', 'dashboard', all(stacks, 'AWS::CloudWatch::Dashboard').length),
    costLine(
      'flow logs',
      'logIngestion',
      all(stacks, 'AWS::EC2::FlowLog').length * background.flowLogMebibytesPerNetwork,
    ),
    costLine(
      'the trail in its log group',
      'logIngestion',
      all(stacks, 'AWS::CloudTrail::Trail').length * background.trailMebibytes,
    ),
    costLine('operators who sign in', 'activeOperator', hasOperators(stacks) ? background.operators : 0),
  ].filter(({ quantity }) => quantity > 0);

/** Kinds of resources that cost nothing by themselves, to show that they were not forgotten. */
export const freeOfCharge = (stacks: readonly SynthesizedStack[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    ['AWS::Logs::LogGroup', 'AWS::Lambda::Function', 'AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket'].map(
      (type) => [type, all(stacks, type).length],
    ),
  );
