import { itemAskFaults } from '#lambdas/settings/item-ask-faults.ts';
import { itemAsksShape } from '#contract/shapes/item-asks.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

/** 経費科目の入力項目: what each item asks, where it differs from its kind. */
const { show, replace } = settingEndpoints({
  name: 'item-asks',
  row: settings.itemAsks,
  title: '経費科目の入力項目',
  shape: itemAsksShape,
  inForce: ({ itemAsks }) => itemAsks,
  check: itemAskFaults,
});
export const showItemAsksEndpoint = show;
export const replaceItemAsksEndpoint = replace;
