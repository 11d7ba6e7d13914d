import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { replaceWatchedAmounts, showWatchedAmounts } from '#contract/settings/watched-amounts.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replaceWatchedAmounts, {
  inForce: ({ watchedAmounts }) => watchedAmounts,
  check: (value, { items }) =>
    value.flatMap(({ itemCode }, at) => {
      const path = `${at}.itemCode`;
      if (!items.some(({ code, validTo }) => code === itemCode && validTo === undefined))
        return [{ path, message: noneOfList('経費科目') }];
      return value.findIndex((row) => row.itemCode === itemCode) < at
        ? [{ path, message: '同じ経費科目の行があります' }]
        : [];
    }),
});
export const showWatchedAmountsEndpoint = endpoint(showWatchedAmounts, part.show);
export const replaceWatchedAmountsEndpoint = endpoint(replaceWatchedAmounts, part.replace);
