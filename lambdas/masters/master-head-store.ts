import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { masterHead, type DoneImport } from '#rows/masters.ts';

/** An import that has begun and that nobody sees yet. */
export type OpenImport = {
  readonly id: string;
  /** SHA-256 of the file, in hex. */
  readonly fileHash: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
};

export type Head = {
  readonly version: number;
  /** False until the first change: the entries are those of the index row, as version 1. */
  readonly isKept: boolean;
  readonly importing?: OpenImport;
  readonly lastImport?: DoneImport;
};

const untouched: Head = { version: 1, isKept: false };

export const headOf = async (table: TenantTable, noun: string): Promise<Head> => {
  const item = await table.get(masterHead.key({ noun }), { consistent: true });
  if (item === undefined) return untouched;
  const { version, lastImport, importId, fileHash, begunAt, begunBy, begunByName } = masterHead.read(item);
  const importing =
    importId === undefined
      ? undefined
      : {
          id: importId,
          fileHash: fileHash ?? '',
          at: begunAt ?? '',
          by: begunBy ?? '',
          byName: begunByName ?? '',
        };
  return {
    version,
    isKept: true,
    ...(importing === undefined ? {} : { importing }),
    ...(lastImport === undefined ? {} : { lastImport }),
  };
};

/** Neither another change nor another import since the head was read. */
const unchangedSince = ({ version, isKept, importing }: Head): Condition => {
  if (!isKept) return { expression: 'attribute_not_exists(PK)' };
  const names = { '#version': 'version' };
  return importing === undefined
    ? {
        expression: '#version = :seen AND attribute_not_exists(importId)',
        names,
        values: { ':seen': version },
      }
    : {
        expression: '#version = :seen AND importId = :import',
        names,
        values: { ':seen': version, ':import': importing.id },
      };
};

/** The head's next state, on condition that it is still the one that was read. */
export const headPut = (noun: string, next: Omit<Head, 'isKept'>, seen: Head): Write => {
  const { version, importing, lastImport } = next;
  const begun =
    importing === undefined
      ? {}
      : {
          importId: importing.id,
          fileHash: importing.fileHash,
          begunAt: importing.at,
          begunBy: importing.by,
          begunByName: importing.byName,
        };
  return {
    kind: 'put',
    ...masterHead.row({ noun }, { version, ...begun, ...(lastImport === undefined ? {} : { lastImport }) }),
    condition: unchangedSince(seen),
  };
};

/** Belongs to every write of an import that is under way: whoever was given up is shut out by it. */
export const headUnchanged = (noun: string, seen: Head): Write => ({
  kind: 'check',
  key: masterHead.key({ noun }),
  condition: unchangedSince(seen),
});
