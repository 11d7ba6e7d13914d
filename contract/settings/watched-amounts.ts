import * as v from 'valibot';
import { limitYen } from '../shapes/periods.ts';
import { filledLine } from '../shapes/text.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 確認する金額 per expense item: above it a line is warned. */
const watchedAmounts = v.pipe(
  v.array(v.strictObject({ itemCode: filledLine(40), warnAboveYen: limitYen })),
  v.maxLength(500),
);

export const showWatchedAmounts = get(
  '/api/settings/watched-amounts',
  showing('確認する金額', watchedAmounts),
);
export const replaceWatchedAmounts = put(
  '/api/settings/watched-amounts',
  replacing('確認する金額', watchedAmounts),
);
