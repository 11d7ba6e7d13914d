import { rulePack } from '#proofs/checks/rule-pack.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { rightsKeepToMatrix } from '#proofs/controls/assertions/operators.ts';
import type { Weakener } from '#test/proofs/controls/weakened/weakening.ts';

/** Whether a template with one thing weakened is noticed: by a rule in its stack, or by a sentence about all of them. */
type Judge = (mutated: SynthesizedStack, all: readonly SynthesizedStack[]) => boolean;

/**
 * The matrix of rights judges whole stages in seconds, and has mutations of its own; here every policy must be noticed
 * without it.
 */
const judgedElsewhere: unknown = rightsKeepToMatrix;

const assertions = new Set(
  allControls.flatMap(({ promises }) =>
    promises.flatMap(({ proofs }) =>
      proofs.flatMap((proof) =>
        proof.kind === 'template' && proof.assertion !== judgedElsewhere ? [proof.assertion] : [],
      ),
    ),
  ),
);

const judges: readonly Judge[] = [
  ...rulePack.map(
    ({ check }): Judge =>
      (mutated) =>
        check(mutated).length > 0,
  ),
  ...[...assertions].map(
    ({ faultsIn }): Judge =>
      (_mutated, all) =>
        faultsIn(all).length > 0,
  ),
];

export type Survey = { readonly weakened: number; readonly survivors: readonly string[] };

/** One copy of one resource at a time: everything else stays as it was synthesized. */
const weaken = (resource: Resource, spoil: (copy: Resource) => void): Resource => {
  const copy = structuredClone(resource);
  spoil(copy);
  return copy;
};

/** Of a kind that a stack has by the hundred, each eighth beyond the first dozen; what is gone is looked for each time. */
const isSampled = (what: string, count: number): boolean => what === 'gone' || count < 12 || count % 8 === 0;

/** Weakens every instance in every stack; what caught a kind before is asked first about the next of that kind. */
export const survey = (stacks: readonly SynthesizedStack[], weakeners: readonly Weakener[]): Survey => {
  const caught = new Map<string, readonly Judge[]>();
  const counts = new Map<string, number>();
  const survivors: string[] = [];
  let weakened = 0;
  const isNoticed = (kind: string, mutated: SynthesizedStack, all: readonly SynthesizedStack[]): boolean => {
    const before = caught.get(kind) ?? [];
    if (before.some((judge) => judge(mutated, all))) return true;
    const judge = judges.find((candidate) => !before.includes(candidate) && candidate(mutated, all));
    if (judge !== undefined) caught.set(kind, [...before, judge]);
    return judge !== undefined;
  };
  for (const [stackIndex, stack] of stacks.entries())
    for (const [index, resource] of stack.resources.entries())
      for (const { ways } of weakeners.filter(({ types }) => types.includes(resource.type)))
        for (const [what, spoil] of ways(resource)) {
          const kind = `${resource.type} ${what}`;
          const count = counts.get(`${stack.name} ${kind}`) ?? 0;
          counts.set(`${stack.name} ${kind}`, count + 1);
          if (!isSampled(what, count)) continue;
          weakened += 1;
          const mutated = { ...stack, resources: stack.resources.with(index, weaken(resource, spoil)) };
          if (!isNoticed(kind, mutated, stacks.with(stackIndex, mutated)))
            survivors.push(`${stack.name}/${resource.id}: ${what}`);
        }
  return { weakened, survivors };
};
