import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { beforeAll, describe, expect, test } from 'vitest';

import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

let resources: Loose;
let assembly: CloudAssembly;
let dependencies: ReadonlyMap<string, readonly string[]>;
beforeAll(() => {
  assembly = assemblyOf('prod');
  const { stacks } = assembly;
  resources = stacks.find(({ stackName }) => stackName === 'stafee-prod-Deploy')?.template.Resources;
  dependencies = new Map(
    stacks.map(({ stackName, dependencies: after }) => [stackName, after.map(({ id }) => id)]),
  );
});

const rolesByName = (): ReadonlyMap<string, Loose> =>
  new Map(
    Object.values<Loose>(resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .map(({ Properties }) => [Properties.RoleName, Properties]),
  );
const becomes = (id: string): readonly string[] =>
  Object.entries<Loose>(resources)
    .filter(([name, { Type }]) => Type === 'AWS::IAM::Policy' && name.startsWith(id))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      [Resource].flat().map((arn: string) => `${[Action].flat().join(' ')} ${arn.split('/')[1]}`),
    );

describe('deploying a stage', () => {
  test('takes a run in the environment of that stage', () => {
    const trusts = [...rolesByName()].map(([name, { AssumeRolePolicyDocument }]) => [
      name,
      AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['token.actions.githubusercontent.com:sub'],
    ]);
    expect(trusts).toEqual([
      ['stafee-prod-deployer', 'repo:example-org@10/stafee@200:environment:prod'],
      ['stafee-prod-diff-reader', 'repo:example-org@10/stafee@200:environment:prod-diff'],
    ]);
  });

  test('goes through the roles of the bootstrap, in both Regions; a diff reads only', () => {
    expect(becomes('Deployer')).toEqual(
      ['deploy', 'file-publishing', 'lookup']
        .flatMap((role) =>
          ['ap-northeast-1', 'ap-northeast-3'].map(
            (region) => `sts:AssumeRole cdk-stafee-${role}-role-000000000000-${region}`,
          ),
        )
        .concat(
          Array.from(
            { length: 2 },
            () =>
              'cloudformation:DeleteChangeSet cloudformation:DescribeChangeSet cloudformation:DescribeStacks stafee-prod-*',
          ),
        ),
    );
    expect(becomes('Reader')).toEqual([
      'sts:AssumeRole cdk-stafee-lookup-role-000000000000-ap-northeast-1',
      'sts:AssumeRole cdk-stafee-lookup-role-000000000000-ap-northeast-3',
    ]);
  });

  test('goes past the stack Deploy, which a person deploys without the bootstrap', () => {
    const { manifest } = assembly.getStackByName('stafee-prod-Deploy');
    expect(Object.keys(manifest.properties ?? {}).filter((name) => /role/i.test(name))).toEqual([
      'lookupRole',
    ]);
    // CloudFormation takes 51,200 bytes without a bucket.
    expect(JSON.stringify(resources, undefined, 1).length).toBeLessThan(40_000);
  });

  test('starts with the boundary that all other stacks name', () => {
    const first = [...dependencies].filter(([, after]) => !after.includes('stafee-prod-Deploy'));
    expect(first.map(([stack]) => stack)).toEqual(['stafee-prod-Deploy']);
    expect(dependencies.size).toBeGreaterThan(5);
    expect(dependencies.get('stafee-prod-Deploy')).not.toContain('stafee-prod-Foundation');
  });
});

describe('the boundary', () => {
  test('denies what nobody may do through a role of ours', () => {
    const policy = Object.values<Loose>(resources).find(
      ({ Properties }) => Properties.ManagedPolicyName === 'stafee-boundary',
    );
    const { Statement } = policy.Properties.PolicyDocument;
    const denied = Statement.filter(({ Effect }: Loose) => Effect === 'Deny');
    expect(denied.map(({ Sid }: Loose) => Sid)).toEqual([
      'JapanOnly',
      'RolesStayBounded',
      'NoOtherIdentities',
      'DeployersStay',
      'EvidenceStays',
      'TrailIsDeployed',
      'NoOtherDoors',
      'ReadersSeeNoContents',
    ]);
    expect(denied[0].Condition).toEqual({
      StringNotEquals: { 'aws:RequestedRegion': ['ap-northeast-1', 'ap-northeast-3'] },
    });
  });
});
