import * as v from 'valibot';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { endsAfterItBegins, overlapping, period } from '#lambdas/settings/setting-shapes.ts';
import { settings } from '#rows/settings.ts';

/** 固定資産の判定: when the company is entitled to 少額減価償却資産の特例 (措法67の5). */
const { show, replace } = settingEndpoints({
  name: 'asset-rules',
  row: settings.assetRules,
  title: '固定資産の判定',
  shape: v.strictObject({
    smallBusinessPeriods: v.pipe(
      v.array(
        v.pipe(
          v.strictObject(period),
          v.check((row) => endsAfterItBegins(row), '終了日は開始日以後の日付にしてください'),
        ),
      ),
      v.maxLength(50),
    ),
  }),
  inForce: ({ assetRules }) => assetRules,
  check: ({ smallBusinessPeriods }) =>
    overlapping(smallBusinessPeriods, () => '').map((at) => ({
      path: `smallBusinessPeriods.${at}.validFrom`,
      message: 'ほかの期間と重なっています',
    })),
});
export const showAssetRulesEndpoint = show;
export const replaceAssetRulesEndpoint = replace;
