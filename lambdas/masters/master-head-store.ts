import type { Layout } from '#domain/masters/column-mapping.ts';
import type { Counts } from '#domain/masters/judge-changed.ts';
import type { Master } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { masterHead, type DoneImport, type Noted, type PartSums } from '#rows/masters.ts';

/** An import that has begun and that nobody sees yet. */
export type OpenImport = {
  readonly id: string;
  /** SHA-256 of each part that has begun, in hex; a file that travels whole is one part. */
  readonly hashes: readonly string[];
  /** So many parts are staged: all that have begun, or all but the last. */
  readonly done: number;
  /** What these bring. */
  readonly sums: PartSums;
  /** With which the first of several parts was judged. */
  readonly settingsVersion?: number;
  /** Of a file that is judged whole. */
  readonly noted?: Noted;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  /** Somebody gives it up: it goes on no more, and holds the master until the last of its rows is gone. */
  readonly isGivenUp: boolean;
};

export type Head = {
  readonly version: number;
  /** False until the first change. */
  readonly isThere: boolean;
  /** Whether entries are rows: of a master that is kept whole they are those of the index row at first, as version 1. */
  readonly isKept: boolean;
  /** Of a master that is kept by id. */
  readonly counts: Counts;
  readonly importing?: OpenImport;
  readonly lastImport?: DoneImport;
  readonly lastGivenUp?: string;
  /** How the last files of other heads were taken, the newest first. */
  readonly layouts?: readonly Layout[];
};

export const noSums: PartSums = { added: 0, changed: 0, unchanged: 0, open: 0, kept: 0 };

type Stored = ReturnType<typeof masterHead.read>;

const importingOf = (row: Stored): OpenImport | undefined => {
  const { importId, fileHash = '', laterHashes = [], partsDone = 0, partSums = noSums } = row;
  const { partsSettings, noted } = row;
  if (importId === undefined) return undefined;
  return {
    id: importId,
    hashes: [fileHash, ...laterHashes],
    done: partsDone,
    sums: partSums,
    at: row.begunAt ?? '',
    by: row.begunBy ?? '',
    byName: row.begunByName ?? '',
    isGivenUp: row.isGivenUp ?? false,
    ...(partsSettings === undefined ? {} : { settingsVersion: partsSettings }),
    ...(noted === undefined ? {} : { noted }),
  };
};

export const headOf = async (table: TenantTable, { noun, kept }: Master): Promise<Head> => {
  const item = await table.get(masterHead.key({ noun }), { consistent: true });
  if (item === undefined)
    return { version: 1, isThere: false, isKept: kept === 'by-id', counts: { open: 0, kept: 0 } };
  const row = masterHead.read(item);
  const { version, lastImport, lastGivenUp, layouts, openCount = 0, keptCount = 0 } = row;
  const importing = importingOf(row);
  return {
    version,
    isThere: true,
    isKept: true,
    counts: { open: openCount, kept: keptCount },
    ...(importing === undefined ? {} : { importing }),
    ...(lastImport === undefined ? {} : { lastImport }),
    ...(lastGivenUp === undefined ? {} : { lastGivenUp }),
    ...(layouts === undefined ? {} : { layouts }),
  };
};

/** Neither another change nor another import since the head was read, nor another part, nor the end of this one. */
const unchangedSince = ({ version, isThere, importing }: Head): Condition => {
  if (!isThere) return { expression: 'attribute_not_exists(PK)' };
  const names = { '#version': 'version' };
  if (importing === undefined)
    return {
      expression: '#version = :seen AND attribute_not_exists(importId)',
      names,
      values: { ':seen': version },
    };
  const { id, hashes, done, isGivenUp, noted } = importing;
  const later = hashes.slice(1);
  return {
    expression: [
      '#version = :seen AND importId = :import',
      `attribute_${isGivenUp ? '' : 'not_'}exists(isGivenUp)`,
      done > 0 ? 'partsDone = :done' : 'attribute_not_exists(partsDone)',
      later.length > 0 ? 'laterHashes = :later' : 'attribute_not_exists(laterHashes)',
      noted === undefined ? 'attribute_not_exists(noted)' : 'noted = :noted',
    ].join(' AND '),
    names,
    values: {
      ':seen': version,
      ':import': id,
      ...(done > 0 ? { ':done': done } : {}),
      ...(later.length > 0 ? { ':later': JSON.stringify(later) } : {}),
      ...(noted === undefined ? {} : { ':noted': JSON.stringify(noted) }),
    },
  };
};

const begunOf = ({ hashes: [fileHash = '', ...later], done, sums, ...importing }: OpenImport) => ({
  importId: importing.id,
  fileHash,
  begunAt: importing.at,
  begunBy: importing.by,
  begunByName: importing.byName,
  ...(later.length === 0 ? {} : { laterHashes: later }),
  ...(done === 0 ? {} : { partsDone: done, partSums: sums }),
  ...(importing.settingsVersion === undefined ? {} : { partsSettings: importing.settingsVersion }),
  ...(importing.noted === undefined ? {} : { noted: importing.noted }),
  ...(importing.isGivenUp ? { isGivenUp: true } : {}),
});

/** The head's next state, on condition that it is still the one that was read. */
export const headPut = (
  { noun, kept }: Master,
  next: Omit<Head, 'isThere' | 'isKept'>,
  seen: Head,
): Write => {
  const { version, counts, importing, lastImport, lastGivenUp, layouts } = next;
  const content = {
    version,
    ...(importing === undefined ? {} : begunOf(importing)),
    ...(kept === 'by-id' ? { openCount: counts.open, keptCount: counts.kept } : {}),
    ...(lastImport === undefined ? {} : { lastImport }),
    ...(lastGivenUp === undefined ? {} : { lastGivenUp }),
    ...(layouts === undefined ? {} : { layouts }),
  };
  return { kind: 'put', ...masterHead.row({ noun }, content), condition: unchangedSince(seen) };
};

/** Belongs to every change of a single one of what is being imported: nobody changes it meanwhile. */
export const nobodyImports = (noun: string): Write => ({
  kind: 'check',
  key: masterHead.key({ noun }),
  condition: { expression: 'attribute_not_exists(importId)' },
});

/** Belongs to every write of an import and of its giving up: whoever was given up is shut out by it. */
export const headUnchanged = (noun: string, seen: Head): Write => ({
  kind: 'check',
  key: masterHead.key({ noun }),
  condition: unchangedSince(seen),
});
