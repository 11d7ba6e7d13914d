import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { isExportId } from '#domain/kernel/ids.ts';
import { ulidShape } from '#contract/shapes/text.ts';
import type { StoredBatch } from './export-store.ts';

export const exportId = ulidShape(isExportId, '出力IDの形が正しくありません');

/** 仮払消費税 and costs per account, to compare with the package's books after the import. */
export const totalsView = v.array(
  v.object({ code: v.string(), name: v.string(), debit: v.number(), credit: v.number() }),
);

const fileView = v.object({
  fileName: v.string(),
  sha256: v.string(),
  rowCount: v.number(),
  byteCount: v.exactOptional(v.number()),
  /** The first download of a file needs no reason, later ones do (ACC-004). */
  downloads: v.number(),
});

export const exportView = v.object({
  id: v.string(),
  month: v.string(),
  format: v.literal('yayoi'),
  /** In the order in which they are to be imported. */
  files: v.array(fileView),
  rowCount: v.number(),
  entryCount: v.number(),
  /** Empty for files made before it was kept. */
  totals: totalsView,
  createdAt: v.string(),
  createdByName: v.string(),
});

export const exportViewOf = ({ batch, downloads }: StoredBatch) => {
  const { id, month, format, files, rowCount, entryCount, totals, createdAt, createdByName } = batch;
  return {
    id,
    month,
    format,
    files: files.map(({ documentKey: _where, ...file }, index) => ({
      ...file,
      downloads: downloads[index] ?? 0,
    })),
    rowCount,
    entryCount,
    totals,
    createdAt: jstText(createdAt),
    createdByName,
  };
};
