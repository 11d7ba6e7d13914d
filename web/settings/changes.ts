import type { AnyField, AnyFields, AnyRows } from '#web/settings/part-fields.ts';
import { type Names, sayRow, sayValue, sayWholeRow } from '#web/settings/say-value.ts';

/** One thing that differs: where, what stood there and what stands there now. Absent: there was, or is, no such row. */
export type ChangeLine = { readonly where: string; readonly from?: string; readonly to?: string };

const partsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** The same for what says the same, in whatever order its parts were written. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  ) ?? '';
export const isSameValue = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' › ');

/** The same rows in another order are the same rows. */
const without = (rows: readonly unknown[], others: readonly unknown[]): readonly unknown[] => {
  const left = others.map(textOf);
  return rows.filter((row) => {
    const at = left.indexOf(textOf(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const keyOf = ({ keys }: AnyRows, row: unknown): string => textOf(keys.map((key) => partsOf(row)[key]));

type Sides = { readonly from: unknown; readonly to: unknown };

const fieldChanges = (fields: AnyFields, { from, to }: Sides, names: Names, where: string) =>
  Object.entries(fields).flatMap(([name, field]) =>
    changesBetween(field, { from: partsOf(from)[name], to: partsOf(to)[name] }, names, where),
  );

/**
 * Where the order says something it is told whole, beside whatever else changed: also where a new row does not stand last.
 * Elsewhere only where nothing else is to tell.
 */
const orderChanges = (
  rows: AnyRows,
  { from, to }: Sides,
  names: Names,
  { where, isAlone }: { readonly where: string; readonly isAlone: boolean },
): readonly ChangeLine[] => {
  const keysOf = (value: unknown) => listIn(value).map((row) => keyOf(rows, row));
  const [before, after] = [keysOf(from), keysOf(to)];
  if (rows.isOrdered !== true)
    return isAlone && textOf(listIn(from)) !== textOf(listIn(to)) ? [{ where, to: '並び順の変更' }] : [];
  const expected = [
    ...before.filter((key) => after.includes(key)),
    ...after.filter((key) => !before.includes(key)),
  ];
  if (textOf(expected) === textOf(after)) return [];
  const { name } = rows.row;
  const say = (value: unknown): string =>
    listIn(value)
      .map((row) =>
        name === undefined ? sayRow(rows, row, names) : sayValue(name, partsOf(row)['name'], names),
      )
      .join(' → ');
  return [{ where: joined(where, '並び順'), from: say(from), to: say(to) }];
};

const rowChanges = (rows: AnyRows, sides: Sides, names: Names, where: string): readonly ChangeLine[] => {
  const gone = [...without(listIn(sides.from), listIn(sides.to))];
  const come = without(listIn(sides.to), listIn(sides.from));
  const told = come.flatMap((to): readonly ChangeLine[] => {
    const at = gone.findIndex((row) => keyOf(rows, row) === keyOf(rows, to));
    if (at < 0) return [{ where, to: sayWholeRow(rows, to, names) }];
    const [from] = gone.splice(at, 1);
    return fieldChanges(rows.row, { from, to }, names, joined(where, sayRow(rows, to, names)));
  });
  const taken = gone.map((row) => ({ where, from: sayWholeRow(rows, row, names) }));
  return [
    ...taken,
    ...told,
    ...orderChanges(rows, sides, names, { where, isAlone: told.length + taken.length === 0 }),
  ];
};

/** What of a field differs, a line for each thing. */
export const changesBetween = (
  field: AnyField,
  { from, to }: Sides,
  names: Names,
  within = '',
): readonly ChangeLine[] => {
  if (textOf(from) === textOf(to)) return [];
  const where = joined(within, field.word);
  if (field.kind === 'rows') return rowChanges(field, { from, to }, names, where);
  if (field.kind === 'group') return fieldChanges(field.fields, { from, to }, names, where);
  const [before, after] = [sayValue(field, from, names), sayValue(field, to, names)];
  return [{ where, from: before || 'なし', to: after || 'なし' }];
};
