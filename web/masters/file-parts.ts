import type { AnswerOf } from '#contract/endpoint.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { decodeFile } from '#domain/csv/decode-file.ts';
import { readCsv, type CsvTable } from '#domain/csv/read-csv.ts';
import {
  isOurs,
  layoutHeads,
  mappedTable,
  type Layout,
  type MappedValue,
  type Mapping,
} from '#domain/masters/column-mapping.ts';
import { partsOfFile } from '#domain/masters/file-parts.ts';
import { hasKnownHeader, mostFaults } from '#domain/masters/import-rows.ts';
import {
  keptValues,
  unknownValues,
  withMappedValues,
  type CompanyLists,
} from '#domain/masters/value-mapping.ts';
import { isJudgedInParts, type Master } from '#domain/masters/master.ts';
import type { Encoding } from '#domain/text/encodings.ts';
import { bytesOf, gzippedText } from '#web/masters/gzipped.ts';

/** What the dry run of a file tells. */
export type Checked = AnswerOf<MasterContracts['checkImportOf']>;

/** A part of a file as it travels. */
type PackedPart = {
  readonly file: string;
  /** As it was before it was packed. */
  readonly content: ArrayBuffer | string;
  /** The line of the whole file where a line of the part came from. */
  readonly lineIn: (line: number) => number;
  /** What cannot be read as rows at all stands in no part. */
  readonly faults: Checked['faults'];
};

/** A file as it was chosen; without a table where it is no text, of which the server says why. */
export type ChosenFile = {
  readonly bytes: ArrayBuffer;
  readonly read?: { readonly encoding: Encoding; readonly table: CsvTable };
};

/** Throws `FileNotRead`. */
export const chosenFile = async (master: Master, chosen: Blob): Promise<ChosenFile> => {
  const bytes = await bytesOf(chosen);
  const decoded = decodeFile(new Uint8Array(bytes), hasKnownHeader(master));
  if (!decoded.ok) return { bytes };
  const { encoding, text } = decoded.value;
  return { bytes, read: { encoding, table: readCsv(text) } };
};

/** The table of which is still to be said what columns and words are for; undefined where it has our own. */
export const tableToMap = (
  { master, lists }: { readonly master: Master; readonly lists?: CompanyLists },
  { read }: ChosenFile,
): CsvTable | undefined => {
  if (read === undefined || read.table.rows.length === 0) return undefined;
  const { table } = read;
  return isOurs(master, table) && unknownValues(master, table, lists).length === 0 ? undefined : table;
};

/** How a file of other heads, or of other words, is taken. */
export type Taken = { readonly columns: Mapping; readonly values: readonly MappedValue[] };

/** What is remembered of it; our own heads are what they are called, and nothing is remembered of them but words. */
export const layoutOf = (master: Master, table: CsvTable, { columns, values }: Taken): Layout => ({
  heads: layoutHeads(table),
  columns: isOurs(master, table) ? [] : columns,
  ...(values.length === 0 ? {} : { values: keptValues(values) }),
});

/**
 * The parts in which a file travels; as it is where it is judged whole and its heads are ours, or where it is no text of
 * ours.
 */
export const packedParts = async (
  master: Master,
  { bytes, read }: ChosenFile,
  taken?: Taken,
): Promise<readonly PackedPart[]> => {
  const asItIs = async () => [
    { file: await gzippedText(bytes), content: bytes, lineIn: (line: number) => line, faults: [] },
  ];
  if (read === undefined || (!isJudgedInParts(master) && taken === undefined)) return asItIs();
  const table =
    taken === undefined
      ? read.table
      : withMappedValues(master, mappedTable(master, read.table, taken.columns), taken.values);
  const parts = partsOfFile(master, table);
  if (parts.length === 0) return asItIs();
  return Promise.all(
    parts.map(async ({ text, lineIn }, at) => ({
      file: await gzippedText(text),
      content: text,
      lineIn,
      faults: at === 0 ? table.faults : [],
    })),
  );
};

/** As many changes as a person looks at. */
const mostChanges = 100;

const together = (one: Checked, other: Checked): Checked => ({
  version: one.version,
  encoding: one.encoding,
  rowCount: one.rowCount + other.rowCount,
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  reopened: one.reopened + other.reopened,
  faultCount: one.faultCount + other.faultCount,
  faults: [...one.faults, ...other.faults].slice(0, mostFaults),
  changes: [...one.changes, ...other.changes].slice(0, mostChanges),
});

/** The dry run of all parts, told as that of one file; no further than to as many faults as are told. */
export const checkedParts = async (
  parts: readonly Omit<PackedPart, 'content'>[],
  check: (file: string) => Promise<Checked>,
): Promise<Checked> => {
  let sum: Checked | undefined;
  for (const { file, lineIn, faults } of parts) {
    // One after the other: each is a request of some size.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await check(file);
    const own = [
      ...faults,
      ...answer.faults.map((fault) =>
        fault.line === undefined ? fault : { ...fault, line: lineIn(fault.line) },
      ),
    ];
    const told = { ...answer, faults: own, faultCount: own.length };
    sum = sum === undefined ? told : together(sum, told);
    if (sum.faultCount >= mostFaults) break;
  }
  if (sum === undefined) throw new Error('a file has at least one part');
  return sum;
};
