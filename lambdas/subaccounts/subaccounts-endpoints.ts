import { subaccounts } from '#contract/masters/every.ts';
import { subAccountMaster } from '#domain/accounts/sub-account.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

export const {
  list: listSubaccountsEndpoint,
  show: showSubaccountsEndpoint,
  put: putSubaccountsEndpoint,
  end: endSubaccountsEndpoint,
  listVersionsOf: listVersionsOfSubaccountsEndpoint,
  writeFileOf: writeFileOfSubaccountsEndpoint,
  checkImportOf: checkImportOfSubaccountsEndpoint,
  acceptImportOf: acceptImportOfSubaccountsEndpoint,
  giveUpImportOf: giveUpImportOfSubaccountsEndpoint,
  undoImportOf: undoImportOfSubaccountsEndpoint,
} = masterEndpoints(subaccounts, { master: subAccountMaster, usesOf: restsOnNothing });
