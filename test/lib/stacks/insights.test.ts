import { Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';

import { insightsLayer } from '#lib/constructs/insights.ts';
import { settings } from '#test/stages/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';
import { newStageApp } from '#test/stages/stage-app.ts';

type Loose = any;

let prod: readonly Loose[];
beforeAll(() => {
  prod = assemblyOf('prod').stacks.flatMap(({ template }) => Object.values<Loose>(template.Resources));
});

const ours = (resources: readonly Loose[]): readonly Loose[] =>
  resources.filter(
    ({ Type, Properties }) =>
      Type === 'AWS::Lambda::Function' && String(Properties.Description).startsWith('STAFee '),
  );
const layersOf = (resources: readonly Loose[]): ReadonlySet<string> =>
  new Set(ours(resources).map(({ Properties }) => String(Properties.Layers)));

const group = 'arn:aws:logs:ap-northeast-1:000000000000:log-group:/aws/lambda-insights:*';

describe('measuring functions', () => {
  test('puts the extension for arm64 on each, those of one tenant each included', () => {
    expect(ours(prod).length).toBeGreaterThan(15);
    expect([...layersOf(prod)]).toEqual([
      'arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:34',
    ]);
    const perTenant = ours(prod).filter(({ Properties }) => Properties.TenancyConfig !== undefined);
    expect(perTenant).toHaveLength(4);
  });

  test('takes the layer of Osaka in Osaka', () => {
    const osaka = new Stack(newStageApp(), 'Osaka', { env: { region: 'ap-northeast-3' } });
    expect(insightsLayer(osaka).layerVersionArn).toBe(
      'arn:aws:lambda:ap-northeast-3:194566237122:layer:LambdaInsightsExtension-Arm64:20',
    );
  });

  test('lets each function put lines into one group, and make none', () => {
    const statements = prod
      .filter(({ Type }) => Type === 'AWS::IAM::Policy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Resource }) => Resource === group || (Array.isArray(Resource) && Resource.includes(group)));
    expect(statements).toHaveLength(ours(prod).length);
    expect(new Set(statements.map(({ Action }) => String(Action)))).toEqual(
      new Set(['logs:CreateLogStream,logs:PutLogEvents']),
    );
    expect(JSON.stringify(prod)).not.toContain('CloudWatchLambdaInsightsExecutionRolePolicy');
  });

  test('writes into a group of ours: under our key, for 30 days', () => {
    const groups = prod.filter(({ Properties }) => Properties?.LogGroupName === '/aws/lambda-insights');
    expect(groups).toHaveLength(1);
    expect(groups[0].Properties).toMatchObject({ RetentionInDays: 30, KmsKeyId: expect.anything() });
    expect(groups[0].DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('has a way for these two calls on this one group in both networks', () => {
    const ways = prod.filter(
      ({ Type, Properties }) =>
        Type === 'AWS::EC2::VPCEndpoint' && JSON.stringify(Properties.ServiceName).includes('.logs"'),
    );
    expect(ways).toHaveLength(2);
    for (const { Properties } of ways) {
      expect(Properties.PolicyDocument.Statement).toEqual([
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: group,
          Condition: {
            StringEquals: {
              'aws:PrincipalAccount': '000000000000',
              'aws:ResourceAccount': '000000000000',
            },
          },
        },
      ]);
    }
  });

  test('is for stages that people rely on', () => {
    const measured = Object.values(settings).filter(({ hasInsights }) => hasInsights);
    expect(measured.map(({ stage }) => stage)).toEqual(['stg', 'prod', 'prod-osaka']);
  });
});
