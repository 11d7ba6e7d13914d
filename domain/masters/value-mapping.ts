import { withoutGuard } from '#domain/csv/write-csv.ts';
import type { CsvTable } from '#domain/csv/read-csv.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
import { wordsIn } from './fields/words.ts';
import { columnsOf, wordOf, type Column } from './import-rows.ts';
import type { Layout, MappedValue } from './column-mapping.ts';
import { mostMappedValues, mostValueLength } from './layout-bounds.ts';
import type { Master } from './master.ts';

/** Words that the company says for columns whose field does not say them: its roles. */
export type CompanyLists = Readonly<Record<string, readonly string[]>>;

/** Values of one of our columns that are none of ours. */
export type UnknownValues = {
  readonly column: string;
  /** Its head. */
  readonly word: string;
  /** Its words are the company's own: an empty cell takes none of them away. */
  readonly isCompanys: boolean;
  /** What its cells may be. */
  readonly ours: readonly string[];
  readonly mayBeEmpty: boolean;
  /** How many rows have it, most first. */
  readonly values: readonly { readonly from: string; readonly count: number }[];
};

/** A value as it is compared and remembered. */
const valueOf = (cell: string): string => wordOf(withoutGuard(cell)).trim();

/** What can be said of it in words, so that somebody can be asked for it. */
const isSayable = (value: string): boolean =>
  hasVisibleSign(value) &&
  Array.from(value).length <= mostValueLength &&
  isUsableLine(value) &&
  !isBroken(value);

/** The values of a cell as they are written: one, or several where a field holds a list of words. */
const writtenIn = ({ isSeveral }: Column, cell: string): readonly string[] =>
  isSeveral ? wordsIn(lineOf(cell)) : [cell];

type ClosedColumn = {
  readonly column: Column;
  readonly at: number;
  readonly ours: readonly string[];
  readonly isCompanys: boolean;
};

/** The columns of a file of ours that take some words alone. */
const closedIn = (
  master: Master,
  { rows: [header] }: CsvTable,
  lists: CompanyLists,
): readonly ClosedColumn[] =>
  columnsOf(master).flatMap((column) => {
    const ours = column.words ?? lists[column.name] ?? [];
    const at = header?.cells.findIndex((cell) => wordOf(cell) === wordOf(column.word)) ?? -1;
    return ours.length === 0 || at < 0 ? [] : [{ column, at, ours, isCompanys: column.words === undefined }];
  });

/** What a file with our heads says where we take some words alone, and what is none of them but for its width. */
export const unknownValues = (
  master: Master,
  table: CsvTable,
  lists: CompanyLists = {},
): readonly UnknownValues[] =>
  closedIn(master, table, lists).flatMap(({ column, at, ours, isCompanys }) => {
    const known = new Set(ours.map(valueOf));
    const counts = new Map<string, number>();
    for (const { cells } of table.rows.slice(1))
      for (const value of writtenIn(column, cells[at] ?? '').map(valueOf))
        if (!known.has(value) && isSayable(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts].map(([from, count]) => ({ from, count }));
    const { name, word, isNeeded } = column;
    return values.length === 0
      ? []
      : [
          {
            column: name,
            word,
            isCompanys,
            ours,
            mayBeEmpty: !isNeeded && !isCompanys,
            values: values.toSorted((one, other) => other.count - one.count),
          },
        ];
  });

/** What was said of words in earlier files, the newest first, and in the last one of the same heads. */
export type Said = { readonly layouts: readonly Layout[]; readonly same: Layout | undefined };

/**
 * What each was taken for in an earlier file: in the one of the same heads, or else in any other. What the company has
 * words of its own for gives rights: the 管理者 of one software is no 管理者 of another.
 */
export const rememberedValues = (
  unknown: readonly UnknownValues[],
  { layouts, same }: Said,
): readonly MappedValue[] =>
  unknown.flatMap(({ column, isCompanys, ours, mayBeEmpty, values }) => {
    const others = isCompanys ? [] : layouts;
    const said = (same === undefined ? others : [same]).flatMap((layout) => layout.values ?? []);
    return values.flatMap(({ from }) => {
      const known = said.find((one) => one.column === column && one.from === from);
      const isOurs = known !== undefined && (known.to === '' ? mayBeEmpty : ours.includes(known.to));
      return isOurs ? [known] : [];
    });
  });

/**
 * Of a column with more new words than a list of a few nobody is asked: they are told as faults, row by row. Those that
 * are remembered do not count, nor do other columns.
 */
export const isTooMany = ({ column, values }: UnknownValues, remembered: readonly MappedValue[]): boolean =>
  values.length - remembered.filter((one) => one.column === column).length > mostMappedValues;

/** As many as a layout keeps; columns of few words go first, since 60 titles would push out 3 roles. */
export const keptValues = (values: readonly MappedValue[]): readonly MappedValue[] =>
  [...Map.groupBy(values, ({ column }) => column).values()]
    .toSorted((one, other) => one.length - other.length)
    .flat()
    .slice(0, mostMappedValues);

/** Of all that were said, those that the file has; in the order of the file's columns. */
export const usedValues = (
  unknown: readonly UnknownValues[],
  said: readonly MappedValue[],
): readonly MappedValue[] =>
  unknown.flatMap(({ column, values }) =>
    values.flatMap(({ from }) => said.find((one) => one.column === column && one.from === from) ?? []),
  );

/** The file with our words in place of its own; what is not said is left as it is written. */
export const withMappedValues = (
  master: Master,
  table: CsvTable,
  values: readonly MappedValue[],
): CsvTable => {
  const columns = columnsOf(master);
  const [header, ...rows] = table.rows;
  if (header === undefined || values.length === 0) return table;
  const places = header.cells.map((cell) => columns.find(({ word }) => wordOf(word) === wordOf(cell)));
  const wanted = new Map(values.map(({ column, from, to }) => [`${column} ${from}`, to]));
  const taken = (column: Column | undefined, cell: string): string => {
    if (column === undefined) return cell;
    const own = writtenIn(column, cell);
    const mapped = own.map((written) => wanted.get(`${column.name} ${valueOf(written)}`));
    if (mapped.every((to) => to === undefined)) return cell;
    return own
      .map((written, at) => mapped[at] ?? written)
      .filter((value) => value !== '')
      .join('、');
  };
  return {
    ...table,
    rows: [
      header,
      ...rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => taken(places[at], cell)) })),
    ],
  };
};
