import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const stage = ofType('AWS::ApiGateway::Stage');
const acl = ofType('AWS::WAFv2::WebACL');
const alarm =
  (anchor: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::CloudWatch::Alarm' && String(properties.AlarmDescription).endsWith(`#${anchor}`);
const filterOf =
  (metric: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::Logs::MetricFilter' && properties.MetricTransformations[0].MetricName === metric;
/** Numbers, switches and words. */
const valueRules: readonly Plant[] = [
  ['value-of-api', 'execution logs', stage, (r) => (r.properties.MethodSettings[0].LoggingLevel = 'INFO')],
  [
    'value-of-api',
    'ten times the throttle',
    stage,
    (r) => (r.properties.MethodSettings[0].ThrottlingRateLimit *= 10),
  ],
  [
    'value-of-api',
    'a refusal that looks like an answer',
    ofType('AWS::ApiGateway::GatewayResponse', 'RestApiGatewayUNAUTHORIZED'),
    (r) => (r.properties.StatusCode = '200'),
  ],
  ['value-of-wall', 'a wall that reads 16 KB', acl, (r) => delete r.properties.AssociationConfig],
  [
    'value-of-identity',
    'a token for a day',
    ofType('AWS::Cognito::UserPoolClient'),
    (r) => (r.properties.AccessTokenValidity = 60),
  ],
  [
    'value-of-storage',
    'old versions of pages that are gone tomorrow',
    ofType('AWS::S3::Bucket', 'Web'),
    (r) => (r.properties.LifecycleConfiguration.Rules[0].NoncurrentVersionExpiration.NoncurrentDays = 1),
  ],
  [
    'value-of-storage',
    'an export kept for a year',
    ofType('AWS::S3::Bucket', 'Copies'),
    (r) =>
      (r.properties.LifecycleConfiguration.Rules.find((rule: Loose) =>
        rule.Prefix?.startsWith('exports'),
      ).ExpirationInDays = 365),
  ],
  [
    'value-of-backup',
    'a backup that may begin four days later',
    ofType('AWS::Backup::BackupPlan'),
    (r) => (r.properties.BackupPlan.BackupPlanRule[0].StartWindowMinutes = 96 * 60),
  ],
  [
    'value-of-work',
    'a job that runs twice at once',
    ({ type, properties }) =>
      type === 'AWS::Lambda::Function' && properties.ReservedConcurrentExecutions !== undefined,
    (r) => delete r.properties.ReservedConcurrentExecutions,
  ],
  [
    'value-of-network',
    'a flow log of refusals only',
    ofType('AWS::EC2::FlowLog'),
    (r) => (r.properties.TrafficType = 'REJECT'),
  ],
  [
    'number-known',
    'a number that nobody bounded',
    ofType('AWS::SQS::Queue'),
    (r) => (r.properties.MaximumMessageSize = 1024),
  ],
];

/** Alarms, and what makes their metrics. */
const alarmRules: readonly Plant[] = [
  [
    'alarm-bounded',
    'a breach of isolation that rings at fifty',
    alarm('tenant-mismatch'),
    (r) => (r.properties.Threshold = 50),
  ],
  [
    'alarm-bounded',
    'a breach that rings after an hour',
    alarm('access-denied'),
    (r) => (r.properties.EvaluationPeriods = 60),
  ],
  [
    'alarm-bounded',
    'an average of dead letters',
    alarm('dead-letters'),
    (r) => (r.properties.Statistic = 'Minimum'),
  ],
  [
    'alarm-bounded',
    'silence that is no fault',
    alarm('heartbeat'),
    (r) => (r.properties.TreatMissingData = 'notBreaching'),
  ],
  [
    'alarm-bounded',
    'an alarm that nobody bounded',
    alarm('root-user'),
    (r) => (r.properties.AlarmDescription = 'x'),
  ],
  [
    'alarm-bounded',
    'another time than its sentence says',
    alarm('function-duration'),
    (r) => (r.properties.Threshold /= 2),
  ],
  [
    'alarm-metric-made',
    'a metric that nobody makes',
    filterOf('RootCalls'),
    (r) => (r.properties.MetricTransformations[0].MetricName = 'RootCalls2'),
  ],
  [
    'alarm-quotas-agree',
    'quotas of two accounts',
    alarm('function-concurrency'),
    (r) => (r.properties.Threshold = 7_000),
  ],
  [
    'alarm-quotas-agree',
    'guessing that is seen as late as in a larger service',
    alarm('sign-in-failures'),
    (r) => (r.properties.Threshold = 500),
  ],
  [
    'alarm-quotas-agree',
    'a table of another account',
    alarm('table-consumed'),
    (r) => (r.properties.Threshold = 3_360_000),
  ],
  [
    'undoing-is-told',
    'a key that is switched off unheard',
    ofType('AWS::Events::Rule', 'KeyCalls'),
    (r) => r.properties.EventPattern.detail.eventName.splice(1, 1),
  ],
  [
    'failed-backup-is-told',
    'a copy that fails unheard',
    ofType('AWS::Events::Rule', 'CopyFailed'),
    (r) => r.properties.EventPattern.detail.state.pop(),
  ],
  [
    'backup-job-hears',
    'a rerun that does not hear of what expired',
    ofType('AWS::Events::Rule', 'JobsJobEnded'),
    (r) => (r.properties.EventPattern.detail.state = ['FAILED', 'COMPLETED']),
  ],
  [
    'metric-filter-whole',
    'a trail that tells of one call less',
    filterOf('OtherRegionCalls'),
    (r) =>
      (r.properties.FilterPattern = r.properties.FilterPattern.replace(
        ' || ($.eventName = "DisableKey")',
        '',
      )),
  ],
  [
    'metric-filter-whole',
    'a further term',
    filterOf('IdentityCalls'),
    (r) => (r.properties.FilterPattern = r.properties.FilterPattern.replace(' }', ' && ($.a = "b") }')),
  ],
];

export const boundRules: readonly Plant[] = [...valueRules, ...alarmRules];
