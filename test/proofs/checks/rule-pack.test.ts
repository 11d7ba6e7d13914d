import { beforeAll, describe, expect, test } from 'vitest';

import { rulePack, violationsOf } from '#proofs/checks/rule-pack.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { apiPlants } from '#test/proofs/checks/api-plants.ts';
import { backupPlants } from '#test/proofs/checks/backup-plants.ts';
import { deployPlants } from '#test/proofs/checks/deploy-plants.ts';
import { doorPlants } from '#test/proofs/checks/door-plants.ts';
import { evidencePlants } from '#test/proofs/checks/evidence-plants.ts';
import { identityPlants } from '#test/proofs/checks/identity-plants.ts';
import { keepingPlants } from '#test/proofs/checks/keeping-plants.ts';
import { sessionMethod, spoilt } from '#test/proofs/checks/planted.ts';
import { listPlants } from '#test/proofs/checks/list-plants.ts';
import { networkPlants } from '#test/proofs/checks/network-plants.ts';
import { planePlants } from '#test/proofs/checks/plane-plants.ts';
import { policyPlants } from '#test/proofs/checks/policy-plants.ts';
import { referencePlants } from '#test/proofs/checks/reference-plants.ts';
import { rightsPlants } from '#test/proofs/checks/rights-plants.ts';
import { tagPlants } from '#test/proofs/checks/tag-plants.ts';
import { textPlants } from '#test/proofs/checks/text-plants.ts';
import { trailPlants } from '#test/proofs/checks/trail-plants.ts';
import { boundPlants } from '#test/proofs/checks/value-plants.ts';
import { wallPlants } from '#test/proofs/checks/wall-plants.ts';
import { workPlants } from '#test/proofs/checks/work-plants.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

const plants = [
  ...keepingPlants,
  ...evidencePlants,
  ...backupPlants,
  ...doorPlants,
  ...rightsPlants,
  ...networkPlants,
  ...deployPlants,
  ...tagPlants,
  ...wallPlants,
  ...planePlants,
  ...trailPlants,
  ...apiPlants,
  ...identityPlants,
  ...policyPlants,
  ...workPlants,
  ...boundPlants,
  ...listPlants,
  ...textPlants,
  ...referencePlants,
];

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

  test.each(plants)('%s catches %s', (rule, _what, fits, spoil) => {
    expect(brokenRules(spoilt(stacks, fits, spoil))).toContain(rule);
  });

  test('region-in-japan catches a stack in Virginia', () => {
    const abroad = stacks.map((stack) => ({ ...stack, region: 'us-east-1' }));
    expect(brokenRules(abroad)).toContain('region-in-japan');
  });

  test('has a planted violation for each of its rules', () => {
    const planted = new Set(plants.map(([rule]) => rule));
    expect(rulePack.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });

  test('names the rule, the stack, the resource and the fault in one line', () => {
    const open = spoilt(stacks, sessionMethod, (r) => {
      r.properties.AuthorizationType = 'NONE';
    });
    expect(violationsOf(open)).toEqual([
      'method-behind-authorizer: stafee-prod-TenantApi/RestApiapiauthlogoutPOST22021C43 POST /api/auth/logout answers without a session',
    ]);
  });
});
