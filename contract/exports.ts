import { yayoiProducts } from '#domain/exports/yayoi-choices.ts';
import * as v from 'valibot';
import { get, post } from './endpoint.ts';
import { idempotencyKeyReused } from './refusals/claims.ts';
import {
  exportChangedMeanwhile,
  exportHasNothing,
  exportNeedsReason,
  exportNeedsTest,
  exportNotShown,
  exportUnmappable,
} from './refusals/exports.ts';
import { exportProblems } from './shapes/export-problems.ts';
import { limited } from './shapes/limited.ts';
import { exportId } from './shapes/ids.ts';
import { pageOf, pageQuery } from './shapes/page.ts';
import { asItIs, filledLine, line, paragraph } from './shapes/text.ts';
import { calendarMonth, wholeNumber } from './shapes/values.ts';

/** 仮払消費税 and costs per account, to compare with the package's books after the import. */
const totals = v.array(
  v.object({ code: v.string(), name: v.string(), debit: v.number(), credit: v.number() }),
);

const file = v.object({
  fileName: v.string(),
  sha256: v.string(),
  rowCount: v.number(),
  byteCount: v.exactOptional(v.number()),
  /** The first download of a file needs no reason, later ones do (ACC-004). */
  downloads: v.number(),
});

/** 出力バッチ as people see it. */
const exportView = v.object({
  id: v.string(),
  month: v.string(),
  format: v.literal('yayoi'),
  /** In the order in which they are to be imported. */
  files: v.array(file),
  rowCount: v.number(),
  entryCount: v.number(),
  /** Empty for files made before it was kept. */
  totals,
  createdAt: v.string(),
  createdByName: v.string(),
});

const label = v.object({
  code: v.string(),
  label: v.string(),
  /** False where nobody has read the label in the package. */
  isVerified: v.boolean(),
  source: v.exactOptional(v.string()),
  /** Who tried it in the company's own package. */
  confirmed: v.exactOptional(v.object({ byName: v.string(), at: v.string() })),
});

/** A character, or a whole name that has no room, and what stands for it in this batch. */
const replacement = v.strictObject({
  /** As it stands in what was stored before today's door of texts. */
  character: asItIs(200),
  with: line(64),
});

const monthQuery = v.strictObject({ month: calendarMonth });

export const listExports = get('/api/exports', {
  function: 'tenant-app',
  may: 'exports.read',
  summary: '会計ソフト出力を一覧する',
  query: pageQuery,
  answer: v.object({ ...pageOf(exportView).entries, ...limited }),
});

export const previewExport = get('/api/exports/preview', {
  function: 'tenant-app',
  may: 'exports.read',
  summary: '会計ソフト出力の内容を事前に確認する',
  query: monthQuery,
  answer: v.object({
    month: v.string(),
    product: v.picklist(yayoiProducts),
    productName: v.string(),
    entryCount: v.number(),
    /** Those that earlier files of the month hold. */
    exportedCount: v.number(),
    debit: v.number(),
    rowCount: v.number(),
    fileCount: v.number(),
    /** Rows whose free words have no room and end in `…`. */
    shortenedCount: v.number(),
    totals,
    labels: v.array(label),
    problems: v.object(exportProblems),
    ...limited,
    /** Some of what is left out is still to be taken: nobody but who sees all of it makes the file. */
    mayNotTake: v.exactOptional(v.literal(true)),
  }),
});

export const showTestImport = get('/api/exports/test-import', {
  function: 'tenant-app',
  may: 'exports.create',
  summary: '未確認の税区分を試すファイルを取得する',
  query: monthQuery,
  answer: v.object({
    fileName: v.string(),
    /** The file in base64: it is small, and nothing of it is kept. */
    base64: v.string(),
    rowCount: v.number(),
    labels: v.array(v.string()),
  }),
  refusals: [exportUnmappable, exportHasNothing],
});

export const confirmTestImport = post('/api/exports/test-import', {
  function: 'tenant-app',
  may: 'exports.create',
  summary: '取込テストの結果を確認済みにする',
  body: v.strictObject({ labels: v.pipe(v.array(filledLine(40)), v.minLength(1), v.maxLength(50)) }),
  answer: v.object({
    labels: v.array(v.object({ label: v.string(), byName: v.string(), at: v.string() })),
  }),
  refusals: [exportChangedMeanwhile],
});

export const createExport = post('/api/exports', {
  function: 'tenant-app',
  may: 'exports.create',
  summary: '会計ソフト用のファイルを作成する',
  body: v.strictObject({
    id: exportId,
    month: calendarMonth,
    format: v.literal('yayoi'),
    replacements: v.optional(v.pipe(v.array(replacement), v.maxLength(100)), []),
  }),
  answer: exportView,
  status: 201,
  refusals: [
    exportNeedsTest,
    idempotencyKeyReused,
    exportHasNothing,
    exportUnmappable,
    exportChangedMeanwhile,
    exportNotShown,
  ],
});

export const showExport = get('/api/exports/{exportId}', {
  function: 'tenant-app',
  may: 'exports.read',
  summary: '会計ソフト出力を表示する',
  answer: exportView,
});

export const downloadExport = post('/api/exports/{exportId}/downloads', {
  function: 'tenant-app',
  may: 'exports.create',
  summary: '会計ソフト出力のファイルを取得する',
  body: v.strictObject({
    /** Which file of the batch, from 1. */
    file: v.optional(wholeNumber(1, 1000), 1),
    reason: v.exactOptional(paragraph(200)),
  }),
  answer: v.object({ url: v.string(), fileName: v.string(), sha256: v.string() }),
  refusals: [exportNeedsReason, exportChangedMeanwhile],
});
