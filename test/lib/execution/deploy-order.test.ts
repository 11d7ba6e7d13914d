import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import { most } from '#proofs/checks/size-rule.ts';
import { at, keysOf, ofType } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { faultsOfReads, lateStacks, needsIn, stepsOf } from '#lib/execution/deploy-order.ts';
import type { StackNeeds } from '#lib/execution/deploy-order.ts';
import { deployedStages } from '#lib/settings.ts';
import { assemblyOf, stacksOf } from '#test/stages/assemblies.ts';

type Synthesized = { readonly needs: readonly StackNeeds[]; readonly stacks: readonly SynthesizedStack[] };

const stages = new Map<string, Synthesized>();
beforeAll(() => {
  for (const stage of deployedStages) {
    stages.set(stage, { needs: needsIn(assemblyOf(stage)), stacks: stacksOf(stage) });
  }
});
const of = (stage: string): Synthesized => {
  const found = stages.get(stage);
  if (found === undefined) throw new Error(`no stage ${stage}`);
  return found;
};

/** Names of all stacks that are deployed before one. */
const earlier = (needs: readonly StackNeeds[], name: string): ReadonlySet<string> => {
  const steps = stepsOf(needs);
  return new Set(
    steps
      .slice(
        0,
        steps.findIndex((step) => step.includes(name)),
      )
      .flat(),
  );
};

const nameKeys = [
  'BucketName',
  'BackupVaultName',
  'TableName',
  'LogGroupName',
  'RoleName',
  'RestoreTestingPlanName',
];
/** Names that our templates give, and the stack that makes what has them. */
const namesGiven = (stacks: readonly SynthesizedStack[]): ReadonlyMap<string, string> =>
  new Map(
    stacks.flatMap(({ name, resources }) =>
      resources.flatMap(({ properties }) =>
        keysOf(properties)
          .filter((key) => nameKeys.includes(key))
          .map((key) => at(properties, key))
          .filter((value) => typeof value === 'string')
          .map((value) => [value, name] as const),
      ),
    ),
  );

/** A condition may name a role that is not there yet; a principal may not. */
const withoutConditions = (key: string, value: unknown): unknown =>
  key === 'aws:PrincipalArn' ? undefined : value;

describe('the order of a first deploy', () => {
  test('of prod is that of docs/deploy.md', () => {
    const steps = stepsOf(of('prod').needs).map((step) =>
      step.map((name) => name.replace('stafee-prod-', '')),
    );
    const page = readFileSync(join(import.meta.dirname, '../../../docs/deploy.md'), 'utf8');
    const written = [...page.matchAll(/^\d+\. `([\w` ·]+)`$/gm)].map(([, names = '']) =>
      names.split('` · `'),
    );
    expect(written).toEqual(steps);
  });

  test.each(deployedStages)('has no circle in stage %s', (stage) => {
    const { needs } = of(stage);
    expect(stepsOf(needs).flat().length).toBe(needs.length);
  });

  test.each(deployedStages)('has every output before it is read in stage %s', (stage) => {
    const { needs } = of(stage);
    expect(needs.flatMap(({ reads }) => reads).length).toBeGreaterThan(100);
    // The form in Osaka lives beside prod, which is deployed before.
    expect(faultsOfReads(needs, stage === 'prod-osaka' ? of('prod').needs : [])).toEqual([]);
  });

  test.each(deployedStages)(
    'has everything with a name before another stack names it in stage %s',
    (stage) => {
      const { needs, stacks } = of(stage);
      const names = namesGiven(stacks);
      const early = stacks.flatMap(({ name, resources }) =>
        [...names]
          .filter(([, owner]) => owner !== name && !earlier(needs, name).has(owner))
          .filter(([given]) => JSON.stringify(resources, withoutConditions).includes(given))
          .map(([given, owner]) => `${name} names ${given} of ${owner}`),
      );
      expect(early).toEqual([]);
    },
  );

  test.each(deployedStages)('has the function of a custom resource in its own stack in stage %s', (stage) => {
    const strays = of(stage).stacks.flatMap((stack) =>
      stack.resources
        .filter(({ type }) => type.startsWith('Custom::'))
        .filter(({ properties }) => {
          const id = at(properties, 'ServiceToken', 'Fn::GetAtt', 0);
          return !ofType(stack, 'AWS::Lambda::Function').some((made) => made.id === id);
        })
        .map(({ id }) => `${stack.name}/${id}`),
    );
    expect(strays).toEqual([]);
  });

  test('has the boundary before every role', () => {
    const { needs } = of('prod');
    expect(stepsOf(needs)[0]).toEqual(['stafee-prod-Deploy']);
  });

  test.each(deployedStages)('has no stack beyond its bound of resources in stage %s', (stage) => {
    expect(of(stage).needs.filter(({ resources }) => resources > most.resources)).toEqual([]);
  });
});

const stack = (name: string, changes: Partial<StackNeeds> = {}): StackNeeds => ({
  name,
  region: 'ap-northeast-1',
  resources: 1,
  after: [],
  reads: [],
  outputs: [],
  ...changes,
});
const read = (changes: Partial<StackNeeds['reads'][number]> = {}) => ({
  stack: 'A',
  region: 'ap-northeast-1',
  output: 'Arn',
  ...changes,
});

describe('putting stacks in order', () => {
  test('goes by what they wait for and by what they read', () => {
    const stacks = [stack('C', { after: ['B'] }), stack('B', { reads: [read()] }), stack('A'), stack('Z')];
    expect(stepsOf(stacks)).toEqual([['A', 'Z'], ['B'], ['C']]);
  });

  test('names the stacks of a circle', () => {
    const circle = [stack('A', { after: ['B'] }), stack('B', { reads: [read()] }), stack('C')];
    expect(() => stepsOf(circle)).toThrow('stafee: these stacks wait for each other: A, B.');
  });
});

describe('an output that another stack reads', () => {
  const reader = stack('B', { after: ['A'], reads: [read()] });

  test.each([
    ['is gone', stack('A'), reader, 'B reads Arn, which A in ap-northeast-1 does not have'],
    [
      'was renamed',
      stack('A', { outputs: ['NewArn'] }),
      reader,
      'B reads Arn, which A in ap-northeast-1 does not have',
    ],
    [
      'is in the other Region',
      stack('A', { outputs: ['Arn'], region: 'ap-northeast-3' }),
      reader,
      'B reads Arn, which A in ap-northeast-1 does not have',
    ],
    [
      'may come later',
      stack('A', { outputs: ['Arn'] }),
      { ...reader, after: [] },
      'B reads Arn of A and does not wait for it',
    ],
  ])('is missed when it %s', (_what, source, consumer, fault) => {
    expect(faultsOfReads([source, consumer])).toEqual([fault]);
  });
});

describe('a release', () => {
  const reader = stack('B', { after: ['A'], reads: [read(), read({ output: 'Name' })] });

  test.each([
    ['has no late stack when all that is read is deployed', ['Arn', 'Name'], []],
    ['has a late stack when a part of it is not', ['Arn'], ['B']],
    ['has a late stack when nothing is', [], ['B']],
  ])('%s', (_what, outputs, late) => {
    expect(lateStacks([stack('A'), reader], new Map([['A', outputs]]))).toEqual(late);
  });
});
