import { statusOf, type Contract, type GivenOf } from '#contract/endpoint.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Gate, Right } from '#domain/rights/rights.ts';
import { isNamedOtherwise, namedOtherwise } from './company-named.ts';
import { leaverOf, performed, readerOf } from './by-contract.ts';
import type { Actor, Endpoint, Operator } from './call.ts';
import { stepUpRefusal } from './step-up.ts';
import type { KeptBody, RefusalsOf, RequestOf } from './run-types.ts';

/** Whoever calls may be signed in already, or be nobody yet. */
export type AnybodysRequestOf<C extends Contract> = RequestOf<C> & {
  readonly actor?: Actor;
  readonly operator?: Operator;
};

type OpenContract = Contract & { readonly may: Exclude<Gate, Right> };

type Going<Body> = { readonly body: Body; readonly setCookie?: string };

/** An endpoint around the session itself: it may be called by nobody yet, and may set the cookie. */
export const signInEndpoint =
  <Context>() =>
  <const C extends OpenContract, O extends Result<Going<GivenOf<C>>, RefusalsOf<C>>>(
    contract: C,
    run: ((request: AnybodysRequestOf<C>, context: Context) => Promise<O>) & KeptBody<C, O>,
  ): Endpoint<Context> => {
    const [read, leave, status] = [readerOf(contract), leaverOf(contract), statusOf(contract)];
    const perform = performed(run);
    return {
      contract,
      serve: async (call, contextOf) => {
        const unproven = stepUpRefusal(contract, call);
        if (unproven !== undefined) return refuse(unproven);
        const request = await read(call);
        if (!request.ok) return request;
        if (isNamedOtherwise(request.value.body, call.companyNamed)) return refuse(namedOtherwise);
        const actor = call.actor === undefined ? {} : { actor: call.actor };
        const operator = call.operator === undefined ? {} : { operator: call.operator };
        const done = await perform({ ...request.value, ...actor, ...operator }, await contextOf());
        return done.ok ? accept({ ...done.value, status, body: leave(done.value.body) }) : done;
      },
    };
  };
