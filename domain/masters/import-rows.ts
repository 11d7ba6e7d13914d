import { withoutGuard } from '#domain/csv/write-csv.ts';
import { parseDate } from '#domain/calendar/parse-date.ts';
import type { CsvRow, CsvTable } from '#domain/csv/read-csv.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { ImportFault, ImportRow } from './import-row.ts';
import { isJudgedInParts, mostKept, mostRowsOfPart, type Master } from './master.ts';
import type { Field } from './field.ts';
import { dayRead } from './fields/day.ts';
import { kindOf } from './fields/every-kind.ts';
import type { Value } from './fields/field-kind.ts';
import { fieldRead, idRead } from './read-values.ts';
import { rowConflicts } from './row-conflicts.ts';
import { lastDay } from './states.ts';
import type { Columns } from './with-row.ts';

export type ImportRows = {
  readonly rows: readonly ImportRow[];
  /** Names of the columns that the file has. */
  readonly columns: Columns;
  readonly faults: readonly ImportFault[];
};

export type Column = {
  readonly name: string;
  readonly word: string;
  readonly isNeeded: boolean;
  readonly alsoCalled: readonly string[];
  readonly besides?: readonly string[];
  /** The only ones that its cells may have. @default whatever can be read */
  readonly words?: readonly string[];
  /** Its cells hold lists of words. */
  readonly isSeveral: boolean;
  readonly read: (typed: string) => Result<Value | undefined, string>;
};

const lastDayRead = (typed: string): Result<Value | undefined, string> =>
  lineOf(typed) === '' || parseDate(typed) === lastDay ? { ok: true, value: undefined } : dayRead(typed);

const columnOf = (name: string, field: Field): Column => {
  const kind = kindOf(field);
  const words = kind.closed?.(field);
  return {
    name,
    word: field.word,
    isNeeded: field.isOptional !== true,
    alsoCalled: field.alsoCalled ?? [],
    ...(field.besides === undefined ? {} : { besides: field.besides }),
    ...(words === undefined ? {} : { words }),
    isSeveral: kind.isSeveral ?? false,
    read: (typed) => fieldRead(field, typed),
  };
};

/** The columns of a master's file, in the order in which it is written. Whoever sends one may order them otherwise. */
export const columnsOf = ({ id, fields, isDated }: Master): readonly Column[] => [
  {
    name: 'id',
    word: id.word,
    isNeeded: true,
    alsoCalled: id.alsoCalled ?? [],
    isSeveral: false,
    read: (typed) => idRead(id, typed),
  },
  ...Object.entries(fields).map(([name, field]) => columnOf(name, field)),
  ...(isDated
    ? [
        {
          name: 'validFrom',
          word: '適用開始日',
          isNeeded: true,
          isSeveral: false,
          alsoCalled: ['有効開始日', '利用開始日', '使用開始日', '開始日', '登録日'],
          read: dayRead,
        },
        {
          name: 'validTo',
          word: '適用終了日',
          isNeeded: false,
          isSeveral: false,
          alsoCalled: ['有効終了日', '利用終了日', '使用終了日', '有効期限', '終了日', '廃止日'],
          read: lastDayRead,
        },
      ]
    : []),
];

/** A header as it is compared. */
export const wordOf = (cell: string): string => lineOf(cell).normalize('NFKC');

/** Whether a text begins with a header of ours, or of other software: tells the encodings apart that both could be. */
export const hasKnownHeader = (master: Master) => {
  const words = columnsOf(master).flatMap(({ word, alsoCalled }) => [word, ...alsoCalled]);
  const japanese = words.filter((word) => /[^\u0020-\u007e]/.test(word));
  return (text: string): boolean => japanese.some((word) => text.slice(0, 1_000).includes(word));
};

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

const readCell = ({ word, read }: Column, cell: string): Result<Value | undefined, ImportFault> => {
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
  const values: Record<string, Value> = {};
  const faults: ImportFault[] = [];
  for (const [at, column] of places.entries()) {
    if (column === undefined) continue;
    const read = readCell(column, cells[at] ?? '');
    if (!read.ok) faults.push({ line, ...read.refusal });
    else if (read.value !== undefined) values[column.name] = read.value;
  }
  if (faults.length > 0) return faults;
  const { id = '', ...state } = values;
  return { line, id: String(id), state };
};

/** A header of more columns than this is none of ours. */
const mostColumns = 100;

/** As many as a person reads before mending the file: nothing further is looked for. */
export const mostFaults = 500;

/** So many rows a file, or a part of one, may have: no fewer than an export. Nobody who has ended is in that of people. */
const mostRows = (master: Master): number => {
  if (isJudgedInParts(master)) return mostRowsOfPart;
  return master.isJudgedWhole === true ? master.mostEntries : mostKept(master);
};

/** Why the table as a whole is not read row by row. */
const sizeFault = (master: Master, header: CsvRow, rest: readonly CsvRow[]): ImportFault | undefined => {
  if (header.cells.length > mostColumns)
    return { line: header.line, reason: `見出しの列が多すぎます（${mostColumns}列まで）` };
  const most = mostRows(master);
  const surplus = rest[most];
  return surplus === undefined
    ? undefined
    : {
        line: surplus.line,
        reason: `1回に取り込めるのは${formatDigits(most)}行までです。ファイルを分けてください`,
      };
};

/** Reads every row by the master's columns. What cannot be read stands among the faults, in the order of the lines. */
export const importRows = (master: Master, { rows: [header, ...rest], faults }: CsvTable): ImportRows => {
  const unread = { rows: [], columns: new Set<string>() };
  if (header === undefined)
    return { ...unread, faults: faults.length > 0 ? faults : [{ reason: '見出しの行がありません' }] };
  const tooLarge = sizeFault(master, header, rest);
  if (tooLarge !== undefined) return { ...unread, faults: [tooLarge] };
  const { places, faults: headerFaults } = readHeader(columnsOf(master), header);
  if (headerFaults.length > 0) return { ...unread, faults: [...faults, ...headerFaults] };
  const rows: ImportRow[] = [];
  const found: ImportFault[] = [...faults];
  for (const row of rest) {
    if (found.length >= mostFaults) break;
    const read = readRow(places, row);
    if ('id' in read) rows.push(read);
    else found.push(...read);
  }
  const told = new Set(places.flatMap((column) => column?.name ?? []));
  return { rows, columns: told, faults: [...found, ...rowConflicts(master, rows)] };
};
