import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { settings } from '#test/stages/settings.ts';
import { doors } from '#test/proofs/controls/weakened/doors.ts';
import { survey } from '#test/proofs/controls/weakened/judge.ts';
import { evidence } from '#test/proofs/controls/weakened/evidence.ts';
import { networks } from '#test/proofs/controls/weakened/networks.ts';
import { rights } from '#test/proofs/controls/weakened/rights.ts';
import { storage } from '#test/proofs/controls/weakened/storage.ts';
import { watch } from '#test/proofs/controls/weakened/watch.ts';

const weakeners = [...storage, ...evidence, ...doors, ...networks, ...rights, ...watch];
const types = [...new Set(weakeners.flatMap((weakener) => weakener.types))].toSorted();

/** What may go unnoticed, and why. */
const known: Readonly<Record<string, string>> = {
  'stafee-prod-Osaka/BackupKey60B97760: without KeyPolicy.Statement.Condition':
    'The CDK gives EventBridge the same rights on the key of a topic once more, without a condition.',
};

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = provenStacksOf(settings.prod, settings['prod-osaka']);
});

describe('weakening one protection of prod, or of its form in Osaka', () => {
  test.each(types)('is missed by a row or a rule: %s', (type) => {
    const ofType = weakeners
      .filter((weakener) => weakener.types.includes(type))
      .map(({ ways }) => ({ types: [type], ways }));
    const { weakened, survivors } = survey(stacks, ofType);
    expect(weakened).toBeGreaterThan(0);
    expect(survivors.filter((survivor) => known[survivor] === undefined)).toEqual([]);
  });

  test('goes unnoticed only where a reason is given, and each of those is still there', () => {
    const { survivors } = survey(
      stacks,
      weakeners.filter((weakener) => weakener.types.includes('AWS::KMS::Key')),
    );
    expect(survivors).toEqual(Object.keys(known));
  });
});
