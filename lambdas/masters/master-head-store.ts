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
  /** Somebody gives it up: it goes on no more, and holds the master until the last of its rows is gone. */
  readonly isGivenUp: boolean;
};

export type Head = {
  readonly version: number;
  /** False until the first change: the entries are those of the index row, as version 1. */
  readonly isKept: boolean;
  readonly importing?: OpenImport;
  readonly lastImport?: DoneImport;
  readonly lastGivenUp?: string;
};

const untouched: Head = { version: 1, isKept: false };

export const headOf = async (table: TenantTable, noun: string): Promise<Head> => {
  const item = await table.get(masterHead.key({ noun }), { consistent: true });
  if (item === undefined) return untouched;
  const { version, lastImport, lastGivenUp, importId, isGivenUp, ...begun } = masterHead.read(item);
  const importing =
    importId === undefined
      ? undefined
      : {
          id: importId,
          fileHash: begun.fileHash ?? '',
          at: begun.begunAt ?? '',
          by: begun.begunBy ?? '',
          byName: begun.begunByName ?? '',
          isGivenUp: isGivenUp ?? false,
        };
  return {
    version,
    isKept: true,
    ...(importing === undefined ? {} : { importing }),
    ...(lastImport === undefined ? {} : { lastImport }),
    ...(lastGivenUp === undefined ? {} : { lastGivenUp }),
  };
};

/** Neither another change nor another import since the head was read, nor the end of this one. */
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
        expression: `#version = :seen AND importId = :import AND attribute_${importing.isGivenUp ? '' : 'not_'}exists(isGivenUp)`,
        names,
        values: { ':seen': version, ':import': importing.id },
      };
};

/** The head's next state, on condition that it is still the one that was read. */
export const headPut = (noun: string, next: Omit<Head, 'isKept'>, seen: Head): Write => {
  const { version, importing, lastImport, lastGivenUp } = next;
  const begun =
    importing === undefined
      ? {}
      : {
          importId: importing.id,
          fileHash: importing.fileHash,
          begunAt: importing.at,
          begunBy: importing.by,
          begunByName: importing.byName,
          ...(importing.isGivenUp ? { isGivenUp: true } : {}),
        };
  const over = {
    ...(lastImport === undefined ? {} : { lastImport }),
    ...(lastGivenUp === undefined ? {} : { lastGivenUp }),
  };
  return {
    kind: 'put',
    ...masterHead.row({ noun }, { version, ...begun, ...over }),
    condition: unchangedSince(seen),
  };
};

/** Belongs to every write of an import and of its giving up: whoever was given up is shut out by it. */
export const headUnchanged = (noun: string, seen: Head): Write => ({
  kind: 'check',
  key: masterHead.key({ noun }),
  condition: unchangedSince(seen),
});
