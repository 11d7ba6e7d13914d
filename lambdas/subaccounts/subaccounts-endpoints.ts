import { subaccounts } from '#contract/masters/every.ts';
import { alikeFaults, subAccountMaster } from '#domain/accounts/sub-account.ts';
import { textIn } from '#domain/masters/states.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { entriesFrom } from '#lambdas/masters/entry-store.ts';
import { restsOnNothing, type KeptMaster } from '#lambdas/masters/situation.ts';

/** A file of more accounts is held against itself alone: each further account is a read of all that it has. */
const mostAccounts = 10;

/** Names of the same account that stand there already: the code of a 補助科目 begins with that of its account. */
const alikeThere: KeptMaster['faultsOf'] = async ({ table, head }, changes) => {
  const changed = changes.filter(({ after }) => after.length > 0);
  const accounts = new Set(
    changed.flatMap(({ after }) => after.map((state) => textIn(state, 'accountCode') ?? '')),
  );
  if (accounts.size > mostAccounts) return [];
  const found = await Promise.all(
    [...accounts].map((code) => entriesFrom(table, { noun: subAccountMaster.noun, head, start: `${code}-` })),
  );
  const ids = new Set(changes.map(({ id }) => id));
  const others = found
    .flat()
    .flatMap(({ id, shown }) => (shown === undefined || ids.has(id) ? [] : [{ id, states: shown.states }]));
  // Among each other they are held by the master's own checks.
  return changed.flatMap(({ id, after }) => alikeFaults([{ id, states: after }], others));
};

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
} = masterEndpoints(subaccounts, { master: subAccountMaster, usesOf: restsOnNothing, faultsOf: alikeThere });
