import { globSync, readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import { clockEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { answeringFunctions, authorizers } from '#lib/monitoring/function-alarms.ts';
import { hoursUntilMissed } from '#lib/monitoring/job-alarms.ts';
import { functionNames } from '#lib/functions.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';
import { partsOf, type AlarmProperties, type Part } from '#test/monitoring/alarm-template.ts';
import { anchorsIn, faultsOfAlarm } from '#test/monitoring/judge-alarm.ts';

type Loose = any;

const anchors = anchorsIn(readFileSync('docs/runbooks/monitoring.md', 'utf8'));

let stacks: Readonly<Record<string, Loose>>;
let alarms: readonly AlarmProperties[];

const resources = (part: string, type: string): readonly Loose[] =>
  Object.values<Loose>(stacks[part]?.Resources ?? {}).filter(({ Type }) => Type === type);

beforeAll(() => {
  const { stacks: all } = assemblyOf('prod');
  stacks = Object.fromEntries(
    all.map(({ stackName, template }) => [stackName.replace('stafee-prod-', ''), template]),
  );
  alarms = resources('Monitoring', 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
});

const metricsOf = (metric: string): readonly Part[] =>
  alarms.flatMap(partsOf).filter((part) => part.metric === metric);
const watched = (metric: string, dimension: string): readonly string[] => [
  ...new Set(
    metricsOf(metric).map(({ dimensions }) => {
      const value: Loose = dimensions.find(({ Name }) => Name === dimension)?.Value;
      return String(value?.['Fn::GetStackOutput']?.OutputName ?? value);
    }),
  ),
];

describe('the alarms of stage prod', () => {
  test('can ring, are heard and are understood, each of them', () => {
    expect(alarms.length).toBeGreaterThan(100);
    const faults = alarms.flatMap((alarm) =>
      faultsOfAlarm(alarm, anchors).map((fault) => `${alarm.AlarmName}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('have names of their own', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
  });

  test('read what another stack hands out', () => {
    const outputs = Object.values(stacks).flatMap((template) => Object.keys(template.Outputs ?? {}));
    const read = [...JSON.stringify(stacks['Monitoring']).matchAll(/"OutputName":"(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((name) => !outputs.includes(name ?? ''))).toEqual([]);
  });

  test('name each API as the gateway does', () => {
    const names = ['TenantApi', 'OperatorApi'].flatMap((part) =>
      resources(part, 'AWS::ApiGateway::RestApi').map(({ Properties }) => Properties.Name),
    );
    expect(new Set(names).size).toBe(2);
    expect(new Set(watched('AWS/ApiGateway Count', 'ApiName'))).toEqual(new Set(names));
  });

  test.each(['TenantApi', 'OperatorApi', 'Backup'])('watch each function of ours in %s', (part) => {
    const ours = resources(part, 'AWS::Lambda::Function').filter(({ Properties }) =>
      String(Properties.Description).startsWith('STAFee '),
    );
    const seen = metricsOf('AWS/Lambda Throttles').filter(({ dimensions }) =>
      JSON.stringify(dimensions).includes(`"stafee-prod-${part}"`),
    );
    expect(ours.length).toBeGreaterThan(0);
    expect(seen).toHaveLength(ours.length);
  });

  test('leave a function time to be slow before it is cut off', () => {
    const slow = alarms.filter(({ MetricName }) => MetricName === 'Duration');
    const limits = slow.map(({ Threshold }) => Threshold);
    expect(new Set(limits)).toContain(23_200);
    expect(limits.every((limit) => Number(limit) < 900_000)).toBe(true);
  });

  test('watch each table', () => {
    const tables = ['Data', 'OperatorData'].flatMap((part) => resources(part, 'AWS::DynamoDB::GlobalTable'));
    expect(watched('AWS/DynamoDB WriteThrottleEvents', 'TableName')).toHaveLength(tables.length);
    expect(watched('AWS/DynamoDB SystemErrors', 'TableName')).toHaveLength(tables.length);
  });

  test('watch each queue', () => {
    const queues = Object.keys(stacks).flatMap((part) =>
      part === 'Osaka' ? [] : resources(part, 'AWS::SQS::Queue'),
    );
    const seen = [
      ...metricsOf('AWS/SQS ApproximateNumberOfMessagesVisible'),
      ...metricsOf('AWS/SQS ApproximateAgeOfOldestMessage'),
    ];
    expect(seen).toHaveLength(queues.length);
  });

  test('watch how far behind the readers of streams are', () => {
    const mappings = Object.keys(stacks).flatMap((part) =>
      resources(part, 'AWS::Lambda::EventSourceMapping').filter(
        ({ Properties }) => Properties.StartingPosition !== undefined,
      ),
    );
    expect(metricsOf('AWS/Lambda IteratorAge')).toHaveLength(mappings.length);
  });

  test('leave no page of the runbook unused', () => {
    const rows = globSync('lib/monitoring/*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    expect(anchors.filter((anchor) => !rows.includes(`'${anchor}'`))).toEqual([]);
  });

  test('expect the heartbeat that a job writes', () => {
    const written = globSync('lambdas/functions/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/job: '([a-z-]+)'/g)].map(([, name]) => name),
    );
    const expected = watched('STAFee Heartbeat', 'job');
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((name) => !written.includes(name))).toEqual([]);
  });

  test('know which functions answer requests', () => {
    const answering = functionNames.filter((name) =>
      /\b(tenantHandler|apiHandler)\(/.test(readFileSync(`lambdas/functions/${name}.ts`, 'utf8')),
    );
    expect(answering.filter((name) => !authorizers.includes(name)).toSorted()).toEqual(
      answeringFunctions.toSorted(),
    );
  });

  test('are summed up within what a summary may hold', () => {
    const summaries = resources('Monitoring', 'AWS::CloudWatch::CompositeAlarm');
    const rules = summaries.map(({ Properties }) => String(Properties.AlarmRule));
    const named = rules.flatMap((rule) => [...rule.matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name]) => name));
    expect(named).toHaveLength(alarms.length);
    expect(new Set(named)).toEqual(new Set(alarms.map(({ AlarmName }) => AlarmName)));
    expect(rules.filter((rule) => rule.length > 10_240 || rule.split(' OR ').length > 100)).toEqual([]);
  });
});

describe('waiting for a job', () => {
  test.each([
    ['cron(0 * * * ? *)', 3],
    ['cron(0/5 * * * ? *)', 3],
    ['cron(30 3 * * ? *)', 26],
    ['cron(0 9 ? * MON *)', undefined],
    ['cron(0 9 1 * ? *)', undefined],
  ])('takes as long as %s allows', (cron, hours) => {
    expect(hoursUntilMissed(cron)).toBe(hours);
  });
});

describe('what is told at once', () => {
  test('goes to one topic under a key that the senders may use', () => {
    const [topic] = resources('Monitoring', 'AWS::SNS::Topic');
    expect(topic.Properties.KmsMasterKeyId).toBeDefined();
    const [key] = resources('Monitoring', 'AWS::KMS::Key');
    expect(JSON.stringify(key.Properties.KeyPolicy)).toContain('cloudwatch.amazonaws.com');
    expect(JSON.stringify(key.Properties.KeyPolicy)).toContain('events.amazonaws.com');
  });

  test('is said in Japanese, with the page to open', () => {
    const rules = resources('Monitoring', 'AWS::Events::Rule');
    expect(rules).toHaveLength(10);
    for (const { Properties } of rules) {
      const text: string = Properties.Targets[0].InputTransformer.InputTemplate;
      expect(text).toMatch(/^"【STAFee 監視】/);
      const [, anchor] = /monitoring\.md#([a-z-]+)/.exec(text) ?? [];
      expect(anchors).toContain(anchor);
    }
  });
});

describe('the metrics of logs', () => {
  test('compare a status as the access log writes it', () => {
    const stage = resources('TenantApi', 'AWS::ApiGateway::Stage')[0];
    const { Format } = stage.Properties.AccessLogSetting;
    expect(Format).toContain('"status":"$context.status"');
    expect(Format).toContain('"responseLength":"$context.responseLength"');
    const filters = resources('Monitoring', 'AWS::Logs::MetricFilter');
    expect(filters.map(({ Properties }) => Properties.FilterPattern)).toContain(
      '{ ($.status = "401") || ($.status = "403") }',
    );
  });

  test('have an alarm each', () => {
    const made = resources('Monitoring', 'AWS::Logs::MetricFilter').map(({ Properties }) => {
      const [{ MetricNamespace, MetricName }] = Properties.MetricTransformations;
      return `${MetricNamespace} ${MetricName}`;
    });
    const read = alarms.flatMap(partsOf).map(({ metric }) => metric);
    expect(made.filter((metric) => !read.includes(metric))).toEqual([]);
    const logged = read.filter((metric) => metric.startsWith('STAFee/'));
    expect(logged.filter((metric) => !made.includes(metric))).toEqual([]);
  });
});

describe('the check of the clock', () => {
  test('has no right but to log, to trace and to join its network', () => {
    const [policy] = resources('Monitoring', 'AWS::IAM::Policy').filter(({ Properties }) =>
      String(Properties.PolicyName).startsWith('clockcheckRole'),
    );
    const actions = policy.Properties.PolicyDocument.Statement.flatMap(({ Effect, Action }: Loose) =>
      Effect === 'Allow' ? Action : [],
    );
    const services = new Set(actions.map((action: string) => action.split(':')[0]));
    expect(services).toEqual(new Set(['ec2', 'kms', 'logs', 'sqs', 'xray']));
  });

  test('has alarms of its own: late, failed, wrong', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName);
    expect(names).toContain('stafee-prod-clock-skew');
    expect(names).toContain('stafee-prod-monitoring-clock-check-errors');
    expect(names).toContain('stafee-prod-monitoring-schedules-clock-check-heartbeat');
  });

  test('reads no variable but what Lambda gives', () => {
    const [job] = resources('Monitoring', 'AWS::Lambda::Function');
    expect(job.Properties.Environment.Variables).toEqual({ TZ: 'Asia/Tokyo' });
    expect(clockEnvironment({ AWS_REGION: 'ap-northeast-1' })).toEqual({
      clockEndpoint: 'https://dynamodb.ap-northeast-1.amazonaws.com',
    });
  });
});

describe('the dashboards', () => {
  test('are one for each question', () => {
    const names = resources('Monitoring', 'AWS::CloudWatch::Dashboard').map(
      ({ Properties }) => Properties.DashboardName,
    );
    expect(names).toEqual([
      'stafee-prod-service',
      'stafee-prod-isolation',
      'stafee-prod-keeping',
      'stafee-prod-cost',
    ]);
  });
});
