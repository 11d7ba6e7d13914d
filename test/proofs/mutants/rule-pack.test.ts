import { beforeAll, describe, expect, test } from 'vitest';

import { rulePack, violationsOf } from '#proofs/checks/rule-pack.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { plantedRules } from '#test/proofs/mutants/all-plants.ts';
import { sessionMethod } from '#test/proofs/mutants/fits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import type { Fits } from '#test/proofs/mutants/mutant.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = stacksOf('prod');
});

/** Rules broken by the spoilt stacks, each once. */
const brokenRules = (spoiltStacks: readonly SynthesizedStack[]): readonly string[] => [
  ...new Set(violationsOf(spoiltStacks).map((line) => line.split(':')[0] ?? '')),
];

describe('judging what is deployed', () => {
  test('finds nothing against the stacks as they are', () => {
    expect(violationsOf(stacks)).toEqual([]);
  });

  test.each(plantedRules)('%s catches %s', (rule, _what, fits, spoil) => {
    expect(brokenRules(spoilt(stacks, fits, spoil))).toContain(rule);
  });

  test('region-in-japan catches a stack in Virginia', () => {
    const abroad = stacks.map((stack) => ({ ...stack, region: 'us-east-1' }));
    expect(brokenRules(abroad)).toContain('region-in-japan');
  });

  test('has a planted violation for each of its rules', () => {
    const planted = new Set(plantedRules.map(([rule]) => rule));
    expect(rulePack.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });

  test('names the rule, the stack, the resource and the fault in one line', () => {
    const signingOut: Fits = (resource) =>
      sessionMethod(resource) && resource.id.startsWith('RestApiapiauthlogout');
    const open = spoilt(stacks, signingOut, (r) => {
      r.properties.AuthorizationType = 'NONE';
    });
    expect(violationsOf(open)).toEqual([
      'method-behind-authorizer: stafee-prod-TenantApi/RestApiapiauthlogoutPOST22021C43 POST /api/auth/logout answers without a session',
    ]);
  });
});
