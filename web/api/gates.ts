import { tenantContracts, type Operation } from '#contract/all.ts';
import type { Contract } from '#contract/endpoint.ts';
import { namesOf } from '#contract/listed.ts';
import { namedIn } from '#contract/masters/listed-masters.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isRight } from '#domain/rights/grants.ts';
import type { Gate, Gated } from '#domain/rights/rights.ts';
import { everyMaster } from '#domain/settings/every-master.ts';

/*
 * Who may do an operation, as its contract says. In the built client this module is replaced by its own results, as
 * far as pages ask for them (web/gates-plugin.ts): contracts and masters stay in the files of their nouns.
 */

const isGate = (may: Contract['may']): may is Gate =>
  may === 'everybody' || may === 'nobody-yet' || isRight(may);

/** Throws for an endpoint of the operators', which none of these is. */
const gateOf = ({ may, mayFrom }: Contract): Gated => {
  assert(isGate(may), 'companies have no right of operators');
  return mayFrom === undefined ? { may } : { may, mayFrom };
};

export const gates: Readonly<Partial<Record<Operation, Gated>>> = Object.fromEntries(
  tenantContracts.map(({ operation, contract }) => [operation, gateOf(contract)]),
);

/** The operations that list a master's entries. */
export const listsOfMasters: readonly Operation[] = namesOf(everyMaster).flatMap((noun) =>
  namedIn('list', noun),
);
