import { together, type Operations, type ListedContract } from '../listed.ts';

const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);

/** `list` of `departments` is `listDepartments`, in lambdas/departments/departments-endpoints.ts. */
export const ofMasters = (masters: Readonly<Record<string, Operations>>): readonly ListedContract[] =>
  Object.entries(masters).flatMap(([noun, operations]) =>
    together(
      `lambdas/${noun}/${noun}-endpoints.ts`,
      Object.fromEntries(
        Object.entries(operations).map(([operation, contract]) => [operation + capital(noun), contract]),
      ),
    ),
  );
