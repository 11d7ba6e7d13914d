import type { Encoding } from '#domain/text/encodings.ts';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { decodeFile, type FileRefusal } from '#domain/csv/decode-file.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasKnownHeader, importRows } from '#domain/masters/import-rows.ts';
import { judgeImport, type ImportJudgement } from '#domain/masters/judge-import.ts';
import type { Situation } from './situation.ts';

/** A CSV file, or a part of one, as it came out of its packing. */
export type ImportFile = { readonly bytes: Uint8Array; readonly hash: string };

/** 20,000 rows of 200 bytes. What unpacks to more is no file of ours. */
const mostBytes = 4 * 1024 * 1024;

/** The bytes of a gzipped file in base64. */
export const unpacked = (base64: string): Result<ImportFile, FileRefusal> => {
  try {
    const bytes = gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: mostBytes });
    return accept({ bytes, hash: createHash('sha256').update(bytes).digest('hex') });
  } catch {
    // zlib throws for bytes that it did not pack and for more than the bound; the reader has only one thing to do.
    return refuse({
      kind: 'file-unreadable',
      reason: '4 MB 以下のCSVファイルを選んでください',
    });
  }
};

export type JudgedFile = ImportJudgement & { readonly encoding: Encoding };

/** By what a file is judged. */
export type Judging = Pick<Situation, 'master' | 'faultsOf'> & {
  readonly bearings: Pick<Situation['bearings'], 'entriesOf'>;
};

/** The dry run of a file, or of a part of one, against what the company keeps now. */
export const judgedFile = async (
  { master, bearings, faultsOf }: Judging,
  { bytes }: ImportFile,
): Promise<Result<JudgedFile, FileRefusal>> => {
  const decoded = decodeFile(bytes, hasKnownHeader(master));
  if (!decoded.ok) return decoded;
  const { encoding, text } = decoded.value;
  const read = importRows(master, readCsv(text));
  const entries = await bearings.entriesOf(read.rows.map(({ id }) => id));
  return accept({ ...(await judgeImport(master, read, { entries, faultsOf })), encoding });
};
