import * as v from 'valibot';
import { endsAfterItBegins, endsTooEarly, period } from '../shapes/periods.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 固定資産の判定: when the company is entitled to 少額減価償却資産の特例 (措法67の5). */
const assetRules = v.strictObject({
  smallBusinessPeriods: v.pipe(
    v.array(
      v.pipe(
        v.strictObject(period),
        v.check((row) => endsAfterItBegins(row), endsTooEarly),
      ),
    ),
    v.maxLength(50),
  ),
});

export const showAssetRules = get('/api/settings/asset-rules', showing('固定資産の判定', assetRules));
export const replaceAssetRules = put('/api/settings/asset-rules', replacing('固定資産の判定', assetRules));
