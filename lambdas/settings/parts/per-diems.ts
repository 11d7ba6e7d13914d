import { replacePerDiems, showPerDiems } from '#contract/settings/per-diems.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { overlapping } from '#contract/shapes/periods.ts';

const part = settingPart(replacePerDiems, {
  inForce: ({ regulation }) => regulation.perDiems,
  check: (value) =>
    overlapping(value, ({ grade }) => grade).map((at) => ({
      path: `${at}.validFrom`,
      message: '同じ職位の行と期間が重なっています',
    })),
});
export const showPerDiemsEndpoint = endpoint(showPerDiems, part.show);
export const replacePerDiemsEndpoint = endpoint(replacePerDiems, part.replace);
