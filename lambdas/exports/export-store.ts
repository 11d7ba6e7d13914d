import type { ExportId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { seesMonth } from '#domain/rights/sight.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { hiddenSerials } from '#lambdas/journals/journal-store.ts';
import type { ExportedMonth } from '#lambdas/journals/exported-month.ts';
import { exportBatch, exportedMonth, type ExportBatch } from '#rows/exports.ts';
import type { StoredRow } from '#rows/forms.ts';
import type { Row } from '#rows/row-kind.ts';

/** `downloads[i]` counts those of `files[i]`. */
export type StoredBatch = { readonly batch: ExportBatch; readonly downloads: readonly number[] };

/** The first file's count has the name of before. */
const countName = (file: number) => (file === 1 ? 'downloads' : (`downloads${file}` as const));

const batchOf = (item: Row): StoredBatch => {
  const row = exportBatch.read(item);
  const { doc: batch } = row;
  return { batch, downloads: batch.files.map((_file, index) => row[countName(index + 1)] ?? 0) };
};

export const findBatch = async (table: TenantTable, id: ExportId): Promise<StoredBatch | undefined> => {
  const item = await table.get(exportBatch.key({ exportId: id }), { consistent: true });
  return item === undefined ? undefined : batchOf(item);
};

/**
 * Those of the batches that hold no entry which this reader may not see: a file is shown whole or not at all. The labels are
 * those of now, also of what was exported before they were given.
 */
export const shownBatches = async (
  table: TenantTable,
  batches: readonly StoredBatch[],
  reader: Actor,
): Promise<readonly StoredBatch[]> => {
  if (!reader.sight.isLimited) return batches;
  const months = [...new Set(batches.map(({ batch }) => batch.month))];
  const hidden = new Map(
    await Promise.all(
      months.map(async (month) => [month, await hiddenSerials(table, month, reader)] as const),
    ),
  );
  return batches.filter(
    ({ batch: { month, afterSerial, throughSerial } }) =>
      seesMonth(reader, month) &&
      hidden.get(month)?.some((serial) => serial > afterSerial && serial <= throughSerial) !== true,
  );
};

/** A batch that this reader may see. */
export const findShown = async (
  table: TenantTable,
  id: ExportId,
  reader: Actor,
): Promise<StoredBatch | undefined> => {
  const found = await findBatch(table, id);
  const [shown] = found === undefined ? [] : await shownBatches(table, [found], reader);
  return shown;
};

/** So many batches one request reads for its page: twenty years of them. */
const mostBatches = 2_000;

/** A page of those that this reader may see. */
export const listBatches = async (
  table: TenantTable,
  { reader, ...page }: { readonly reader: Actor; readonly limit: number; readonly cursor?: string },
) => {
  let isLimited = false;
  const shown = async (items: readonly StoredRow[]): Promise<readonly StoredRow[]> => {
    const batches = new Map(items.map((item) => [batchOf(item), item] as const));
    const seen = await shownBatches(table, [...batches.keys()], reader);
    if (seen.length < batches.size) isLimited = true;
    return seen.flatMap((batch) => batches.get(batch) ?? []);
  };
  const { items, nextCursor } = await table.query({
    ...exportBatch.among({}),
    forward: false,
    consistent: true,
    ...(reader.sight.isLimited ? { filter: { matches: () => true, shown, mostRows: mostBatches } } : {}),
    ...page,
  });
  return { batches: items.map(batchOf), nextCursor, isLimited };
};

/** The batch and the month's new head, on condition that nobody exported the month meanwhile. */
export const batchWrites = (
  batch: ExportBatch,
  seen: ExportedMonth,
): { readonly batch: Write; readonly month: Write } => ({
  batch: {
    kind: 'put',
    ...exportBatch.row({ exportId: batch.id }, { doc: batch, downloads: 0 }),
    condition: { expression: 'attribute_not_exists(PK)' },
  },
  month: {
    kind: 'put',
    ...exportedMonth.row(
      { month: batch.month },
      { lastSerial: batch.throughSerial, version: seen.version + 1 },
    ),
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
  const name = countName(file);
  const names = { '#count': name };
  return {
    kind: 'update',
    key: exportBatch.key({ exportId: id }),
    change: exportBatch.change({ set: { [name]: seen + 1 } }),
    condition:
      seen === 0
        ? { expression: 'attribute_not_exists(#count) OR #count = :seen', names, values: { ':seen': 0 } }
        : { expression: '#count = :seen', names, values: { ':seen': seen } },
  };
};
