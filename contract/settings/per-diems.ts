import * as v from 'valibot';
import { endsAfterItBegins, endsTooEarly, limitYen, period } from '../shapes/periods.ts';
import { filledLine } from '../shapes/text.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 日当 per grade (EXP-010). A grade that nobody holds today may be named: people are promoted. */
const perDiems = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({ ...period, grade: filledLine(40), dailyYen: limitYen }),
      v.check((row) => endsAfterItBegins(row), endsTooEarly),
    ),
  ),
  v.maxLength(200),
);

export const showPerDiems = get('/api/settings/per-diems', showing('日当', perDiems));
export const replacePerDiems = put('/api/settings/per-diems', replacing('日当', perDiems));
