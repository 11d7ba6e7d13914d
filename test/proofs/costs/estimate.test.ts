import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { estimate, totalOf } from '#proofs/costs/estimate.ts';
import { paidByMonth, paidByUse } from '#proofs/costs/paid-types.ts';
import { prices, type Price } from '#proofs/costs/price-list.ts';
import { costReport, costTable } from '#proofs/costs/write-cost-report.ts';
import type { StageName } from '#lib/settings.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { deployedSettings } from '#test/stages/settings.ts';

const resource = (type: string, properties: unknown, id = type) => ({
  id,
  type,
  properties,
  deletionPolicy: undefined,
  updateReplacePolicy: undefined,
});

const stackNamed = (name: string, resources: SynthesizedStack['resources']): SynthesizedStack => ({
  name,
  region: 'ap-northeast-1',
  isTerminationProtected: true,
  outputs: {},
  paths: {},
  account: '000000000000',
  resources,
});

const endpoint = (type: string) =>
  resource('AWS::EC2::VPCEndpoint', { VpcEndpointType: type, SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] });

const anomaly = {
  Metrics: [
    { Expression: 'ANOMALY_DETECTION_BAND(m0, 3)' },
    { MetricStat: { Metric: { Namespace: 'AWS/ApiGateway', MetricName: 'Count' } } },
  ],
};

const linesOf = (...resources: SynthesizedStack['resources']): Readonly<Record<string, number>> => {
  const [prod] = estimate(['prod'], [stackNamed('stafee-prod-Data', resources)]);
  return Object.fromEntries((prod?.fixed ?? []).map(({ item, amount }) => [item, amount]));
};

describe('the costs of a stage before its first tenant', () => {
  test('count an interface endpoint for each zone and hour, and no gateway endpoint', () => {
    expect(linesOf(endpoint('Interface'), endpoint('Gateway'))).toEqual({
      'interface endpoints, per zone': 20_440_000,
    });
  });

  test('count keys, web ACLs and their rules', () => {
    expect(
      linesOf(
        resource('AWS::KMS::Key', {}),
        resource('AWS::KMS::ReplicaKey', {}),
        resource('AWS::WAFv2::WebACL', { Rules: [{}, {}, {}] }),
      ),
    ).toEqual({ keys: 2_000_000, 'web ACLs': 5_000_000, 'rules of web ACLs': 3_000_000 });
  });

  test('count three metrics for an anomaly, and one of our own once for filter and alarm', () => {
    const ours = { MetricName: 'Skew', Namespace: 'STAFee' };
    expect(
      linesOf(
        resource('AWS::CloudWatch::Alarm', anomaly),
        resource('AWS::CloudWatch::Alarm', ours),
        resource('AWS::Logs::MetricFilter', {
          MetricTransformations: [{ MetricName: 'Skew', MetricNamespace: 'STAFee' }],
        }),
      ),
    ).toEqual({ 'metrics under alarm': 400_000, 'metrics of our own': 300_000 });
  });

  test('count eight metrics for a function with Insights, and none twice by its alarms', () => {
    const layer = 'arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:34';
    const one = { MetricName: 'TmpUsedBytes', Namespace: 'STAFee/Insights', Dimensions: [{ Name: 'f' }] };
    expect(
      linesOf(
        resource('AWS::Lambda::Function', { Layers: [layer] }, 'A'),
        resource('AWS::Lambda::Function', {}, 'B'),
        resource('AWS::CloudWatch::Alarm', {
          MetricName: 'memory_utilization',
          Namespace: 'LambdaInsights',
        }),
        resource('AWS::CloudWatch::Alarm', one),
        resource('AWS::Logs::MetricFilter', {
          MetricTransformations: [
            { MetricName: 'TmpUsedBytes', MetricNamespace: 'STAFee/Insights', Dimensions: [{ Key: 'f' }] },
          ],
        }),
      ),
    ).toEqual({
      'metrics under alarm': 200_000,
      'metrics of our own': 300_000,
      'metrics of Lambda Insights': 2_400_000,
    });
  });

  test('count the metrics of a rule of replication, and what a trail writes for alarms', () => {
    const Rules = [{ Destination: { Metrics: { Status: 'Enabled' } } }, { Destination: {} }];
    expect(
      linesOf(
        resource('AWS::S3::Bucket', { ReplicationConfiguration: { Rules } }),
        resource('AWS::CloudTrail::Trail', {}),
      ),
    ).toEqual({ 'metrics of replication': 1_200_000, 'the trail in its log group': 380_000 });
  });

  test('leave out what belongs to another stage of a longer name', () => {
    const osaka = stackNamed('stafee-prod-osaka-Foundation', [resource('AWS::KMS::Key', {})]);
    const estimates = estimate(['prod', 'prod-osaka'], [osaka]);
    expect(estimates.map(({ fixed }) => totalOf(fixed))).toEqual([0, 1_000_000]);
  });
});

const plan = resource('AWS::Backup::BackupPlan', {
  BackupPlan: {
    BackupPlanRule: [
      { Lifecycle: { DeleteAfterDays: 7 }, CopyActions: [{ Lifecycle: { DeleteAfterDays: 7 } }] },
    ],
  },
});

