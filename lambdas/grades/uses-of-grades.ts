import { namedGrades } from '#domain/grades/named-grade.ts';
import { peopleUses, regulationUses } from '#domain/grades/grade-uses.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { usesByImport } from '#lambdas/users/uses-by-import.ts';
import type { UsesOf } from '#lambdas/masters/situation.ts';

/** No row leads from a grade to its people: all are looked through, as far as one request goes. */
const mostPeople = 10_000;

/** What rests on these grades. */
export const usesOfGrades: UsesOf = async ({ table, masters }, ids) => {
  const grades = namedGrades(masters.grades);
  const { people } = await peoplePage(table, {
    limit: mostPeople,
    unseen: masters.unseen,
    among: ({ isActive, grade }) => isActive && ids.includes(grades.idOf(grade) ?? ''),
  });
  return [
    ...(await usesByImport(table, ids)),
    ...regulationUses(masters.regulation, grades),
    ...peopleUses(
      people.map(({ person }) => person),
      grades,
    ),
  ];
};
