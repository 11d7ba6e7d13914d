import type { Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const judged = new WeakMap<SynthesizedStack, Map<Rule, readonly Violation[]>>();

/**
 * What a rule finds in a stack, judged once: several sentences rest on the same rule, and a mutant is one stack among
 * many that stay. A stack is never changed in place; what differs is another stack.
 * @throws Error whatever the rule stumbles over, at each call
 */
export const violationsIn = (rule: Rule, stack: SynthesizedStack): readonly Violation[] => {
  const known = judged.get(stack) ?? new Map<Rule, readonly Violation[]>();
  judged.set(stack, known);
  const violations = known.get(rule) ?? rule.check(stack);
  known.set(rule, violations);
  return violations;
};
