import type { ExportId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import type { Write } from '#lambdas/adapters/transaction.ts';

/** 出力バッチ: an immutable file and which entries of the month it holds (ACC-004). */
export type ExportBatch = {
  readonly id: ExportId;
  readonly month: CalendarMonth;
  readonly format: 'yayoi';
  readonly fileName: string;
  /** Where the bytes are, under the tenant's prefix; named by their hash. */
  readonly documentKey: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly entryCount: number;
  /** The month's entries after the first and up to the second serial. */
  readonly afterSerial: number;
  readonly throughSerial: number;
  readonly replacements: readonly { readonly character: string; readonly with: string }[];
  readonly createdBy: UserId;
  readonly createdByName: string;
  readonly createdAt: Instant;
};

export type StoredBatch = { readonly batch: ExportBatch; readonly downloads: number };

/** How far a month has been exported; `version` guards it against two exports at once. */
export type ExportedMonth = { readonly lastSerial: number; readonly version: number };

const partition = 'X';
const monthKey = (month: CalendarMonth) => ({ pk: `X#${month}`, sk: 'HEAD' });

export const findMonth = async (table: TenantTable, month: CalendarMonth): Promise<ExportedMonth> => {
  const item = await table.get(monthKey(month), { consistent: true });
  return item === undefined
    ? { lastSerial: 0, version: 0 }
    : { lastSerial: Number(item['lastSerial']), version: Number(item['version']) };
};

const batchOf = (item: Readonly<Record<string, unknown>>): StoredBatch => ({
  batch: JSON.parse(String(item['doc'])),
  downloads: Number(item['downloads']),
});

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

/** Counts a download; the first one alone needs no reason, so the count that was seen is the condition. */
export const downloadWrite = (id: ExportId, seen: number): Write => ({
  kind: 'update',
  key: { pk: partition, sk: id },
  change: { expression: 'SET downloads = :more', values: { ':more': seen + 1 } },
  condition: { expression: 'downloads = :seen', values: { ':seen': seen } },
});
