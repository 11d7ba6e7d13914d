import { copyCsv } from '#domain/csv/write-csv.ts';
import type { CsvRow, CsvTable } from '#domain/csv/read-csv.ts';
import { wordOf } from './import-rows.ts';
import { isJudgedInParts, mostBytesOfPart, mostRowsOfPart, type Master } from './master.ts';

/** A part of a file, a file itself; `lineIn` finds the line of the whole where a line of the part came from. */
export type FilePart = { readonly text: string; readonly lineIn: (line: number) => number };

const linesOf = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

type Written = { readonly row: CsvRow; readonly text: string };

const writtenOf = (row: CsvRow): Written => ({ row, text: copyCsv([row.cells]) });

const partOf = (header: Written, rows: readonly Written[]): FilePart => {
  let line = 1;
  const begins = [header, ...rows].map(({ row, text }) => {
    const from = line;
    line += linesOf(text);
    return { from, line: row.line };
  });
  return {
    text: header.text + rows.map(({ text }) => text).join(''),
    lineIn: (asked) => {
      const own = begins.findLast(({ from }) => from <= asked);
      return own === undefined ? asked : own.line + asked - own.from;
    },
  };
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * A file as it travels, its rows as they are. Rows of one entry stay together, since a part is judged by itself; whole
 * where it is judged whole.
 */
export const partsOfFile = (master: Master, { rows: [first, ...rest] }: CsvTable): readonly FilePart[] => {
  if (first === undefined) return [];
  const header = writtenOf(first);
  const place = first.cells.findIndex((cell) => wordOf(cell) === wordOf(master.id.word));
  const groups = Map.groupBy(rest.map(writtenOf), ({ row }) => wordOf(row.cells[place] ?? '').trim());
  const parts: FilePart[] = [];
  let [own, bytes]: [Written[], number] = [[], 0];
  for (const group of groups.values()) {
    const more = group.reduce((sum, { text }) => sum + bytesOf(text), 0);
    const isFull =
      isJudgedInParts(master) &&
      (own.length + group.length > mostRowsOfPart || bytes + more > mostBytesOfPart);
    if (isFull && own.length > 0) {
      parts.push(partOf(header, own));
      [own, bytes] = [[], 0];
    }
    own.push(...group);
    bytes += more;
  }
  return [...parts, partOf(header, own)];
};
