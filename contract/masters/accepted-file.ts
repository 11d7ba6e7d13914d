import * as v from 'valibot';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { mostParts, type Master } from '#domain/masters/master.ts';
import { importId } from '../shapes/ids.ts';
import { wholeNumber } from '../shapes/values.ts';
import { layoutOf } from './layout-shape.ts';

/** 0 for what does not exist yet. */
export const expectedVersion = wholeNumber(0, 999_999_999);

/** A gzipped file in base64, which begins with the magic number of gzip (RFC 1952); a body holds 400 kB. */
const mostFileLength = 400_000;
export const file = v.pipe(
  v.string(),
  v.metadata({
    contract: {
      pattern: '^H4sI(?:[0-9A-Za-z+/]{4})*(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?$',
      maxLength: mostFileLength,
    },
  }),
  v.maxLength(mostFileLength, 'ファイルが大きすぎます。行を分けて取り込んでください'),
  v.startsWith('H4sI', 'ファイルの形が正しくありません'),
  v.base64('ファイルの形が正しくありません'),
);

type AcceptedFile = {
  readonly layout?: Layout;
  readonly id: string;
  readonly file: string;
  readonly expectedVersion: number;
  /** @default the file as a whole */
  readonly part?: { readonly at: number; readonly isLast: boolean };
};

/** A file of a master that is kept by id comes in parts, one after the other: each a file with its header. */
export const acceptedFile = (master: Master): v.GenericSchema<AcceptedFile> => {
  const layout = v.exactOptional(layoutOf(master));
  const whole = { id: importId, file, expectedVersion, layout };
  const part = v.strictObject({ at: wholeNumber(0, mostParts(master) - 1), isLast: v.boolean() });
  return master.kept === 'whole'
    ? v.strictObject(whole)
    : v.strictObject({ ...whole, part: v.exactOptional(part) });
};
