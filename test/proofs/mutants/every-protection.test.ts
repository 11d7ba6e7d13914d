import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { settings } from '#test/stages/settings.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { survey } from '#test/proofs/mutants/survey.ts';
import type { Verdict } from '#test/proofs/mutants/survey.ts';
import { doors } from '#test/proofs/mutants/ways/doors.ts';
import { evidence } from '#test/proofs/mutants/ways/evidence.ts';
import { networks } from '#test/proofs/mutants/ways/networks.ts';
import { rights } from '#test/proofs/mutants/ways/rights.ts';
import { storage } from '#test/proofs/mutants/ways/storage.ts';
import { watch } from '#test/proofs/mutants/ways/watch.ts';

const table = [...storage, ...evidence, ...doors, ...networks, ...rights, ...watch];
const allTypes = [...new Set(table.flatMap(({ types }) => types))].toSorted();

/** What may go unnoticed, and why. */
const known: Readonly<Record<string, string>> = {
  'stafee-prod-Osaka/BackupKey60B97760: AWS::KMS::Key without KeyPolicy.Statement.Condition':
    'The CDK gives EventBridge the same rights on the key of a topic once more, without a condition.',
};

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = provenStacksOf(settings.prod, settings['prod-osaka']);
});

const weakened = (type: string): readonly Verdict[] =>
  survey(stacks, {
    mutantsOf: (resource) =>
      resource.type === type
        ? table.filter(({ types }) => types.includes(type)).flatMap(({ ways }) => ways(resource))
        : [],
    // Of a kind that a stack has by the hundred, each eighth beyond the first dozen; what is gone is looked for each time.
    isTried: (what, count) => what === 'gone' || count < 12 || count % 8 === 0,
  });
const survivorsOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.filter(({ isNoticed }) => !isNoticed).map(({ place, kind }) => `${place}: ${kind}`);

describe('weakening one protection of prod, or of its form in Osaka', () => {
  test.each(allTypes)('is missed by a row or a rule: %s', { timeout: 120_000 }, (type) => {
    const verdicts = weakened(type);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(survivorsOf(verdicts).filter((survivor) => known[survivor] === undefined)).toEqual([]);
  });

  test('goes unnoticed only where a reason is given, and each of those is still there', () => {
    expect(survivorsOf(weakened('AWS::KMS::Key'))).toEqual(Object.keys(known));
  });
});
