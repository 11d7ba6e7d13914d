import { tenantContracts } from '#contract/all.ts';
import type { Gate } from '#domain/rights/rights.ts';
import { everyMaster } from '#domain/settings/every-master.ts';

/*
 * Who may do an operation, as its contract says. In the built client this module is replaced by its own results, as
 * far as pages ask for them (web/gates-plugin.ts): contracts and masters stay in the files of their nouns.
 */

export const gates: Readonly<Record<string, Gate>> = Object.fromEntries(
  tenantContracts.map(({ operation, contract }) => [operation, contract.may]),
);

const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);

/** The operations that list a master's entries. */
export const listsOfMasters: readonly string[] = Object.keys(everyMaster).map(
  (noun) => `list${capital(noun)}`,
);
