import { tenantContracts, type Operation } from '#contract/all.ts';
import { namesOf } from '#contract/listed.ts';
import { namedIn } from '#contract/masters/listed-masters.ts';
import type { Gated } from '#domain/rights/rights.ts';
import { everyMaster } from '#domain/settings/every-master.ts';

/*
 * Who may do an operation, as its contract says. In the built client this module is replaced by its own results, as
 * far as pages ask for them (web/gates-plugin.ts): contracts and masters stay in the files of their nouns.
 */

const gateOf = ({ may, mayFrom }: Gated): Gated => (mayFrom === undefined ? { may } : { may, mayFrom });

export const gates: Readonly<Partial<Record<Operation, Gated>>> = Object.fromEntries(
  tenantContracts.map(({ operation, contract }) => [operation, gateOf(contract)]),
);

/** The operations that list a master's entries. */
export const listsOfMasters: readonly Operation[] = namesOf(everyMaster).flatMap((noun) =>
  namedIn('list', noun),
);
