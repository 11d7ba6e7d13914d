import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** A template under the knife: everything may be changed. */
export type Loose = any;

export type Found = { readonly id: string; readonly type: string; readonly properties: Loose };

export type Fits = (resource: Found) => boolean;

/** Changes one thing in a private copy of a resource. */
export type Spoil = (copy: Loose) => void;

/** One thing of a resource spoilt; `what` names the kind, the same for every resource of a type. */
export type Mutant = readonly [what: string, spoil: Spoil];

/** What can be spoilt in a resource of these types. */
export type Ways = {
  readonly types: readonly string[];
  readonly ways: (resource: Loose) => readonly Mutant[];
};

/** The rule, or the row of the white paper, that must notice; what is spoilt, in the first resource that fits, and how. */
export type Plant = readonly [noticer: string, what: string, fits: Fits, spoil: Spoil];

/** A copy of one resource with one thing spoilt: everything else stays as it was synthesized. */
export const mutated = <T extends object>(resource: T, spoil: Spoil): T => {
  const copy = structuredClone(resource);
  spoil(copy);
  return copy;
};

/** The same stacks with one thing spoilt in the first resource that fits. */
export const spoilt = (
  stacks: readonly SynthesizedStack[],
  fits: Fits,
  spoil: Spoil,
): readonly SynthesizedStack[] => {
  const fitting = ({ resources }: SynthesizedStack) => resources.findIndex((one) => fits(one));
  const at = stacks.findIndex((stack) => fitting(stack) >= 0);
  const stack = stacks[at];
  if (stack === undefined) throw new Error('nothing to spoil');
  const place = fitting(stack);
  const resources = stack.resources.map((one, index) => (index === place ? mutated(one, spoil) : one));
  return stacks.with(at, { ...stack, resources });
};
