import { formatDigits } from '#domain/money/format-yen.ts';

/** One record. `line` is where it begins in the file, from 1, as an editor counts. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
export type CsvFault = { readonly line: number; readonly reason: string };
export type CsvTable = { readonly rows: readonly CsvRow[]; readonly faults: readonly CsvFault[] };

type Reading = {
  readonly text: string;
  at: number;
  line: number;
};

/** Far more than any file of ours has; what is longer is read no further. */
const mostRows = 100_000;
const mostCells = 1_000;

/** The longest cell: a slip of a quotation mark would make one of the rest of the file. */
const mostCellLength = 2_000;

const unclosed = '「"」で始まった値が閉じていません';
const stray = '値の途中に「"」があります。値を「"」で囲み、中の「"」は2つ続けてください';
const tooLong = `1つの値が${formatDigits(mostCellLength)}文字を超えています。「"」の閉じ忘れがないか確認してください`;

const tooWide = `1行に${formatDigits(mostCells)}を超える列があります`;
const tooMany = `${formatDigits(mostRows)}行を超えています。ファイルを分けてください`;

const isEnd = (sign: string | undefined): boolean => sign === undefined || sign === '\r' || sign === '\n';

/** Moves behind a line's end: CR LF, LF or CR alone. */
const skipLineEnd = (reading: Reading): void => {
  const { text, at } = reading;
  if (text[at] === '\r' && text[at + 1] === '\n') reading.at += 2;
  else if (at < text.length) reading.at += 1;
  reading.line += 1;
};

const skipLine = (reading: Reading): void => {
  while (!isEnd(reading.text[reading.at])) reading.at += 1;
  skipLineEnd(reading);
};

type Cell = { readonly value: string } | { readonly reason: string };

const quotedCell = (reading: Reading): Cell => {
  const { text } = reading;
  let value = '';
  reading.at += 1;
  for (;;) {
    const close = text.indexOf('"', reading.at);
    if (close === -1) {
      reading.at = text.length;
      return { reason: unclosed };
    }
    const part = text.slice(reading.at, close);
    reading.line += part.split(/\r\n|\r|\n/).length - 1;
    value += part;
    reading.at = close + 1;
    if (text[reading.at] !== '"') break;
    value += '"';
    reading.at += 1;
  }
  const next = text[reading.at];
  if (next !== ',' && !isEnd(next)) return { reason: stray };
  return value.length > mostCellLength ? { reason: tooLong } : { value };
};

const bareCell = (reading: Reading): Cell => {
  const { text, at: from } = reading;
  while (text[reading.at] !== ',' && !isEnd(text[reading.at])) reading.at += 1;
  const value = text.slice(from, reading.at);
  if (value.includes('"')) return { reason: stray };
  return value.length > mostCellLength ? { reason: tooLong } : { value };
};

const readRow = (reading: Reading): CsvRow | CsvFault => {
  const { line } = reading;
  const cells: string[] = [];
  for (;;) {
    const cell = reading.text[reading.at] === '"' ? quotedCell(reading) : bareCell(reading);
    if ('reason' in cell) {
      skipLine(reading);
      return { line, reason: cell.reason };
    }
    cells.push(cell.value);
    if (cells.length > mostCells) {
      skipLine(reading);
      return { line, reason: tooWide };
    }
    if (reading.text[reading.at] !== ',') break;
    reading.at += 1;
  }
  skipLineEnd(reading);
  return { line, cells };
};

const isBlank = ({ cells }: CsvRow): boolean => cells.every((cell) => cell.trim() === '');

/**
 * RFC 4180 with any line ends; empty rows are left out. A row that cannot be read is a fault at its line, and the next
 * line begins a new one.
 */
export const readCsv = (text: string): CsvTable => {
  const reading: Reading = { text, at: 0, line: 1 };
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  while (reading.at < text.length) {
    if (rows.length + faults.length >= mostRows) {
      faults.push({ line: reading.line, reason: tooMany });
      break;
    }
    const row = readRow(reading);
    if ('reason' in row) faults.push(row);
    else if (!isBlank(row)) rows.push(row);
  }
  return { rows, faults };
};
