import { namesOf, together, type ListedContract } from '../listed.ts';
import type { MasterContracts } from './master-contracts.ts';

const isCapitalOf = <Noun extends string>(text: string, noun: Noun): text is Capitalize<Noun> =>
  text === noun.charAt(0).toUpperCase() + noun.slice(1);

type Named<Noun extends string> = `${keyof MasterContracts}${Capitalize<Noun>}`;

/** `list` of `departments` is `listDepartments`. */
export const namedIn = <Noun extends string>(
  operation: keyof MasterContracts,
  noun: Noun,
): readonly Named<Noun>[] => {
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
  return isCapitalOf(capital, noun) ? [`${operation}${capital}`] : [];
};

/** Each master's operations, in lambdas/departments/departments-endpoints.ts. */
export const ofMasters = <Noun extends string>(
  masters: Readonly<Record<Noun, MasterContracts>>,
): readonly ListedContract<Named<Noun>>[] =>
  namesOf(masters).flatMap((noun) => {
    const operations: MasterContracts = masters[noun];
    return together(`lambdas/${noun}/${noun}-endpoints.ts`, operations).flatMap(({ operation, ...listed }) =>
      namedIn(operation, noun).map((name) => ({ ...listed, operation: name })),
    );
  });
