import { Match, Template } from 'aws-cdk-lib/assertions';
import type { App } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';

import { violationsOf } from '#proofs/checks/rule-pack.ts';
import { most } from '#proofs/checks/size-rule.ts';
import { synthesizedStacks } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { settings } from '#test/stages/settings.ts';
import type { DedicatedTenant, StageSettings } from '#lib/settings.ts';
import { Data } from '#lib/stacks/data.ts';
import { Foundation } from '#lib/stacks/foundation.ts';
import { Identity } from '#lib/stacks/identity.ts';
import { Messaging } from '#lib/stacks/messaging.ts';
import { TenantApi } from '#lib/stacks/tenant-api.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import { logging, rightsIn, tracing } from '#test/proofs/rights-in-template.ts';
import { newStageApp, partsOf } from '#test/stages/stage-app.ts';

type Loose = any;

const tenant = (n: number): DedicatedTenant => ({
  tenantId: `t${String(n).padStart(26, '0')}`,
  host: `company-${n}.app.stafee.example.jp`,
  certificateArn: `arn:aws:acm:ap-northeast-1:000000000000:certificate/${n}`,
});
const [first, second] = [tenant(1), tenant(2)];
const withTenants = (dedicatedTenants: readonly DedicatedTenant[]): StageSettings => ({
  ...settings.prod,
  dedicatedTenants,
});

/** The stacks that a dedicated tenant changes, and what they stand on. */
const appOf = (stage: StageSettings): App => {
  const app = newStageApp();
  const foundation = new Foundation(app, stage);
  const data = new Data(app, stage, foundation);
  const identity = new Identity(app, stage, foundation);
  const common = { settings: stage, foundation, data, network: undefined, ...partsOf() };
  const { queue: notices } = new Messaging(app, { ...common, identity });
  const parts = { ...common, identity, notices };
  const { node } = new TenantApi(app, parts);
  expect(node.id).toBe('stafee-prod-TenantApi');
  return app;
};
/** Orders of new companies are read from the same stream. */
const isOfNotifier = ({ FunctionName }: Loose): boolean =>
  JSON.stringify(FunctionName).includes('AddressSync');

const templateIn = (app: App, part: string): Template =>
  Template.fromJSON(app.synth().getStackByName(`stafee-prod-${part}`).template as Record<string, unknown>);

let api: Template;
let data: Template;
let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  const app = appOf(withTenants([first, second]));
  stacks = synthesizedStacks(app);
  [api, data] = [templateIn(app, 'TenantApi'), templateIn(app, 'Data')];
});
const variablesOf = (template: Template, id: string): Loose =>
  Object.entries<Loose>(template.findResources('AWS::Lambda::Function')).find(([name]) =>
    name.startsWith(id),
  )?.[1].Properties.Environment.Variables;

describe('a dedicated tenant', () => {
  test('has a domain of its own with the common one’s TLS, on the same API', () => {
    const domains = Object.values<Loose>(api.findResources('AWS::ApiGateway::DomainName'));
    expect(domains.map(({ Properties }) => Properties.DomainName)).toEqual([
      'app.stafee.example.jp',
      first.host,
      second.host,
    ]);
    api.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: second.host,
      RegionalCertificateArn: second.certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
    api.resourceCountIs('AWS::ApiGateway::BasePathMapping', 3);
  });

  test('may exchange documents with its browsers from that host', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedOrigins: [
              'https://app.stafee.example.jp',
              `https://${first.host}`,
              `https://${second.host}`,
            ],
          }),
        ],
      },
    });
  });

  test('is known by its host to the functions at the door', () => {
    for (const id of ['authFunction', 'authorizerFunction'])
      expect(JSON.parse(variablesOf(api, id).DEDICATED_HOSTS)).toEqual({
        below: 'app.stafee.example.jp',
        tenants: { 'company-1': first.tenantId, 'company-2': second.tenantId },
      });
  });

  test('breaks no rule, and each of its domains is watched by the rules', () => {
    expect(violationsOf(stacks)).toEqual([]);
    const own = (resource: Loose) =>
      ofType('AWS::ApiGateway::DomainName')(resource) && resource.properties.DomainName === second.host;
    for (const spoil of [
      (r: Loose) => (r.properties.SecurityPolicy = 'TLS_1_2'),
      (r: Loose) => delete r.properties.EndpointAccessMode,
    ])
      expect(violationsOf(spoilt(stacks, own, spoil)).map((line) => line.split(':')[0])).toContain('api-tls');
  });
});

