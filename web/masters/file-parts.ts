import type { AnswerOf } from '#contract/endpoint.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { decodeFile } from '#domain/csv/decode-file.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { partsOfFile } from '#domain/masters/file-parts.ts';
import { hasOurHeader, mostFaults } from '#domain/masters/import-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { bytesOf, gzippedText } from '#web/masters/gzipped.ts';

/** What the dry run of a file tells. */
export type Checked = AnswerOf<MasterContracts['checkImportOf']>;

/** A part of a file as it travels. */
type PackedPart = {
  readonly file: string;
  /** The line of the whole file where a line of the part came from. */
  readonly lineIn: (line: number) => number;
  /** What cannot be read as rows at all stands in no part. */
  readonly faults: Checked['faults'];
};

/**
 * The parts in which a file travels; as it is where its master is kept whole, or where it is no text of ours, of which
 * the server says why. Throws `FileNotRead`.
 */
export const packedParts = async (master: Master, chosen: Blob): Promise<readonly PackedPart[]> => {
  const bytes = await bytesOf(chosen);
  const asItIs = async () => [{ file: await gzippedText(bytes), lineIn: (line: number) => line, faults: [] }];
  if (master.kept === 'whole') return asItIs();
  const decoded = decodeFile(new Uint8Array(bytes), hasOurHeader(master));
  if (!decoded.ok) return asItIs();
  const table = readCsv(decoded.value.text);
  const parts = partsOfFile(master, table);
  if (parts.length === 0) return asItIs();
  return Promise.all(
    parts.map(async ({ text, lineIn }, at) => ({
      file: await gzippedText(text),
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
  faultCount: one.faultCount + other.faultCount,
  faults: [...one.faults, ...other.faults].slice(0, mostFaults),
  changes: [...one.changes, ...other.changes].slice(0, mostChanges),
});

/** The dry run of all parts, told as that of one file; no further than to as many faults as are told. */
export const checkedParts = async (
  parts: readonly PackedPart[],
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
