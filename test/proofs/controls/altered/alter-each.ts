import { rulePack } from '#proofs/checks/rule-pack.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { rightsKeepToMatrix } from '#proofs/controls/assertions/operators.ts';
import { rulesHold } from '#proofs/controls/assertions/rules.ts';
import { alterationsOf } from '#test/proofs/controls/altered/alterations.ts';
import type { Alteration } from '#test/proofs/controls/altered/alterations.ts';
import { everything, readsOf } from '#test/proofs/controls/altered/readers.ts';
import type { Reads } from '#test/proofs/controls/altered/readers.ts';

type Judge = {
  readonly reads: Reads;
  readonly finds: (mutated: SynthesizedStack, all: readonly SynthesizedStack[]) => boolean;
};

/** The whole pack as one sentence says nothing more than its rules; the matrix has mutations of its own. */
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

const judgesOf = (stacks: readonly SynthesizedStack[]): readonly Judge[] => [
  ...rulePack.map(({ check }): Judge => ({
    reads: readsOf(stacks, (all) => all.map(check)),
    finds: (mutated) => check(mutated).length > 0,
  })),
  ...assertions.map(({ faultsIn }): Judge => ({
    reads: readsOf(stacks, faultsIn),
    finds: (_mutated, all) => faultsIn(all).length > 0,
  })),
];

/** A judge that stumbles over what it reads has noticed too: synth ends there. */
const notices = (judge: Judge, mutated: SynthesizedStack, all: readonly SynthesizedStack[]): boolean => {
  try {
    return judge.finds(mutated, all);
  } catch {
    return true;
  }
};

export type Altered = {
  /** `AWS::SQS::Queue VisibilityTimeout up` */
  readonly what: string;
  readonly isNoticed: boolean;
};

const altered = (resource: Resource, { spoil }: Alteration): Resource => {
  const copy = structuredClone(resource);
  spoil(copy);
  return copy;
};

/** Two of a kind in each stack stand for the rest, which the same code made; each entry of what forbids is looked at. */
const mostOfKind = 2;

/** Alters values one at a time and asks who reads them; who noticed a kind before is asked first. */
export const alterEach = (
  stacks: readonly SynthesizedStack[],
  isJudged: (type: string) => boolean,
): readonly Altered[] => {
  const judges = judgesOf(stacks);
  const caught = new Map<string, readonly Judge[]>();
  const counts = new Map<string, number>();
  const results: Altered[] = [];
  for (const [stackIndex, stack] of stacks.entries())
    for (const [index, resource] of stack.resources.entries()) {
      if (!isJudged(resource.type)) continue;
      const key = `${stack.name}/${resource.id}`;
      const near = judges.filter(({ reads }) => reads.has(key));
      for (const alteration of alterationsOf(resource.properties)) {
        const what = `${resource.type} ${alteration.path} ${alteration.kind}`;
        const count = counts.get(`${stack.name} ${what}`) ?? 0;
        counts.set(`${stack.name} ${what}`, count + 1);
        if (count >= mostOfKind && !what.includes('[deny]')) continue;
        const mutated = { ...stack, resources: stack.resources.with(index, altered(resource, alteration)) };
        const all = stacks.with(stackIndex, mutated);
        const readers = near.filter(({ reads }) => {
          const members = reads.get(key);
          return members?.has(alteration.member) === true || members?.has(everything) === true;
        });
        const before = (caught.get(what) ?? []).filter((judge) => readers.includes(judge));
        const noticing =
          before.find((judge) => notices(judge, mutated, all)) ??
          readers.find((judge) => !before.includes(judge) && notices(judge, mutated, all));
        if (noticing !== undefined && !before.includes(noticing))
          caught.set(what, [...(caught.get(what) ?? []), noticing]);
        results.push({ what, isNoticed: noticing !== undefined });
      }
    }
  return results;
};
