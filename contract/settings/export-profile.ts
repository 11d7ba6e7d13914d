import { yayoiProducts, unequalSides, transitionalWays } from '#domain/exports/yayoi-choices.ts';
import { encodings } from '#domain/text/encodings.ts';
import * as v from 'valibot';
import { filledLine } from '../shapes/text.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

const name = v.strictObject({ from: filledLine(100), to: filledLine(24) });

/** Which 弥生 reads the files, and how they are written. */
const exportProfile = v.strictObject({
  product: v.picklist(yayoiProducts),
  encoding: v.picklist(encodings),
  columns: v.picklist([25, 27]),
  unequalSides: v.picklist(unequalSides),
  transitional: v.picklist(transitionalWays),
  names: v.pipe(v.array(name), v.maxLength(500)),
});

export const showExportProfile = get(
  '/api/settings/export-profile',
  showing('会計ソフト出力の形式', exportProfile),
);
export const replaceExportProfile = put(
  '/api/settings/export-profile',
  replacing('会計ソフト出力の形式', exportProfile, 'exports.keep'),
);
