import * as v from 'valibot';
import { endsAfterItBegins, endsTooEarly, limitYen, period } from '../shapes/periods.ts';
import { filledLine } from '../shapes/text.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

const placeId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z][0-9a-z-]{0,39}$/, '地域IDは半角英数字で入力してください'),
);

/** 宿泊費の上限: places with their spellings, caps per place and grade, and the default row (EXP-010). */
const lodgingCaps = v.strictObject({
  places: v.pipe(
    v.array(
      v.strictObject({
        id: placeId,
        name: filledLine(60),
        spellings: v.pipe(v.array(filledLine(60)), v.maxLength(100)),
      }),
    ),
    v.maxLength(200),
  ),
  caps: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          ...period,
          placeId: v.exactOptional(placeId),
          grade: v.exactOptional(filledLine(40)),
          nightlyYen: limitYen,
        }),
        v.check((row) => endsAfterItBegins(row), endsTooEarly),
      ),
    ),
    v.maxLength(500),
  ),
});

export const showLodgingCaps = get('/api/settings/lodging-caps', showing('宿泊費の上限', lodgingCaps));
export const replaceLodgingCaps = put('/api/settings/lodging-caps', replacing('宿泊費の上限', lodgingCaps));
