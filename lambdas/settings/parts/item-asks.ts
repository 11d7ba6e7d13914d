import { itemAskFaults } from '#lambdas/settings/item-ask-faults.ts';
import { replaceItemAsks, showItemAsks } from '#contract/settings/item-asks.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replaceItemAsks, {
  inForce: ({ itemAsks }) => itemAsks,
  check: itemAskFaults,
});
export const showItemAsksEndpoint = endpoint(showItemAsks, part.show);
export const replaceItemAsksEndpoint = endpoint(replaceItemAsks, part.replace);
