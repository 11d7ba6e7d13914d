import * as v from 'valibot';
import { filledLine } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { limitYen } from '#lambdas/settings/setting-shapes.ts';
import { settings } from '#rows/settings.ts';

/** 確認する金額 per expense item: above it a line is warned. */
const { show, replace } = settingEndpoints({
  name: 'watched-amounts',
  row: settings.watchedAmounts,
  title: '確認する金額',
  shape: v.pipe(
    v.array(v.strictObject({ itemCode: filledLine(40), warnAboveYen: limitYen })),
    v.maxLength(500),
  ),
  inForce: ({ watchedAmounts }) => watchedAmounts,
  check: (value, { items }) =>
    value.flatMap(({ itemCode }, at) => {
      const path = `${at}.itemCode`;
      if (!items.some(({ code }) => code === itemCode))
        return [{ path, message: '経費科目を一覧から選んでください' }];
      return value.findIndex((row) => row.itemCode === itemCode) < at
        ? [{ path, message: '同じ経費科目の行があります' }]
        : [];
    }),
});
export const showWatchedAmountsEndpoint = show;
export const replaceWatchedAmountsEndpoint = replace;
