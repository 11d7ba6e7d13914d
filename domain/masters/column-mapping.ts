import type { CsvRow, CsvTable } from '#domain/csv/read-csv.ts';
import { isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
import { columnsOf, wordOf, type Column } from './import-rows.ts';
import { mostHeadLength, mostLayoutHeads, mostNth } from './layout-bounds.ts';
import type { Master } from './master.ts';

/** Where the values of one of our columns come from: a column of the file by its head, or the same value in every row. */
export type MappedColumn = {
  /** Its name in a state, or `id`. */
  readonly column: string;
  readonly head?: string;
  /** Which of the columns of this head, from 1. @default the first */
  readonly nth?: number;
  /** An empty text erases. */
  readonly fixed?: string;
};
export type Mapping = readonly MappedColumn[];

/** A value of a file of other software, and what we take it for; an empty text leaves the cell empty. */
export type MappedValue = {
  /** Ours, by its name in a state. */
  readonly column: string;
  readonly from: string;
  readonly to: string;
};

/** How files of some heads were taken the last time. */
export type Layout = {
  /** All heads of such a file, as far as they tell it from another. */
  readonly heads: string;
  /** None of a file with our own heads: each of its columns is what it is called. */
  readonly columns: Mapping;
  /** Words of theirs, and what they were taken for. @default none had to be */
  readonly values?: readonly MappedValue[];
};

/** So many kinds of files are remembered. */
export const mostLayouts = 5;

/** A head without what others write around it: `【必須】取引先名（カナ）` is `取引先名カナ`. */
const keyOf = (head: string): string =>
  lineOf(head)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[【[(](必須|任意|半角|全角|英数|数字)[^】\])]*[】\])]/g, '')
    .replaceAll(/[\s*※_\-/・()[\]【】「」:]/g, '');

const cellsOf = (row: CsvRow | undefined): readonly string[] => (row?.cells ?? []).map(wordOf);

/** A column of a file: its head, and which of the columns of this head it is. */
export type HeadPlace = { readonly at: number; readonly head: string; readonly nth: number };

const isSayable = (head: string): boolean =>
  head !== '' && head.length <= mostHeadLength && isUsableLine(head) && !isBroken(head);

/** The columns of a file that have a head which can be said. */
export const headPlaces = ({ rows: [header] }: CsvTable): readonly HeadPlace[] => {
  const heads = cellsOf(header);
  return heads
    .map((head, at) => ({ at, head, nth: heads.slice(0, at + 1).filter((one) => one === head).length }))
    .filter(({ head, nth }) => isSayable(head) && nth <= mostNth);
};

const placeOf = (places: readonly HeadPlace[], { head, nth = 1 }: Pick<MappedColumn, 'head' | 'nth'>) =>
  places.find((place) => head !== undefined && place.head === wordOf(head) && place.nth === nth);

/** What tells the layout of a file, in whatever order its columns are. */
export const layoutHeads = (table: CsvTable): string => {
  const heads = headPlaces(table).map(({ head }) => head);
  // A sign of two halves that was cut in two is none.
  return wordOf(
    heads
      .toSorted()
      .join('|')
      .slice(0, mostLayoutHeads)
      .replace(/[\ud800-\udbff]$/, ''),
  );
};

/** Which columns of ours an export has differs from file to file; words are remembered for all of them together. */
const isOfOurHeads = ({ columns }: Layout): boolean => columns.length === 0;

/**
 * The layouts with one more, newest first; it takes the place of the one of the same heads. That of files with our own
 * heads takes no place of another's.
 */
export const withLayout = (layouts: readonly Layout[], layout: Layout): readonly Layout[] => {
  const next = [layout, ...layouts.filter(({ heads }) => heads !== layout.heads)];
  const [own] = next.filter(isOfOurHeads);
  const kept = next.filter((one) => !isOfOurHeads(one)).slice(0, mostLayouts);
  return next.filter((one) => one === own || kept.includes(one));
};

/** Whether a file has our own heads, each once, so that nothing is to be mapped. */
export const isOurs = (master: Master, { rows: [header] }: CsvTable): boolean => {
  const heads = cellsOf(header).filter((head) => head !== '');
  const columns = columnsOf(master);
  const words = new Set(columns.map(({ word }) => wordOf(word)));
  return (
    new Set(heads).size === heads.length &&
    heads.every((head) => words.has(head)) &&
    columns.every(({ word, isNeeded }) => !isNeeded || heads.includes(wordOf(word)))
  );
};

/** How the last file of the same heads was taken. */
export const sameLayout = (master: Master, table: CsvTable, layouts: readonly Layout[]): Layout | undefined =>
  isOurs(master, table)
    ? layouts.find(isOfOurHeads)
    : layouts.find((one) => !isOfOurHeads(one) && one.heads === layoutHeads(table));

