import * as v from 'valibot';
import { isEvidenceId, ulidPattern } from '#domain/kernel/ids.ts';

/** As many as come into sight while somebody scrolls through a list. */
export const mostThumbnails = 10;

const ulid = ulidPattern.source.slice(1, -1);

/** `01…,01…`: whose thumbnails are asked for. */
export const thumbnailIds = v.pipe(
  v.string(),
  v.maxLength(mostThumbnails * 27 - 1),
  v.regex(
    new RegExp(`^${ulid}(?:,${ulid}){0,${mostThumbnails - 1}}$`),
    `証憑IDをコンマで区切って${mostThumbnails}件まで指定してください`,
  ),
  v.transform((text) => text.split(',').filter(isEvidenceId)),
);