describe('keeping the address sets', () => {
  test('begins with the table’s own stream, which tells keys and nothing else', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    });
    const [mapping] = Object.values<Loose>(api.findResources('AWS::Lambda::EventSourceMapping')).filter(
      ({ Properties }) => Properties.StartingPosition === 'TRIM_HORIZON' && isOfNotifier(Properties),
    );
    expect(JSON.parse(mapping.Properties.FilterCriteria.Filters[0].Pattern)).toEqual({
      dynamodb: {
        Keys: { SK: { S: ['META'] }, PK: { S: [`TEN#${first.tenantId}`, `TEN#${second.tenantId}`] } },
      },
    });
    expect(mapping.Properties).toMatchObject({ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 100 });
    expect(mapping.Properties.DestinationConfig.OnFailure.Destination).toBeDefined();
  });

  test('is one copy of one function, fed in order, with a queue for what fails', () => {
    const [job] = Object.entries<Loose>(api.findResources('AWS::Lambda::Function')).filter(([id]) =>
      id.startsWith('AddressSyncJob'),
    );
    expect(job?.[1].Properties.ReservedConcurrentExecutions).toBe(1);
    // Content-based deduplication would swallow the second change of a list within five minutes.
    api.hasResourceProperties('AWS::SQS::Queue', {
      FifoQueue: true,
      ContentBasedDeduplication: Match.absent(),
      VisibilityTimeout: 720,
      RedrivePolicy: { maxReceiveCount: 5 },
    });
    api.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  test('takes these rights and no other', () => {
    const rights = rightsIn(api, 'AddressSyncNotifierRole');
    expect(
      rights.filter((right) => right.includes('FnGetAttControl')).map((right) => right.split(': ')[1]),
    ).toEqual(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']);
    expect(rights.filter((right) => !right.includes('FnGetAttControl'))).toEqual(
      [
        ...logging('AddressSyncNotifierLogs'),
        ...tracing,
        '"*": dynamodb:ListStreams',
        'AddressSyncDeadLetters: sqs:SendMessage',
        'AddressSyncQueue: sqs:SendMessage',
        'DataKey: kms:Decrypt',
        'DataKey: kms:Decrypt',
        'DataKey: kms:DescribeKey',
        'DataKey: kms:GenerateDataKey',
      ].toSorted(),
    );
    const onSets = rightsIn(api, 'AddressSyncJobRole').filter((right) => right.includes('wafv2'));
    expect(onSets.map((right) => right.replace(/^.*Allowed(t\d{26}).*: /, '$1 '))).toEqual([
      `${first.tenantId} wafv2:GetIPSet`,
      `${first.tenantId} wafv2:UpdateIPSet`,
      `${second.tenantId} wafv2:GetIPSet`,
      `${second.tenantId} wafv2:UpdateIPSet`,
    ]);
  });

  const streamsOf = (stage: StageSettings) =>
    Object.values<Loose>(
      templateIn(appOf(stage), 'TenantApi').findResources('AWS::Lambda::EventSourceMapping'),
    )
      .filter(({ Properties }) => Properties.StartingPosition !== undefined && isOfNotifier(Properties))
      .map(({ Properties }) => Properties.EventSourceArn);

  test('is left to the nightly run where no tenant has a host of its own', () => {
    expect(streamsOf(settings.prod)).toEqual([]);
  });

  test('reads the stream of the table that a restore made', () => {
    const control = { tableName: 'C-r', streamArn: 'stream-of-C-r' };
    expect(streamsOf({ ...withTenants([first]), restoredTables: { control } })).toEqual(['stream-of-C-r']);
  });
});

/** Characters of a value as AWS fills it in: an id of a set has 36, a name or an address of ours fewer than 100. */
const lengthOf = (value: Loose): number => {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value['Fn::Join']))
    return value['Fn::Join'][1].reduce((sum: number, part: Loose) => sum + lengthOf(part), 0);
  if (Array.isArray(value['Fn::GetAtt'])) return value['Fn::GetAtt'][1] === 'Id' ? 36 : 100;
  if ('Ref' in value || 'Fn::GetStackOutput' in value) return 100;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + name.length + lengthOf(inner), 0);
};

describe('forty dedicated tenants', () => {
  const many = Array.from({ length: 40 }, (_, n) => ({
    ...tenant(n),
    host: `${String(n).padStart(32, 'a')}.app.stafee.example.jp`,
  }));

  test('fit into a stack, and into the 4 KB that a function’s environment may have', () => {
    const template = templateIn(appOf(withTenants(many)), 'TenantApi');
    expect(Object.keys(template.toJSON()['Resources']).length).toBeLessThanOrEqual(most.resources);
    for (const id of ['authFunction', 'authorizerFunction', 'AddressSyncJobFunction'])
      expect(lengthOf(variablesOf(template, id))).toBeLessThan(4096);
  });
});
