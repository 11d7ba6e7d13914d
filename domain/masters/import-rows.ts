import { looksLikeFormula, withoutGuard } from '#domain/csv/write-csv.ts';
import type { CsvRow, CsvTable } from '#domain/csv/read-csv.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Master } from './master.ts';
import { dateRead, fieldRead, idRead } from './read-values.ts';
import type { State } from './states.ts';

/** Why a row is not taken. Without `line` it is about the file as a whole. */
export type ImportFault = { readonly line?: number; readonly column?: string; readonly reason: string };
export type ImportRow = { readonly line: number; readonly id: string; readonly state: State };
export type ImportRows = { readonly rows: readonly ImportRow[]; readonly faults: readonly ImportFault[] };

type Column = {
  readonly name: string;
  readonly word: string;
  readonly isNeeded: boolean;
  readonly read: (typed: string) => Result<string | undefined, string>;
};

const optionalDate = (typed: string): Result<string | undefined, string> =>
  lineOf(typed) === '' ? { ok: true, value: undefined } : dateRead(typed);

/** The columns of a master's file, in the order in which it is written. Whoever sends one may order them otherwise. */
export const columnsOf = ({ id, fields, isDated }: Master): readonly Column[] => [
  { name: 'id', word: id.word, isNeeded: true, read: (typed) => idRead(id, typed) },
  ...Object.entries(fields).map(([name, field]) => ({
    name,
    word: field.word,
    isNeeded: field.isOptional !== true,
    read: (typed: string) => fieldRead(field, typed),
  })),
  ...(isDated
    ? [
        { name: 'validFrom', word: '適用開始日', isNeeded: true, read: dateRead },
        { name: 'validTo', word: '適用終了日', isNeeded: false, read: optionalDate },
      ]
    : []),
];

const wordOf = (cell: string): string => lineOf(cell).normalize('NFKC');

/** Whether a text begins with a header of ours: tells the encodings apart that both could be. */
export const hasOurHeader =
  ({ id }: Master) =>
  (text: string): boolean =>
    text.slice(0, 1_000).includes(id.word);

/** Which column stands at which place, or why the header is none of ours. */
const readHeader = (columns: readonly Column[], { cells, line }: CsvRow) => {
  const words = cells.map(wordOf);
  const told = columns.map(({ word }) => word).join('、');
  const faults = [
    ...columns
      .filter(({ word, isNeeded }) => isNeeded && !words.includes(wordOf(word)))
      .map(({ word }) => ({ line, column: word, reason: `見出しに「${word}」の列がありません` })),
    ...words.flatMap((word, at) => {
      if (word === '')
        return words.slice(at).some((later) => later !== '')
          ? [{ line, reason: `${at + 1}列目に見出しがありません` }]
          : [];
      if (!columns.some((column) => wordOf(column.word) === word))
        return [
          { line, column: word, reason: `「${word}」という列は取り込めません。使える列は ${told} です` },
        ];
      return words.indexOf(word) < at ? [{ line, column: word, reason: `「${word}」の列が2つあります` }] : [];
    }),
  ];
  return { places: words.map((word) => columns.find((column) => wordOf(column.word) === word)), faults };
};

const formula =
  "「=」「+」「-」「@」で始まる値は表計算ソフトで数式になるため取り込めません。文字として必要なときは先頭に「'」を付けてください";

const readCell = ({ word, read }: Column, cell: string): Result<string | undefined, ImportFault> => {
  if (looksLikeFormula(cell.normalize('NFKC')))
    return { ok: false, refusal: { column: word, reason: formula } };
  const value = read(withoutGuard(cell));
  return value.ok ? value : { ok: false, refusal: { column: word, reason: value.refusal } };
};

const readRow = (
  places: readonly (Column | undefined)[],
  { line, cells }: CsvRow,
): ImportRow | readonly ImportFault[] => {
  const surplus = cells.slice(places.length).some((cell) => cell.trim() !== '');
  if (surplus)
    return [{ line, reason: `見出しより列が多い行です。値の中の「,」は値を「"」で囲んでください` }];
  const values: Record<string, string> = {};
  const faults: ImportFault[] = [];
  for (const [at, column] of places.entries()) {
    if (column === undefined) continue;
    const read = readCell(column, cells[at] ?? '');
    if (!read.ok) faults.push({ line, ...read.refusal });
    else if (read.value !== undefined) values[column.name] = read.value;
  }
  if (faults.length > 0) return faults;
  const { id = '', ...state } = values;
  return { line, id, state };
};

const keyOf = ({ id, state: { validFrom } }: ImportRow): string => JSON.stringify([id, validFrom]);

const repeated = (master: Master, rows: readonly ImportRow[]): readonly ImportFault[] => {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const line = first.get(keyOf(row));
    if (line === undefined) first.set(keyOf(row), row.line);
    const what = master.isDated ? `${master.id.word}と適用開始日` : master.id.word;
    return line === undefined
      ? []
      : [
          {
            line: row.line,
            column: master.id.word,
            reason: `${line}行目と${what}が同じです。どちらかを消してください`,
          },
        ];
  });
};

/** Reads every row by the master's columns. What cannot be read stands among the faults, in the order of the lines. */
export const importRows = (master: Master, { rows: [header, ...rest], faults }: CsvTable): ImportRows => {
  if (header === undefined)
    return { rows: [], faults: faults.length > 0 ? faults : [{ reason: '見出しの行がありません' }] };
  const { places, faults: headerFaults } = readHeader(columnsOf(master), header);
  if (headerFaults.length > 0) return { rows: [], faults: [...faults, ...headerFaults] };
  const read = rest.map((row) => readRow(places, row));
  const rows = read.filter((row) => 'id' in row);
  return {
    rows,
    faults: [...faults, ...read.filter((row) => Array.isArray(row)).flat(), ...repeated(master, rows)],
  };
};
