import { withoutGuard } from '#domain/csv/write-csv.ts';
import type { CsvTable } from '#domain/csv/read-csv.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
import { wordsIn } from './fields/words.ts';
import { columnsOf, wordOf, type Column } from './import-rows.ts';
import { mostMappedValues, mostValueLength, type Layout, type MappedValue } from './column-mapping.ts';
import type { Master } from './master.ts';

/** Words that the company says for columns whose field does not say them: its roles. */
export type CompanyLists = Readonly<Record<string, readonly string[]>>;

/** Values of one of our columns that are none of ours. */
export type UnknownValues = {
  readonly column: string;
  /** Its head. */
  readonly word: string;
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

/** The values of a cell: one, or several where a field holds a list of words. */
const valuesIn = ({ isSeveral }: Column, cell: string): readonly string[] =>
  (isSeveral ? wordsIn(lineOf(withoutGuard(cell))) : [cell]).map(valueOf).filter(isSayable);

type ClosedColumn = { readonly column: Column; readonly at: number; readonly ours: readonly string[] };

/** The columns of a file of ours that take some words alone. */
const closedIn = (
  master: Master,
  { rows: [header] }: CsvTable,
  lists: CompanyLists,
): readonly ClosedColumn[] =>
  columnsOf(master).flatMap((column) => {
    const ours = column.words ?? lists[column.name] ?? [];
    const at = header?.cells.findIndex((cell) => wordOf(cell) === wordOf(column.word)) ?? -1;
    return ours.length === 0 || at < 0 ? [] : [{ column, at, ours }];
  });

/**
 * What a file with our heads says where we take some words alone, and what is none of them. Of more values than can be
 * remembered none is asked for: they are told as faults, row by row.
 */
export const unknownValues = (
  master: Master,
  table: CsvTable,
  lists: CompanyLists = {},
): readonly UnknownValues[] => {
  const found = closedIn(master, table, lists).flatMap(({ column, at, ours }) => {
    const known = new Set(ours.map(valueOf));
    const counts = new Map<string, number>();
    for (const { cells } of table.rows.slice(1))
      for (const value of valuesIn(column, cells[at] ?? ''))
        if (!known.has(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts].map(([from, count]) => ({ from, count }));
    const { name, word, isNeeded } = column;
    return values.length === 0
      ? []
      : [
          {
            column: name,
            word,
            ours,
            mayBeEmpty: !isNeeded,
            values: values.toSorted((one, other) => other.count - one.count),
          },
        ];
  });
  return found.reduce((sum, { values }) => sum + values.length, 0) > mostMappedValues ? [] : found;
};

/** What each was taken for in an earlier file; the newest goes first. */
export const rememberedValues = (
  unknown: readonly UnknownValues[],
  layouts: readonly Layout[],
): readonly MappedValue[] =>
  unknown.flatMap(({ column, ours, mayBeEmpty, values }) =>
    values.flatMap(({ from }) => {
      const known = layouts
        .flatMap((layout) => layout.values ?? [])
        .find((one) => one.column === column && one.from === from);
      const isOurs = known !== undefined && (known.to === '' ? mayBeEmpty : ours.includes(known.to));
      return isOurs ? [known] : [];
    }),
  );

/** Of all that were said, those that the file has; in the order of the file's columns. */
export const usedValues = (
  unknown: readonly UnknownValues[],
  said: readonly MappedValue[],
): readonly MappedValue[] =>
  unknown.flatMap(({ column, values }) =>
    values.flatMap(({ from }) => said.find((one) => one.column === column && one.from === from) ?? []),
  );

/** The file with our words in place of its own. */
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
    const own = valuesIn(column, cell);
    if (!own.some((value) => wanted.has(`${column.name} ${value}`))) return cell;
    return own
      .map((value) => wanted.get(`${column.name} ${value}`) ?? value)
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
