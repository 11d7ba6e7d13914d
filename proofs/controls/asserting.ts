import { violationsIn } from '#proofs/checks/checked.ts';
import { ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import type { Assertion } from '#proofs/controls/control.ts';

/** What customers use; a stage may leave out what only prod must have. */
export const prodStacks = (stacks: readonly SynthesizedStack[]): readonly SynthesizedStack[] =>
  stacks.filter(({ name }) => /^stafee-prod-(?!osaka-)/.test(name));

const recovery = /^stafee-prod-osaka-/;

const asProd = new WeakMap<SynthesizedStack, SynthesizedStack>();
/** The same stack under the name that it stands in for: one object for one stack, so that rules judge it once. */
const namedAsProd = (stack: SynthesizedStack): SynthesizedStack => {
  const named = asProd.get(stack) ?? { ...stack, name: stack.name.replace(recovery, 'stafee-prod-') };
  asProd.set(stack, named);
  return named;
};

/**
 * The same of prod's form in Osaka, which serves customers on the day when Tokyo is gone: what it lacks nobody would
 * notice before.
 */
export const inBothForms = (assertion: Assertion): Assertion => ({
  says: `${assertion.says} (大阪で復旧した本番も同じ)`,
  faultsIn: (stacks) => [
    ...assertion.faultsIn(stacks),
    ...assertion
      .faultsIn(stacks.filter(({ name }) => recovery.test(name)).map(namedAsProd))
      .map((fault) => `大阪で復旧した本番: ${fault}`),
  ],
});

export type Found = Resource & { readonly stack: SynthesizedStack };

/** The resources of some types in all of these stacks. */
export const found = (stacks: readonly SynthesizedStack[], ...types: readonly string[]): readonly Found[] =>
  stacks.flatMap((stack) => ofType(stack, ...types).map((resource) => ({ ...resource, stack })));

export const nameOf = ({ stack, id }: Found): string => `${stack.name}/${id}`;

/** Rules of the pack hold in every stage, and prod has something for them to judge. */
export const keepsRules = (says: string, rules: readonly Rule[], ...types: readonly string[]): Assertion => ({
  says,
  faultsIn: (stacks) => [
    ...stacks.flatMap((stack) =>
      rules.flatMap((rule) =>
        violationsIn(rule, stack).map(({ resource, message }) => `${stack.name}/${resource} ${message}`),
      ),
    ),
    ...missingIn(stacks, types),
  ],
});

const missingIn = (stacks: readonly SynthesizedStack[], types: readonly string[]): readonly string[] =>
  types
    .filter((type) => found(prodStacks(stacks), type).length === 0)
    .map((type) => `prod には ${type} がありません`);

/** Prod has a resource of this type that fits. */
export const prodHas = (says: string, type: string, fits: (resource: Found) => boolean): Assertion => ({
  says,
  faultsIn: (stacks) =>
    found(prodStacks(stacks), type).some(fits) ? [] : [`prod に当てはまる ${type} がありません`],
});

/** Prod has resources of these types, and each of them fits. */
export const allInProd = (
  says: string,
  types: readonly string[],
  fits: (resource: Found, prod: readonly SynthesizedStack[]) => boolean,
): Assertion => ({
  says,
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const resources = found(prod, ...types);
    if (resources.length === 0) return [`prod に ${types.join('・')} がありません`];
    return resources
      .filter((resource) => !fits(resource, prod))
      .map((resource) => `${nameOf(resource)} が当てはまりません`);
  },
});

/** Several sentences about the same matter as one. */
export const allOf = (says: string, ...assertions: readonly Assertion[]): Assertion => ({
  says,
  faultsIn: (stacks) => assertions.flatMap(({ faultsIn }) => faultsIn(stacks)),
});