const perTenant = (...resources: SynthesizedStack['resources']): Readonly<Record<string, number>> => {
  const [prod] = estimate(['prod'], [stackNamed('stafee-prod-Data', resources)]);
  return Object.fromEntries((prod?.perTenant ?? []).map(({ item, quantity }) => [item, quantity]));
};

describe('the costs of a tenant', () => {
  test('hold what the trail records of it and what its requests measure', () => {
    const insights = resource('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda-insights' });
    const lines = perTenant(insights, resource('AWS::CloudTrail::Trail', {}));
    expect(lines['reads and writes in the trail']).toBe(24_000);
    expect(lines['measurements of its requests']).toBe(43);
    expect(perTenant()['reads and writes in the trail']).toBeUndefined();
  });

  test('follow the days that points and their copies are kept', () => {
    expect(perTenant(plan)['backup points of tables']).toBe(1400);
    expect(perTenant(plan)['points copied to Osaka']).toBe(3000);
    expect(perTenant()['backup points of tables']).toBeUndefined();
  });

  test('are of exports what changed each night and everything once a week, for as long as the bucket keeps them', () => {
    const bucket = resource('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'users/', ExpirationInDays: 7 },
          { Prefix: 'exports/', ExpirationInDays: 14 },
        ],
      },
    });
    // 30 nights of 2 MiB and 100 MiB each 7 days; 14 days of both, in two Regions.
    expect(perTenant(plan, bucket)).toMatchObject({
      'exports: changes, weekly all': 489,
      'exports kept': 456,
      'exports copied to Osaka': 489,
    });
    expect(perTenant(bucket)['exports copied to Osaka']).toBeUndefined();
    expect(perTenant(plan)['exports kept']).toBeUndefined();
  });

  test('follow the memory of functions that run for one tenant', () => {
    const functions = [
      resource('AWS::Lambda::Function', { MemorySize: 1769, TenancyConfig: {} }),
      resource('AWS::Lambda::Function', { MemorySize: 3008 }),
    ];
    expect(perTenant(...functions)['environments of its own']).toBe(778_360);
  });

  test('follow the days that logs are kept', () => {
    expect(perTenant(resource('AWS::Logs::LogGroup', { RetentionInDays: 400 }))['logs kept']).toBe(534);
  });
});

describe('reporting costs', () => {
  const estimates = estimate(
    ['prod'],
    [stackNamed('stafee-prod-Data', [resource('AWS::KMS::Key', {}), plan])],
  );

  test('adds the lines up and says what each was computed from', () => {
    const report = costReport(estimates);
    expect(report).toContain('| keys | 1 | key-month | $1.00 |\n| **in all** | | | **$1.00** |');
    expect(report).toContain('| prod | $1.00 (150 yen) |');
    expect(report).toContain(
      '| customerKey | 1,000,000 | 1 | key-month | https://aws.amazon.com/kms/pricing/ | copy | 2026-09-23 |',
    );
  });

  test('prints one line for a stage and its largest parts', () => {
    expect(costTable(estimates)).toMatch(
      /^prod +\$1\.00 a month, and \$\d+\.\d\d for each tenant\n {2}keys +\$1\.00\n/,
    );
  });
});

describe('the costs of the stages as they are', () => {
  let stacks: readonly SynthesizedStack[];
  beforeAll(() => {
    stacks = provenStacksOf(...deployedSettings);
  });
  const fixedOf = (stage: StageName, more: SynthesizedStack['resources'] = []): number => {
    const [found] = estimate([stage], [...stacks, stackNamed(`stafee-${stage}-More`, more)]);
    return totalOf(found?.fixed ?? []);
  };

  test('rise by one endpoint in two zones, by one alarm and by one key', () => {
    const before = fixedOf('prod');
    expect(fixedOf('prod', [endpoint('Interface')]) - before).toBe(20_440_000);
    expect(fixedOf('prod', [resource('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Lambda' })]) - before).toBe(
      100_000,
    );
    expect(fixedOf('prod', [resource('AWS::KMS::Key', {})]) - before).toBe(1_000_000);
  });

  test('know of every type whether it is paid by the month', () => {
    const types = [...new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)))];
    const unknown = types.filter(
      (type) =>
        !paidByMonth.some((paid) => paid === type) && !paidByUse.some((start) => type.startsWith(start)),
    );
    expect(unknown).toEqual([]);
    expect(paidByMonth.filter((paid) => !types.includes(paid))).toEqual([]);
  });

  test('are between 300 and 480 dollars for prod, and more than those of stg and dev', () => {
    const [dev, stg, prod] = [fixedOf('dev'), fixedOf('stg'), fixedOf('prod')];
    expect(prod).toBeGreaterThan(300_000_000);
    expect(prod).toBeLessThan(480_000_000);
    expect(prod).toBeGreaterThan(stg);
    expect(stg).toBeGreaterThan(dev);
  });
});

describe('a price', () => {
  test.each(Object.entries<Price>(prices))(
    'names its page and the day on which somebody read it, unless nobody did: %s',
    (_name, price) => {
      expect(price.source).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/pricing\/$/);
      const { proof, readOn = '' } = price;
      expect(/^2026-\d\d-\d\d$/.test(readOn)).toBe(proof !== 'remembered');
    },
  );
});
