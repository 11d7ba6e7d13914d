import { jstText } from '#domain/calendar/jst.ts';
import type { StoredBatch } from './export-store.ts';

/** 出力バッチ as people see it. */
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
