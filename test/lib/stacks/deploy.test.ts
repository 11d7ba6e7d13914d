import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import { stageApp } from '#test/lib/synthesized-stage.ts';

type Loose = any;

let resources: Loose;
let dependencies: ReadonlyMap<string, readonly string[]>;
beforeAll(() => {
  const { stacks } = stageApp('prod').synth();
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
      [Resource].flat().map((arn: string) => `${Action} ${arn.split('/')[1]}`),
    );

describe('deploying a stage', () => {
  test('takes a run in the environment of that stage', () => {
    const trusts = [...rolesByName()].map(([name, { AssumeRolePolicyDocument }]) => [
      name,
      AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['token.actions.githubusercontent.com:sub'],
    ]);
    expect(trusts).toEqual([
      ['stafee-prod-deployer', 'repo:example-org/stafee:environment:prod'],
      ['stafee-prod-diff-reader', 'repo:example-org/stafee:environment:prod-diff'],
    ]);
  });

  test('goes through the roles of the bootstrap, in both Regions; a diff reads only', () => {
    expect(becomes('Deployer')).toEqual(
      ['deploy', 'file-publishing', 'lookup'].flatMap((role) =>
        ['ap-northeast-1', 'ap-northeast-3'].map(
          (region) => `sts:AssumeRole cdk-stafee-${role}-role-000000000000-${region}`,
        ),
      ),
    );
    expect(becomes('Reader')).toEqual([
      'sts:AssumeRole cdk-stafee-lookup-role-000000000000-ap-northeast-1',
      'sts:AssumeRole cdk-stafee-lookup-role-000000000000-ap-northeast-3',
    ]);
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
    const [policy] = Object.values<Loose>(resources).filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
    expect(policy.Properties.ManagedPolicyName).toBe('stafee-boundary');
    const { Statement } = policy.Properties.PolicyDocument;
    const denied = Statement.filter(({ Effect }: Loose) => Effect === 'Deny');
    expect(denied.map(({ Sid }: Loose) => Sid)).toEqual([
      'JapanOnly',
      'RolesStayBounded',
      'NoUsers',
      'BoundaryStays',
      'EvidenceStays',
    ]);
    expect(denied[0].Condition).toEqual({
      StringNotEquals: { 'aws:RequestedRegion': ['ap-northeast-1', 'ap-northeast-3'] },
    });
  });
});

describe('the workflow', () => {
  const workflow = readFileSync(join(import.meta.dirname, '../../../.github/workflows/deploy.yml'), 'utf8');

  test('names the roles that the stack makes, and the environments that they trust', () => {
    for (const name of rolesByName().keys()) {
      const [, stage = '', role = ''] = /^stafee-(.*)-(deployer|reader)$/.exec(name) ?? [];
      expect(workflow).toContain(`-${role}`);
      expect(workflow).toContain(stage.endsWith('-diff') ? '-diff' : `environment: ${stage}`);
    }
  });

  test('keeps no key of AWS', () => {
    expect(workflow).not.toMatch(/AWS_SECRET|AKIA|secrets\.AWS/);
    expect(workflow).toContain('id-token: write');
  });

  test('executes in prod only what an approval has seen as a change set', () => {
    expect(workflow).toContain('--method=prepare-change-set');
    expect(workflow).toContain('--method=execute-change-set');
    expect(workflow.indexOf('prepare-change-set')).toBeLessThan(workflow.indexOf('execute-change-set'));
  });
});
