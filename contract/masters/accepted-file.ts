import * as v from 'valibot';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { isJudgedInParts, mostParts, type Master } from '#domain/masters/master.ts';
import { importId } from '../shapes/ids.ts';
import { wholeNumber } from '../shapes/values.ts';
import { layoutOf } from './layout-shape.ts';
import { mostFileLength, sentFileNamed, sentFilePattern } from './sent-file.ts';

/** 0 for what does not exist yet. */
export const expectedVersion = wholeNumber(0, 999_999_999);

/** A gzipped file in base64, which begins with the magic number of gzip (RFC 1952); a body holds 400 kB. */
const packed = 'H4sI(?:[0-9A-Za-z+/]{4})*(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?';
const tooLong = 'ファイルが大きすぎます。行を分けて取り込んでください';
const malformed = 'ファイルの形が正しくありません';

const file = v.pipe(
  v.string(),
  v.metadata({ contract: { pattern: `^${packed}$`, maxLength: mostFileLength } }),
  v.maxLength(mostFileLength, tooLong),
  v.startsWith('H4sI', malformed),
  v.base64(malformed),
);

/** The same, or one that was sent before in pieces. */
const longFile = v.pipe(
  v.string(),
  v.metadata({ contract: { pattern: `^(?:${packed}|${sentFilePattern})$`, maxLength: mostFileLength } }),
  v.maxLength(mostFileLength, tooLong),
  v.check((text) => sentFileNamed(text) !== undefined || v.is(file, text), malformed),
);

/** What of a file, or of a part of one, is judged by itself. */
export const fileOf = (master: Pick<Master, 'isJudgedWhole'>): v.GenericSchema<string> =>
  master.isJudgedWhole === true ? longFile : file;

type AcceptedFile = {
  readonly layout?: Layout;
  readonly id: string;
  readonly file: string;
  readonly expectedVersion: number;
  /** @default the file as a whole */
  readonly part?: { readonly at: number; readonly isLast: boolean };
};

/** A file that is judged in parts comes in them, one after the other: each a file with its header. */
export const acceptedFile = (master: Master): v.GenericSchema<AcceptedFile> => {
  const layout = v.exactOptional(layoutOf(master));
  const whole = { id: importId, file: fileOf(master), expectedVersion, layout };
  const part = v.strictObject({ at: wholeNumber(0, mostParts(master) - 1), isLast: v.boolean() });
  return isJudgedInParts(master)
    ? v.strictObject({ ...whole, part: v.exactOptional(part) })
    : v.strictObject(whole);
};
