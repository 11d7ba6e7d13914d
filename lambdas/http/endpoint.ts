import { statusOf, type Contract } from '#contract/endpoint.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { opens } from '#domain/rights/reach.ts';
import type { Gate } from '#domain/rights/rights.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { leaverOf, performed, readerOf } from './by-contract.ts';
import type { Actor, Endpoint } from './call.ts';
import { isInspection, recordView } from './record-view.ts';
import { stepUpRefusal } from './step-up.ts';
import type { Done, Kept, RequestOf } from './run-types.ts';
import { unchanged } from './unchanged.ts';

export type ActorRequestOf<C extends Contract> = RequestOf<C> & { readonly actor: Actor };

type GatedContract = Contract & { readonly may: Exclude<Gate, 'nobody-yet'> };

/** Binds a deed to its contract, for people who are signed in: the right, the shapes, then `run`. */
export const endpoint = <const C extends GatedContract, O extends Done<C>>(
  contract: C,
  run: ((request: ActorRequestOf<C>, context: TenantContext) => Promise<O>) & Kept<C, O>,
): Endpoint<TenantContext> => {
  const [read, leave, status] = [readerOf(contract), leaverOf(contract), statusOf(contract)];
  const perform = performed(run);
  return {
    contract,
    serve: async (call, contextOf) => {
      const { actor } = call;
      if (actor === undefined) return refuse({ kind: 'signed-out' });
      if (!opens(actor.rights, contract)) return refuse({ kind: 'not-allowed' });
      const unproven = stepUpRefusal(contract, call);
      if (unproven !== undefined) return refuse(unproven);
      const request = await read(call);
      if (!request.ok) return request;
      const done = await perform({ ...request.value, actor }, await contextOf());
      if (!done.ok) return done;
      if (isInspection(contract, call)) await recordView(contract, call, await contextOf());
      return done.value === unchanged
        ? accept({ status: 304, body: undefined })
        : accept({ status, body: leave(done.value) });
    },
  };
};
