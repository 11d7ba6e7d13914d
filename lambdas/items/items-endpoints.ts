import { items } from '#contract/masters/every.ts';
import { itemMaster } from '#domain/items/item.ts';
import { itemUses } from '#domain/items/item-uses.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';

export const {
  list: listItemsEndpoint,
  show: showItemsEndpoint,
  put: putItemsEndpoint,
  end: endItemsEndpoint,
  listVersionsOf: listVersionsOfItemsEndpoint,
  writeFileOf: writeFileOfItemsEndpoint,
  checkImportOf: checkImportOfItemsEndpoint,
  acceptImportOf: acceptImportOfItemsEndpoint,
  giveUpImportOf: giveUpImportOfItemsEndpoint,
  undoImportOf: undoImportOfItemsEndpoint,
} = masterEndpoints(items, { master: itemMaster, usesOf: async ({ masters }) => itemUses(masters) });
