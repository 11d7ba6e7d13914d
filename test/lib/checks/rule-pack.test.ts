import { beforeAll, describe, expect, test } from 'vitest';

import { rulePack, violationsOf } from '#lib/checks/rule-pack.ts';
import { synthesizedStacks } from '#lib/checks/synthesized.ts';
import type { SynthesizedStack } from '#lib/checks/synthesized.ts';
import { apiPlants } from '#test/lib/checks/api-plants.ts';
import { backupPlants } from '#test/lib/checks/backup-plants.ts';
import { deployPlants } from '#test/lib/checks/deploy-plants.ts';
import { doorPlants } from '#test/lib/checks/door-plants.ts';
import { evidencePlants } from '#test/lib/checks/evidence-plants.ts';
import { identityPlants } from '#test/lib/checks/identity-plants.ts';
import { keepingPlants } from '#test/lib/checks/keeping-plants.ts';
import { sessionMethod, spoilt } from '#test/lib/checks/planted.ts';
import { listPlants } from '#test/lib/checks/list-plants.ts';
import { networkPlants } from '#test/lib/checks/network-plants.ts';
import { planePlants } from '#test/lib/checks/plane-plants.ts';
import { policyPlants } from '#test/lib/checks/policy-plants.ts';
import { referencePlants } from '#test/lib/checks/reference-plants.ts';
import { rightsPlants } from '#test/lib/checks/rights-plants.ts';
import { tagPlants } from '#test/lib/checks/tag-plants.ts';
import { textPlants } from '#test/lib/checks/text-plants.ts';
import { trailPlants } from '#test/lib/checks/trail-plants.ts';
import { boundPlants } from '#test/lib/checks/value-plants.ts';
import { wallPlants } from '#test/lib/checks/wall-plants.ts';
import { workPlants } from '#test/lib/checks/work-plants.ts';
import { stageApp } from '#test/lib/synthesized-stage.ts';

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
  stacks = synthesizedStacks(stageApp('prod'));
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
