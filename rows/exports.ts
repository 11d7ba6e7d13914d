import type { ExpectedTotal } from '#domain/exports/expected-totals.ts';
import type { ExportId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import { json } from './attributes.ts';
import { formStep } from './forms.ts';
import { rowKind } from './row-kind.ts';

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

/** Somebody imported a row with this label into the company's own package, and it was taken rightly. */
export type ConfirmedLabel = {
  readonly label: string;
  readonly by: UserId;
  readonly byName: string;
  readonly at: string;
};

/** Batches of the first form had one file, and its facts were the batch's own. */
type BatchOfOneFile = Omit<ExportBatch, 'files' | 'totals'> & ExportFile;

const withFiles = (doc: ExportBatch | BatchOfOneFile): ExportBatch => {
  if ('files' in doc) return doc;
  const { fileName, documentKey, sha256, ...rest } = doc;
  const { rowCount } = rest;
  return { ...rest, files: [{ fileName, documentKey, sha256, rowCount }], totals: [] };
};

const ofExports = { table: 'TenantData', keeps: 'books', erased: 'with-tenant' } as const;

export const exportBatch = rowKind('export-batch', {
  ...ofExports,
  pk: 'X',
  sk: '{exportId}',
  returned: 'exports.jsonl',
  /** `downloads` counts those of the first file, `downloads2` of the second, and so on. */
  holds: { doc: json<ExportBatch>(), downloads: 'number' },
  numbered: ['downloads'],
  forms: [
    formStep({
      from: { doc: json<ExportBatch | BatchOfOneFile>() },
      to: ['doc'],
      up: ({ doc }) => ({ doc: withFiles(doc) }),
    }),
  ],
});

/** How far a month has been exported; `version` guards it against two exports at once. */
export const exportedMonth = rowKind('exported-month', {
  ...ofExports,
  pk: 'X#{month}',
  sk: 'HEAD',
  returned: 'derived',
  holds: { lastSerial: 'number', version: 'number' },
});

/** What the company has confirmed for a product: another product may read a label otherwise. */
export const confirmedLabels = rowKind('confirmed-labels', {
  ...ofExports,
  keeps: 'contract',
  pk: 'X-TEST',
  sk: '{product}',
  returned: 'settings.jsonl',
  holds: { doc: json<readonly ConfirmedLabel[]>(), version: 'number' },
});
