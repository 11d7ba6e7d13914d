import assert from 'node:assert/strict';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { recordName, type StoredRecord } from './records.ts';

export type Change = { readonly put: StoredRecord } | { readonly drop: StoredRecord };

export type Journal = {
  /** What the last run left. */
  readonly records: readonly StoredRecord[];
  /** Writes all changes or none; they are on the disk when it returns. */
  readonly append: (changes: readonly Change[]) => void;
  readonly close: () => void;
};

/** One line is one commit. A line without its end was cut by a crash: that commit never happened. */
const readLines = (path: string): readonly string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];

const replay = (path: string): readonly StoredRecord[] => {
  const records = new Map<string, StoredRecord>();
  for (const [index, line] of readLines(path).entries()) {
    let changes: readonly Change[];
    try {
      changes = JSON.parse(line);
    } catch (cause) {
      throw new Error(`the data folder is damaged: ${path}, line ${index + 1}`, { cause });
    }
    for (const change of changes) {
      if ('put' in change) records.set(recordName(change.put), change.put);
      else records.delete(recordName(change.drop));
    }
  }
  return [...records.values()];
};

const writeLine = (file: number, changes: readonly Change[]): number => {
  const bytes = Buffer.from(`${JSON.stringify(changes)}\n`);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
  return bytes.length;
};

/** Opens a journal, rewritten to what is still true: the rename makes the new file count. */
export const openJournal = (path: string): Journal => {
  mkdirSync(dirname(path), { recursive: true });
  const records = replay(path);
  const file = openSync(`${path}.new`, 'w');
  let sizeBytes = 0;
  let isOpen = true;
  for (const record of records) sizeBytes += writeLine(file, [{ put: record }]);
  fdatasyncSync(file);
  renameSync(`${path}.new`, path);

  return {
    records,
    append: (changes) => {
      assert(isOpen, 'nothing is written after the end');
      try {
        const lineBytes = writeLine(file, changes);
        fdatasyncSync(file);
        sizeBytes += lineBytes;
      } catch (cause) {
        ftruncateSync(file, sizeBytes);
        throw cause;
      }
    },
    close: () => {
      isOpen = false;
      closeSync(file);
    },
  };
};

export const memoryJournal = (): Journal => ({
  records: [],
  append: () => undefined,
  close: () => undefined,
});
