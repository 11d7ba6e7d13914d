import { Key } from 'aws-cdk-lib/aws-kms';
import { beforeAll, describe, expect, test } from 'vitest';

import { Trail } from '#lib/constructs/trail.ts';
import { settings } from '#test/stages/settings.ts';
import type { StageName } from '#lib/settings.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';
import { newStageApp } from '#test/stages/stage-app.ts';

type Loose = any;

let prod: Loose;
beforeAll(() => {
  prod = assemblyOf('prod').getStackByName('stafee-prod-Audit').template.Resources;
});

/** The trail of another stage, without the rest of it. */
const trailOf = (name: StageName): Loose => {
  const app = newStageApp();
  const stack = new StageStack(app, {
    settings: settings[name],
    part: 'Audit',
    description: '',
    controls: [],
    classification: 'confidential',
  });
  const trailOfStage = new Trail(stack, 'Calls', {
    settings: settings[name],
    logsKey: new Key(stack, 'LogsKey'),
    tableArns: ['arn:aws:dynamodb:ap-northeast-1:000000000000:table/Keystore'],
    bucketArns: ['arn:aws:s3:::archive'],
  });
  const { stackName } = StageStack.of(trailOfStage);
  return app.synth().getStackByName(stackName).template.Resources;
};

const only = (resources: Loose, type: string, idStart = ''): Loose => {
  const found = Object.entries<Loose>(resources).filter(
    ([id, { Type }]) => Type === type && id.startsWith(idStart),
  );
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties;
};

const ourTrail = 'arn:aws:cloudtrail:ap-northeast-1:000000000000:trail/stafee-prod';
const trail = (): Loose => only(prod, 'AWS::CloudTrail::Trail');
const asService = (statements: readonly Loose[]): readonly Loose[] =>
  statements.filter(({ Principal }) => Principal?.Service === 'cloudtrail.amazonaws.com');

describe('the trail of prod', () => {
  test('records calls in all Regions, signed, under a key of its own', () => {
    expect(trail()).toMatchObject({
      TrailName: 'stafee-prod',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KMSKeyId: { 'Fn::GetAtt': ['CallsKey29EE5145', 'Arn'] },
      S3BucketName: { Ref: 'CallsRecordsE5A05165' },
    });
  });

  test('records reads and writes of keys, contracts, operators, archive and evidence, and not its own', () => {
    const [calls, tables, objects] = trail().AdvancedEventSelectors;
    expect(calls.FieldSelectors).toEqual([{ Field: 'eventCategory', Equals: ['Management'] }]);
    const arnsOf = ({ FieldSelectors }: Loose): Loose =>
      FieldSelectors.find(({ Field }: Loose) => Field === 'resources.ARN');
    const outputs = arnsOf(tables).Equals.map((arn: Loose) => arn['Fn::GetStackOutput'].OutputName);
    expect(outputs.map((name: string) => /GetAtt([A-Za-z]+?)[0-9A-F]{8}/.exec(name)?.[1])).toEqual([
      'Keystore',
      'Control',
      'Operator',
    ]);
    const prefixes = JSON.stringify(arnsOf(objects).StartsWith);
    expect(arnsOf(objects).StartsWith).toHaveLength(2);
    expect(prefixes).toContain('ArchiveDA4CB258');
    expect(prefixes).toContain('Documents7E5B2978');
    // Neither reads nor writes are left out.
    expect(JSON.stringify(trail().AdvancedEventSelectors)).not.toContain('readOnly');
  });

  test('may use its key for itself alone', () => {
    const { KeyPolicy } = only(prod, 'AWS::KMS::Key', 'CallsKey');
    expect(asService(KeyPolicy.Statement)).toEqual([
      expect.objectContaining({
        Action: 'kms:GenerateDataKey*',
        Condition: {
          StringEquals: { 'aws:SourceArn': ourTrail },
          StringLike: {
            'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:aws:cloudtrail:*:000000000000:trail/*',
          },
        },
      }),
      expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Condition: { StringEquals: { 'aws:SourceArn': ourTrail } },
      }),
    ]);
  });

  test('may put its files into its bucket, and nothing more', () => {
    const { PolicyDocument } = only(prod, 'AWS::S3::BucketPolicy', 'CallsRecords');
    const statements = asService(PolicyDocument.Statement);
    expect(statements.map(({ Action }) => Action)).toEqual(['s3:GetBucketAcl', 's3:PutObject']);
    expect(statements.map(({ Condition }) => Condition.StringEquals['aws:SourceArn'])).toEqual([
      ourTrail,
      ourTrail,
    ]);
    expect(JSON.stringify(statements[1].Resource)).toContain('/AWSLogs/000000000000/*');
  });

  test('is locked for 400 days, and then goes', () => {
    const { ObjectLockConfiguration, LifecycleConfiguration } = only(prod, 'AWS::S3::Bucket', 'CallsRecords');
    expect(ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Days: 400 });
    expect(LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ Prefix: 'AWSLogs/', ExpirationInDays: 401 }),
    );
  });

  test('writes into its own streams of one log group', () => {
    const { PolicyDocument } = only(prod, 'AWS::IAM::Policy', 'CallsWriter');
    expect(PolicyDocument.Statement).toHaveLength(1);
    expect(PolicyDocument.Statement[0].Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
    expect(JSON.stringify(PolicyDocument.Statement[0].Resource)).toContain(
      '{"Ref":"CallsLogsB332FFBE"},":log-stream:000000000000_CloudTrail_ap-northeast-1*"',
    );
  });
});

describe('the trail of other stages', () => {
  test('is made wherever AWS is called', () => {
    const recorded = Object.values(settings).filter(({ hasTrail }) => hasTrail);
    expect(recorded.map(({ stage }) => stage)).toEqual(['dev', 'stg', 'prod', 'prod-osaka']);
  });

  test('can be taken away again in dev', () => {
    const { ObjectLockConfiguration } = only(trailOf('dev'), 'AWS::S3::Bucket', 'CallsRecords');
    expect(ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'GOVERNANCE', Days: 30 });
  });

  test('begins anew in Osaka, with all Regions in it', () => {
    const { TrailName, IsMultiRegionTrail } = only(trailOf('prod-osaka'), 'AWS::CloudTrail::Trail');
    expect([TrailName, IsMultiRegionTrail]).toEqual(['stafee-prod-osaka', true]);
  });
});
