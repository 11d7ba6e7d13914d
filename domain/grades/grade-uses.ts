import type { Use } from '#domain/masters/master.ts';
import { spanOf } from '#domain/masters/states.ts';
import type { TravelRegulation, User } from '#domain/tenants/masters.ts';
import type { NamedGrades } from './named-grade.ts';

const useOf =
  ({ idOf }: NamedGrades) =>
  (text: string | undefined, use: Omit<Use, 'id'>): readonly Use[] => {
    const id = text === undefined ? undefined : idOf(text);
    return id === undefined ? [] : [{ id, ...use }];
  };

/** Per diems and caps of the travel regulation that are paid by grade. */
export const regulationUses = (
  { perDiems, lodgingCaps }: Pick<TravelRegulation, 'perDiems' | 'lodgingCaps'>,
  grades: NamedGrades,
): readonly Use[] => {
  const named = useOf(grades);
  return [
    ...perDiems.flatMap((row) => named(row.grade, { span: spanOf(row), words: '出張旅費規程の日当' })),
    ...lodgingCaps.caps.flatMap((row) =>
      named(row.grade, { span: spanOf(row), words: '出張旅費規程の宿泊費の上限' }),
    ),
  ];
};

/** People of the grade who may sign in, for as long as they are there. */
export const peopleUses = (
  people: readonly Pick<User, 'name' | 'isActive' | 'grade'>[],
  grades: NamedGrades,
): readonly Use[] =>
  people
    .filter(({ isActive }) => isActive)
    .flatMap(({ name, grade }) => useOf(grades)(grade, { span: spanOf({}), words: `${name}さんの等級` }));
