import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { namesMadeTwice, typesWithoutNaming } from '#proofs/checks/given-names.ts';

export const nameRuleId = 'name-given-once';

/** `stafee-prod-Data` and `stafee-prod-osaka-Data` stand in one account; other stages have one each. */
const accountOf = ({ name }: SynthesizedStack): string =>
  name.replace(/^stafee-([a-z]+)(-osaka)?-[A-Z]\w*$/, '$1');

/** No two stacks of one account make the same name, and every type says by what it is named. */
export const nameFaults = (stacks: readonly SynthesizedStack[]): readonly string[] => [
  ...[...Map.groupBy(stacks, accountOf).values()].flatMap(namesMadeTwice),
  ...typesWithoutNaming(stacks).map(
    (type) => `proofs/checks/given-names.ts does not say by what ${type} is named`,
  ),
];
