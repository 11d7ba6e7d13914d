import { together, type Deeds, type ListedContract } from '../listed.ts';

const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);

/** `list` of `departments` is `listDepartments`, in lambdas/departments/departments-endpoints.ts. */
export const ofMasters = (masters: Readonly<Record<string, Deeds>>): readonly ListedContract[] =>
  Object.entries(masters).flatMap(([noun, deeds]) =>
    together(
      `lambdas/${noun}/${noun}-endpoints.ts`,
      Object.fromEntries(Object.entries(deeds).map(([deed, contract]) => [deed + capital(noun), contract])),
    ),
  );
