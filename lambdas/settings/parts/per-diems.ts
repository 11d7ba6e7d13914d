import * as v from 'valibot';
import { filledLine } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { endsAfterItBegins, limitYen, overlapping, period } from '#lambdas/settings/setting-shapes.ts';
import { settings } from '#rows/settings.ts';

export const perDiemsShape = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({ ...period, grade: filledLine(40), dailyYen: limitYen }),
      v.check((row) => endsAfterItBegins(row), '終了日は開始日以後の日付にしてください'),
    ),
  ),
  v.maxLength(200),
);

/** 日当 per grade (EXP-010). A grade that nobody holds today may be named: people are promoted. */
const { show, replace } = settingEndpoints({
  name: 'per-diems',
  row: settings.perDiems,
  title: '日当',
  shape: perDiemsShape,
  inForce: ({ regulation }) => regulation.perDiems,
  check: (value) =>
    overlapping(value, ({ grade }) => grade).map((at) => ({
      path: `${at}.validFrom`,
      message: '同じ職位の行と期間が重なっています',
    })),
});
export const showPerDiemsEndpoint = show;
export const replacePerDiemsEndpoint = replace;
