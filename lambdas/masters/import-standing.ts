import type { Layout } from '#domain/masters/column-mapping.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { FileRefusal } from '#domain/csv/decode-file.ts';
import type { DoneImport } from '#rows/masters.ts';
import { beingImported, type ChangeRefusal } from './change-entry.ts';
import type { ImportFile } from './import-file.ts';
import type { Head, OpenImport } from './master-head-store.ts';

/** A file travels whole, or in parts that follow each other. */
export type Part = { readonly at: number; readonly isLast: boolean };
export const wholeFile: Part = { at: 0, isLast: true };

export type Import = {
  readonly id: string;
  readonly file: ImportFile;
  readonly part: Part;
  /** The master's version against which the file was tried. */
  readonly expectedVersion: number;
  /** How the file was taken. @default it has our own heads */
  readonly layout?: Layout;
};

/** What the standing of an import is asked by. */
export type Wanted = Omit<Import, 'file'> & { readonly file: Pick<ImportFile, 'hash'> };

export type ImportRefusal =
  | FileRefusal
  | Extract<ChangeRefusal, { readonly kind: 'master-being-imported' }>
  | { readonly kind: 'idempotency-key-reused' }
  | { readonly kind: 'import-given-up' }
  | { readonly kind: 'import-has-faults' }
  | { readonly kind: 'master-changed-meanwhile'; readonly version: number };

export type Counted = Pick<DoneImport, 'added' | 'changed' | 'unchanged'>;
export type Imported = Result<Counted, ImportRefusal>;

const reused = refuse({ kind: 'idempotency-key-reused' });
const givenUp = refuse({ kind: 'import-given-up' });

/** What the last import is to this one: itself, or the same file against the same version under another id. */
const doneBefore = ({ lastImport: last }: Head, wanted: Wanted): Imported | undefined => {
  const { id, file, part, expectedVersion } = wanted;
  if (last?.id === id)
    return !part.isLast || (last.fileHash ?? file.hash) === file.hash ? accept(last) : reused;
  const isSame = part.isLast && last?.fileHash === file.hash && last.version === expectedVersion + 1;
  return isSame ? accept(last) : undefined;
};

/** What this part is to an import that is under way, by the same hand or another that sends the same. */
const placeIn = (importing: OpenImport, { id, file, part: { at } }: Wanted): Imported | 'begun' | 'new' => {
  const { hashes, done, sums } = importing;
  const another = importing.id === id ? reused : beingImported(importing);
  if (at > hashes.length || (at === hashes.length && at > done)) return another;
  const known = hashes[at];
  if (known === undefined) return 'new';
  if (known !== file.hash) return another;
  return at < done ? accept(sums) : 'begun';
};

/**
 * The import as it is known so far: done, given up, under way, in somebody else's way, or still to begin. Whoever
 * chose the same file again, since his browser was closed over the first import, goes on with that one.
 */
export const standingOf = (head: Head, wanted: Wanted): Imported | 'begun' | 'new' => {
  const { importing, lastGivenUp, version } = head;
  const { id, part, expectedVersion } = wanted;
  const done = doneBefore(head, wanted);
  if (done !== undefined) return done;
  if (lastGivenUp === id || (importing?.id === id && importing.isGivenUp)) return givenUp;
  if (importing === undefined) {
    if (version !== expectedVersion) return refuse({ kind: 'master-changed-meanwhile', version });
    // The parts before it are gone.
    return part.at === 0 ? 'new' : givenUp;
  }
  const mayGoOn = importing.id === id || (!importing.isGivenUp && version === expectedVersion);
  return mayGoOn ? placeIn(importing, wanted) : beingImported(importing);
};
