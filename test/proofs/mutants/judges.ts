import { violationsIn } from '#proofs/checks/checked.ts';
import { rulePack } from '#proofs/checks/rule-pack.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { rightsKeepToMatrix } from '#proofs/controls/assertions/operators.ts';
import { rulesHold } from '#proofs/controls/assertions/rules.ts';
import { readsOf } from '#test/proofs/mutants/reads.ts';
import type { Reads } from '#test/proofs/mutants/reads.ts';

/** Who may notice: a rule in the stack that changed, or a sentence about all of them. */
export type Judge = {
  readonly reads: Reads;
  readonly finds: (changed: SynthesizedStack, all: readonly SynthesizedStack[]) => boolean;
};

/** The whole pack as one sentence says nothing more than its rules; the matrix judges whole stages, and has mutants of its own. */
const judgedElsewhere: readonly unknown[] = [rightsKeepToMatrix, rulesHold];

const assertions = [
  ...new Set(
    allControls.flatMap(({ promises }) =>
      promises.flatMap(({ proofs }) =>
        proofs.flatMap((proof) =>
          proof.kind === 'template' && !judgedElsewhere.includes(proof.assertion) ? [proof.assertion] : [],
        ),
      ),
    ),
  ),
];

type Faults = (changed: readonly SynthesizedStack[], all: readonly SynthesizedStack[]) => readonly string[];

/**
 * What a judge finds in the stacks as they are is no notice: a sentence about a form that is not among them always finds
 * something. One that stumbles over what it reads has noticed: synth ends there.
 */
const judgeOf = (faultsIn: Faults, stacks: readonly SynthesizedStack[]): Judge => {
  const asTheyAre = new Set(faultsIn(stacks, stacks));
  return {
    reads: readsOf(stacks, (watched) => faultsIn(watched, watched)),
    finds: (changed, all) => {
      try {
        return faultsIn([changed], all).some((fault) => !asTheyAre.has(fault));
      } catch {
        return true;
      }
    },
  };
};

const known = new WeakMap<readonly SynthesizedStack[], readonly Judge[]>();

/** Every rule and every sentence, with what each reads of these stacks. */
export const judgesOf = (stacks: readonly SynthesizedStack[]): readonly Judge[] => {
  const before = known.get(stacks);
  if (before !== undefined) return before;
  const faults: readonly Faults[] = [
    ...rulePack.map(
      (rule): Faults =>
        (changed) =>
          changed.flatMap((stack) =>
            violationsIn(rule, stack).map(({ resource, message }) => `${stack.name}/${resource} ${message}`),
          ),
    ),
    ...assertions.map(
      ({ faultsIn }): Faults =>
        (_changed, all) =>
          faultsIn(all),
    ),
  ];
  const judges = faults.map((one) => judgeOf(one, stacks));
  known.set(stacks, judges);
  return judges;
};
