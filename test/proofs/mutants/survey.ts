import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { judgesOf } from '#test/proofs/mutants/judges.ts';
import type { Judge } from '#test/proofs/mutants/judges.ts';
import { mutated } from '#test/proofs/mutants/mutant.ts';
import type { Mutant } from '#test/proofs/mutants/mutant.ts';
import { changedMembers, hasRead } from '#test/proofs/mutants/reads.ts';

export type Verdict = {
  /** `stafee-prod-Data/Documents7E5B2978` */
  readonly place: string;
  /** `AWS::SQS::Queue VisibilityTimeout up` */
  readonly kind: string;
  readonly isNoticed: boolean;
};

export type Asked = {
  /** What can be spoilt in a resource. */
  readonly mutantsOf: (resource: Resource) => readonly Mutant[];
  /** Whether the next of a kind in a stack is tried, where `count` were seen: the same code made them all. */
  readonly isTried: (what: string, count: number) => boolean;
};

/** The only mechanism that spoils everything: one thing in one resource at a time, and asks who notices. */
export const survey = (
  stacks: readonly SynthesizedStack[],
  { mutantsOf, isTried }: Asked,
): readonly Verdict[] => {
  const judges = judgesOf(stacks);
  const caught = new Map<string, readonly Judge[]>();
  const counts = new Map<string, number>();
  const verdicts: Verdict[] = [];
  for (const [stackIndex, stack] of stacks.entries())
    for (const [index, resource] of stack.resources.entries())
      for (const [what, spoil] of mutantsOf(resource)) {
        const [place, kind] = [`${stack.name}/${resource.id}`, `${resource.type} ${what}`];
        const count = counts.get(`${stack.name} ${kind}`) ?? 0;
        counts.set(`${stack.name} ${kind}`, count + 1);
        if (!isTried(what, count)) continue;
        const copy = mutated(resource, spoil);
        const changed = { ...stack, resources: stack.resources.with(index, copy) };
        const all = stacks.with(stackIndex, changed);
        const members = changedMembers(resource, copy);
        const readers = judges.filter(({ reads }) => hasRead(reads.get(place), members));
        // Who noticed a kind before is asked first.
        const before = (caught.get(kind) ?? []).filter((judge) => readers.includes(judge));
        const noticing =
          before.find((judge) => judge.finds(changed, all)) ??
          readers.find((judge) => !before.includes(judge) && judge.finds(changed, all));
        if (noticing !== undefined && !before.includes(noticing))
          caught.set(kind, [...(caught.get(kind) ?? []), noticing]);
        verdicts.push({ place, kind, isNoticed: noticing !== undefined });
      }
  return verdicts;
};
