import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { isExportId } from '#domain/kernel/ids.ts';
import { ulidShape } from '#lambdas/http/text-shapes.ts';
import type { StoredBatch } from './export-store.ts';

export const exportId = ulidShape(isExportId, '出力IDの形が正しくありません');

export const exportView = v.object({
  id: v.string(),
  month: v.string(),
  format: v.literal('yayoi'),
  fileName: v.string(),
  sha256: v.string(),
  rowCount: v.number(),
  entryCount: v.number(),
  createdAt: v.string(),
  createdByName: v.string(),
  /** The first download needs no reason, later ones do (ACC-004). */
  downloads: v.number(),
});

export const exportViewOf = ({ batch, downloads }: StoredBatch) => {
  const { id, month, format, fileName, sha256, rowCount, entryCount, createdAt, createdByName } = batch;
  return {
    id,
    month,
    format,
    fileName,
    sha256,
    rowCount,
    entryCount,
    createdAt: jstText(createdAt),
    createdByName,
    downloads,
  };
};
