import { meetsAnother } from '#domain/calendar/day-faults.ja.ts';
import { replaceAssetRules, showAssetRules } from '#contract/settings/asset-rules.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { overlapping } from '#contract/shapes/periods.ts';

const part = settingPart(replaceAssetRules, {
  inForce: ({ assetRules }) => assetRules,
  check: ({ smallBusinessPeriods }) =>
    overlapping(smallBusinessPeriods, () => '').map((at) => ({
      path: `smallBusinessPeriods.${at}.validFrom`,
      message: meetsAnother,
    })),
});
export const showAssetRulesEndpoint = endpoint(showAssetRules, part.show);
export const replaceAssetRulesEndpoint = endpoint(replaceAssetRules, part.replace);
