import type { ExpectedTotal } from '#domain/exports/expected-totals.ts';
import type { ExportId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

/** One immutable file of a batch. */
export type ExportFile = {
  readonly fileName: string;
  /** Where the bytes are, under the tenant's prefix; named by their hash. */
  readonly documentKey: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly byteCount?: number;
};

/** 出力バッチ: immutable files and which entries of the month they hold (ACC-004). */
export type ExportBatch = {
  readonly id: ExportId;
  readonly month: CalendarMonth;
  readonly format: 'yayoi';
  /** In the order of their rows; several where the product takes no larger ones. */
  readonly files: readonly ExportFile[];
  readonly rowCount: number;
  readonly entryCount: number;
  /** What the package must show after the import. Empty for batches made before it was kept. */
  readonly totals: readonly ExpectedTotal[];
  /** The month's entries after the first and up to the second serial. */
  readonly afterSerial: number;
  readonly throughSerial: number;
  readonly replacements: readonly { readonly character: string; readonly with: string }[];
  readonly createdBy: UserId;
  readonly createdByName: string;
  readonly createdAt: Instant;
};

/** `downloads[i]` counts those of `files[i]`. */
export type StoredBatch = { readonly batch: ExportBatch; readonly downloads: readonly number[] };

/** How far a month has been exported; `version` guards it against two exports at once. */
export type ExportedMonth = { readonly lastSerial: number; readonly version: number };

type Item = Readonly<Record<string, unknown>>;

const partition = 'X';
const monthKey = (month: CalendarMonth) => ({ pk: `X#${month}`, sk: 'HEAD' });

export const findMonth = async (table: TenantTable, month: CalendarMonth): Promise<ExportedMonth> => {
  const item = await table.get(monthKey(month), { consistent: true });
  return item === undefined
    ? { lastSerial: 0, version: 0 }
    : { lastSerial: Number(item['lastSerial']), version: Number(item['version']) };
};

/** Batches of before had one file, and its facts were the batch's own. */
type OldBatch = Omit<ExportBatch, 'files' | 'totals'> & ExportFile;

const batchOfDoc = (doc: ExportBatch | OldBatch): ExportBatch => {
  if ('files' in doc) return doc;
  const { fileName, documentKey, sha256, ...rest } = doc;
  const { rowCount } = rest;
  return { ...rest, files: [{ fileName, documentKey, sha256, rowCount }], totals: [] };
};

/** The first file's count has the name of before. */
const countName = (file: number): string => (file === 1 ? 'downloads' : `downloads${file}`);

const batchOf = (item: Item): StoredBatch => {
  const batch = batchOfDoc(JSON.parse(String(item['doc'])));
  return { batch, downloads: batch.files.map((_file, index) => Number(item[countName(index + 1)] ?? 0)) };
};

export const findBatch = async (table: TenantTable, id: ExportId): Promise<StoredBatch | undefined> => {
  const item = await table.get({ pk: partition, sk: id }, { consistent: true });
  return item === undefined ? undefined : batchOf(item);
};

export const listBatches = async (
  table: TenantTable,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const { items, nextCursor } = await table.query({
    pk: partition,
    forward: false,
    consistent: true,
    ...page,
  });
  return { batches: items.map(batchOf), nextCursor };
};

/** The batch and the month's new head, on condition that nobody exported the month meanwhile. */
export const batchWrites = (
  batch: ExportBatch,
  seen: ExportedMonth,
): { readonly batch: Write; readonly month: Write } => ({
  batch: {
    kind: 'put',
    key: { pk: partition, sk: batch.id },
    item: { doc: JSON.stringify(batch), downloads: 0 },
    condition: { expression: 'attribute_not_exists(PK)' },
  },
  month: {
    kind: 'put',
    key: monthKey(batch.month),
    item: { lastSerial: batch.throughSerial, version: seen.version + 1 },
    condition:
      seen.version === 0
        ? { expression: 'attribute_not_exists(PK)' }
        : { expression: 'version = :seen', values: { ':seen': seen.version } },
  },
});

type Download = {
  /** From 1. */
  readonly file: number;
  /** How often it was downloaded before. */
  readonly seen: number;
};

/** Counts a download; a file's first one alone needs no reason, so the count that was seen is the condition. */
export const downloadWrite = (id: ExportId, { file, seen }: Download): Write => {
  const names = { '#count': countName(file) };
  return {
    kind: 'update',
    key: { pk: partition, sk: id },
    change: { expression: 'SET #count = :more', names, values: { ':more': seen + 1 } },
    condition:
      seen === 0
        ? { expression: 'attribute_not_exists(#count) OR #count = :seen', names, values: { ':seen': 0 } }
        : { expression: '#count = :seen', names, values: { ':seen': seen } },
  };
};
