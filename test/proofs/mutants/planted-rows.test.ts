import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { filesOf } from '#proofs/controls/files-of.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { settings } from '#test/stages/settings.ts';
import { plantedRows } from '#test/proofs/mutants/all-plants.ts';
import { gone } from '#test/proofs/mutants/edits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import { wholesale } from '#test/proofs/mutants/plants/watching-rows.ts';

const root = join(import.meta.dirname, '../../..');
const files = filesOf(root);

const faultsOf = (row: string, stacks: readonly SynthesizedStack[]): readonly string[] =>
  judgeControls(
    allControls.filter(({ id }) => id === row),
    { stacks, files },
  ).flatMap(({ promises }) => promises.flatMap(({ faults }) => faults));

let prod: readonly SynthesizedStack[];
beforeAll(() => {
  const isRecovery = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-prod-osaka-');
  // What fits first is spoilt: prod comes first.
  prod = provenStacksOf(settings.prod, settings['prod-osaka']).toSorted(
    (a, b) => Number(isRecovery(a)) - Number(isRecovery(b)),
  );
});

/** Whether an item finds a fault; before, none does. */
const isBroken = (row: string, stacks: readonly SynthesizedStack[]): boolean =>
  faultsOf(row, stacks).length > 0;

describe('the controls of prod', () => {
  test('are not broken as they are', () => {
    expect(allControls.flatMap(({ id }) => faultsOf(id, prod))).toEqual([]);
  });

  test.each(plantedRows)('row %s is broken without %s', (row, _protection, fits, spoil) => {
    expect(isBroken(row, spoilt(prod, fits, spoil))).toBe(true);
  });

  test.each(wholesale)('row %s is broken without %s', (row, _protection, fits) => {
    const without = structuredClone(prod);
    for (const resource of without.flatMap(({ resources }) => resources)) if (fits(resource)) gone(resource);
    expect(isBroken(row, without)).toBe(true);
  });

  test('miss a stack that refuses to be deleted: row 12.3.1 is broken', () => {
    const [first, ...others] = structuredClone(prod);
    expect(
      isBroken('12.3.1', [
        ...others,
        ...(first === undefined ? [] : [{ ...first, isTerminationProtected: false }]),
      ]),
    ).toBe(true);
  });

  test('miss a stack in Japan: row 6.1.3 is broken', () => {
    const abroad = prod.map((stack) => ({ ...stack, region: 'us-east-1' }));
    expect(isBroken('6.1.3', abroad)).toBe(true);
  });
});