/** Shorter ones stand in heads that mean something else: 「コード」 in 「銀行コード」. */
const leastContained = 4;

/** How surely a head is one of ours; 0 where it does not look like it. */
const likeness = (head: string, { word, alsoCalled, besides }: Column, all: readonly string[]): number => {
  const key = keyOf(head);
  const isOther = besides !== undefined && !besides.some((beside) => all.some((one) => one.includes(beside)));
  if (key === '' || isOther) return 0;
  if (key === keyOf(word)) return 3;
  const known = alsoCalled.map(keyOf);
  if (known.includes(key)) return 2;
  return [keyOf(word), ...known].some((one) => one.length >= leastContained && key.includes(one)) ? 1 : 0;
};

/** What a head was taken for the last time goes before what it is called. */
const remembered = 4;

const wasTaken = (layouts: readonly Layout[], name: string, head: string): boolean =>
  layouts.some(({ columns }) =>
    columns.some(
      (one) =>
        one.column === name &&
        one.head !== undefined &&
        keyOf(one.head) === keyOf(head) &&
        keyOf(head) !== '',
    ),
  );

/**
 * What the columns of a file are for: as a file of the same heads was taken the last time, else guessed by each head:
 * as it was taken in another file, as it is called by us, or as others call it. Each column of the file is taken once.
 * A value for all rows is of the file in which it was said, and of no other. Our own heads are what they are called,
 * whatever a head of the same name was in another file.
 */
export const guessedMapping = (master: Master, table: CsvTable, layouts: readonly Layout[]): Mapping => {
  const places = headPlaces(table);
  const all = columnsOf(master);
  if (isOurs(master, table))
    return all.map(({ name, word }) => ({
      column: name,
      ...headOf(places.find(({ head }) => head === wordOf(word))),
    }));
  const same = sameLayout(master, table, layouts);
  if (same !== undefined && same.columns.every((one) => one.head === undefined || placeOf(places, one)))
    return all.map(({ name }) => same.columns.find(({ column }) => column === name) ?? { column: name });
  const words = places.map(({ head }) => head);
  const guesses = all
    .flatMap((column) =>
      places.map((place) => {
        const isKnown = place.nth === 1 && wasTaken(layouts, column.name, place.head);
        return { name: column.name, place, sure: isKnown ? remembered : likeness(place.head, column, words) };
      }),
    )
    .filter(({ sure }) => sure > 0)
    .toSorted((one, other) => other.sure - one.sure);
  const taken = new Map<string, HeadPlace>();
  for (const { name, place } of guesses)
    if (!taken.has(name) && ![...taken.values()].includes(place)) taken.set(name, place);
  return all.map(({ name }) => ({ column: name, ...headOf(taken.get(name)) }));
};

/** A column of a file, as a mapping says it. */
export const headOf = (place: HeadPlace | undefined): Pick<MappedColumn, 'head' | 'nth'> =>
  place === undefined ? {} : { head: place.head, ...(place.nth === 1 ? {} : { nth: place.nth }) };

/** Our columns that have to be in a file, and that the mapping gives no values. */
export const unmapped = (master: Master, mapping: Mapping): readonly string[] =>
  columnsOf(master)
    .filter(({ name, isNeeded }) => {
      const given = mapping.find(({ column }) => column === name);
      return isNeeded && given?.head === undefined && (given?.fixed ?? '') === '';
    })
    .map(({ word }) => word);

/** The columns of the file that no column of ours takes. */
export const unusedPlaces = (table: CsvTable, mapping: Mapping): readonly HeadPlace[] => {
  const places = headPlaces(table);
  const used = new Set(mapping.map((one) => placeOf(places, one)));
  return places.filter((place) => !used.has(place));
};

/**
 * The file as it would have been written by us; rows keep their lines. What no column of ours takes is left out, and
 * what has neither a column nor a value has none of ours: it stays as it is.
 */
export const mappedTable = (master: Master, table: CsvTable, mapping: Mapping): CsvTable => {
  const {
    rows: [header, ...rows],
    faults,
  } = table;
  if (header === undefined) return { rows: [], faults };
  const places = headPlaces(table);
  const given = columnsOf(master).flatMap(({ name, word }) => {
    const own = mapping.find(({ column }) => column === name);
    const at = own === undefined ? undefined : placeOf(places, own)?.at;
    return at === undefined && own?.fixed === undefined ? [] : [{ word, at, fixed: own?.fixed ?? '' }];
  });
  return {
    rows: [
      { line: header.line, cells: given.map(({ word }) => word) },
      ...rows.map(({ line, cells }) => ({
        line,
        cells: [
          ...given.map(({ at, fixed }) => (at === undefined ? fixed : (cells[at] ?? ''))),
          // Of a comma that nobody quoted: it is told as of any file.
          ...cells.slice(header.cells.length),
        ],
      })),
    ],
    faults,
  };
};
