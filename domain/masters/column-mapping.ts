import type { CsvRow, CsvTable } from '#domain/csv/read-csv.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import { columnsOf, wordOf } from './import-rows.ts';
import type { Master } from './master.ts';

/** Where the values of one of our columns come from: a column of the file by its head, or the same value in every row. */
export type MappedColumn = {
  /** Its name in a state, or `id`. */
  readonly column: string;
  readonly head?: string;
  readonly fixed?: string;
};
export type Mapping = readonly MappedColumn[];

/** No head is longer than a person reads. */
export const mostHeadLength = 100;

/** A head without what others write around it: `【必須】取引先名（カナ）` is `取引先名カナ`. */
const keyOf = (head: string): string =>
  lineOf(head)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[【[(](必須|任意|半角|全角|英数|数字)[^】\])]*[】\])]/g, '')
    .replaceAll(/[\s*※_\-/・()[\]【】「」:]/g, '');

const cellsOf = (row: CsvRow | undefined): readonly string[] => (row?.cells ?? []).map(wordOf);

/** Whether a file has our own heads, so that nothing is to be mapped. */
export const isOurs = (master: Master, { rows: [header] }: CsvTable): boolean => {
  const heads = cellsOf(header).filter((head) => head !== '');
  const columns = columnsOf(master);
  const words = new Set(columns.map(({ word }) => wordOf(word)));
  return (
    heads.every((head) => words.has(head)) &&
    columns.every(({ word, isNeeded }) => !isNeeded || heads.includes(wordOf(word)))
  );
};

/** How surely a head is one of ours; 0 where it does not look like it. */
const likeness = (head: string, word: string, others: readonly string[]): number => {
  const key = keyOf(head);
  if (key === '') return 0;
  if (key === keyOf(word)) return 3;
  const known = others.map(keyOf);
  if (known.includes(key)) return 2;
  return [keyOf(word), ...known].some((one) => one.length > 2 && key.includes(one)) ? 1 : 0;
};

/** What a head was taken for the last time goes before what it is called. */
const remembered = 4;

/**
 * What the columns of a file are for, guessed by their heads: as they were taken the last time, as they are called by
 * us, or as others call them. Each column of the file is taken once.
 */
export const guessedMapping = (master: Master, { rows: [header] }: CsvTable, last: Mapping): Mapping => {
  const heads = cellsOf(header);
  const columns = columnsOf(master);
  const guesses = columns
    .flatMap(({ name, word, alsoCalled }) =>
      heads.map((head, at) => {
        const isLast = last.some((one) => one.column === name && keyOf(one.head ?? '') === keyOf(head));
        return { name, at, sure: isLast && head !== '' ? remembered : likeness(head, word, alsoCalled) };
      }),
    )
    .filter(({ sure }) => sure > 0)
    .toSorted((one, other) => other.sure - one.sure);
  const taken = new Map<string, number>();
  for (const { name, at } of guesses)
    if (!taken.has(name) && ![...taken.values()].includes(at)) taken.set(name, at);
  return columns.map(({ name }): MappedColumn => {
    const head = heads[taken.get(name) ?? -1];
    const fixed = last.find(({ column }) => column === name)?.fixed;
    return {
      column: name,
      ...(head === undefined ? {} : { head }),
      ...(head === undefined && fixed !== undefined ? { fixed } : {}),
    };
  });
};

/** Our columns that have to be in a file, and that the mapping gives no values. */
export const unmapped = (master: Master, mapping: Mapping): readonly string[] =>
  columnsOf(master)
    .filter(({ name, isNeeded }) => {
      const given = mapping.find(({ column }) => column === name);
      return isNeeded && given?.head === undefined && (given?.fixed ?? '') === '';
    })
    .map(({ word }) => word);

/** The file as it would have been written by us; rows keep their lines. What no column of ours takes is left out. */
export const mappedTable = (
  master: Master,
  { rows: [header, ...rows], faults }: CsvTable,
  mapping: Mapping,
): CsvTable => {
  if (header === undefined) return { rows: [], faults };
  const heads = cellsOf(header);
  const given = columnsOf(master).flatMap(({ name, word }) => {
    const { head, fixed } = mapping.find(({ column }) => column === name) ?? {};
    const at = head === undefined ? -1 : heads.indexOf(wordOf(head));
    return at < 0 && (fixed ?? '') === '' ? [] : [{ word, at, fixed }];
  });
  return {
    rows: [
      { line: header.line, cells: given.map(({ word }) => word) },
      ...rows.map(({ line, cells }) => ({
        line,
        cells: [
          ...given.map(({ at, fixed = '' }) => (at < 0 ? fixed : (cells[at] ?? ''))),
          // Of a comma that nobody quoted: it is told as of any file.
          ...cells.slice(heads.length),
        ],
      })),
    ],
    faults,
  };
};
