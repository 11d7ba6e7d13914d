import { accounts } from '#contract/masters/every.ts';
import { accountMaster } from '#domain/accounts/account.ts';
import { accountUses } from '#domain/settings/account-uses.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';

export const {
  list: listAccountsEndpoint,
  show: showAccountsEndpoint,
  put: putAccountsEndpoint,
  end: endAccountsEndpoint,
  listVersionsOf: listVersionsOfAccountsEndpoint,
  writeFileOf: writeFileOfAccountsEndpoint,
  checkImportOf: checkImportOfAccountsEndpoint,
  acceptImportOf: acceptImportOfAccountsEndpoint,
  giveUpImportOf: giveUpImportOfAccountsEndpoint,
  undoImportOf: undoImportOfAccountsEndpoint,
} = masterEndpoints(accounts, {
  master: accountMaster,
  usesOf: async ({ masters }) => accountUses(masters),
});
