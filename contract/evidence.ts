import * as v from 'valibot';
import { longestSentFileName, shortenFileName } from '#domain/evidence/file-name.ts';
import { fileTypeNames, fileTypeOf, knownMediaTypes, largestFileBytes } from '#domain/evidence/file-types.ts';
import { allLooks } from '#domain/evidence/looks.ts';
import { get, post } from './endpoint.ts';
import { notFound } from './refusals/chain.ts';
import {
  claimClosedForReceipts,
  evidenceInUse,
  evidenceNotStored,
  evidenceUnsound,
  renditionImpossible,
  renditionSwitchedOff,
  storageLimitReached,
} from './refusals/evidence.ts';
import { claimId, evidenceId } from './shapes/ids.ts';
import { thumbnailIds } from './shapes/thumbnail-ids.ts';
import { filledLine } from './shapes/text.ts';

const looks = v.picklist(allLooks);

const pageNumber = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,2}$/, 'ページは1から999の数字で指定してください'),
  v.transform(Number),
);

export const reserveEvidence = post('/api/evidence', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '証憑のアップロード先を取得する',
  body: v.strictObject({
    id: evidenceId,
    claimId,
    fileName: v.pipe(
      filledLine(longestSentFileName, 'ファイル名を指定してください'),
      v.regex(/^[^/\\]+$/u, 'ファイル名に使えない文字が含まれています'),
      v.transform(shortenFileName),
    ),
    contentType: v.pipe(
      v.picklist(knownMediaTypes, `添付できるのは ${fileTypeNames} のファイルです`),
      v.transform((mediaType): string => fileTypeOf(mediaType)?.type ?? mediaType),
    ),
    size: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, '空のファイルは添付できません'),
      v.maxValue(largestFileBytes, '1ファイルは20 MBまでです'),
    ),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256は64桁の16進数で指定してください')),
  }),
  answer: v.object({
    id: v.string(),
    uploadUrl: v.string(),
    headers: v.record(v.string(), v.string()),
  }),
  status: 201,
  refusals: [notFound, evidenceInUse, claimClosedForReceipts, storageLimitReached],
});

export const completeEvidence = post('/api/evidence/{evidenceId}/completion', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '証憑のアップロード完了を確認する',
  body: v.optional(v.strictObject({ keepAsAttachment: v.exactOptional(v.boolean()) }), {}),
  answer: v.object({ id: v.string(), status: v.literal('stored'), looks }),
  refusals: [evidenceNotStored, evidenceUnsound, claimClosedForReceipts],
});

export const showEvidence = get('/api/evidence/{evidenceId}', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '証憑を閲覧する',
  answer: v.object({
    id: v.string(),
    claimId: v.string(),
    fileName: v.string(),
    contentType: v.string(),
    size: v.number(),
    sha256: v.string(),
    uploadedAt: v.string(),
    looks: v.exactOptional(looks),
    canPreview: v.boolean(),
    viewUrl: v.string(),
    downloadUrl: v.string(),
  }),
});

/** What reads files of strangers by large libraries runs apart from claims and money, with fewer rights. */
export const showRendition = get('/api/evidence/{evidenceId}/rendition', {
  function: 'tenant-documents',
  may: 'claims.read',
  summary: '証憑を表示用の画像で閲覧する',
  query: v.strictObject({ page: v.exactOptional(pageNumber) }),
  answer: v.object({ page: v.number(), pages: v.number(), viewUrl: v.string() }),
  refusals: [renditionImpossible, renditionSwitchedOff],
});

/** Too small to read what is on them: the trail says once what was looked through (docs/decisions/0152). */
export const showThumbnails = get('/api/thumbnails', {
  function: 'tenant-documents',
  may: 'claims.read',
  summary: '一覧に並べる証憑の縮小画像を取得する',
  query: v.strictObject({ evidenceIds: thumbnailIds }),
  answer: v.object({
    /** Of those that the reader may see; without a picture where none can be made of the file. */
    items: v.array(v.object({ id: v.string(), picture: v.exactOptional(v.string()) })),
    /** They are made when they are asked for once more. */
    later: v.array(v.string()),
  }),
});
