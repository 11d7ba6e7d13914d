import { mostBorne } from '#domain/labels/borne-label.ts';
import * as v from 'valibot';
import { evidenceId } from './ids.ts';
import { filledLine } from './text.ts';

/** 情報のラベル by their codes. */
export const labelCodes = v.pipe(
  v.array(filledLine(20)),
  v.maxLength(mostBorne, `情報のラベルは${mostBorne}つまで付けられます`),
);
export const evidenceLabels = v.pipe(
  v.array(v.strictObject({ id: evidenceId, labels: labelCodes })),
  v.maxLength(60, '情報のラベルを付けられる証憑は60件までです'),
  v.check((files) => new Set(files.map(({ id }) => id)).size === files.length, '証憑が重複しています'),
);
