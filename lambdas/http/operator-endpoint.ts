import { statusOf, type Contract } from '#contract/endpoint.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { leaverOf, performed, readerOf } from './by-contract.ts';
import type { Operator, Endpoint } from './call.ts';
import type { Done, Kept, RequestOf } from './run-types.ts';

type OperatorRequestOf<C extends Contract> = RequestOf<C> & { readonly operator: Operator };

type Recorded<C extends Contract> = {
  /** Noun and deed in the audit trail: `tenant.list`. */
  readonly action: string;
  /** What it is done to, as the audit trail names it; never a name or another personal fact. */
  readonly target: (request: OperatorRequestOf<C>) => string;
};

/** Operators have no rights yet: a contract of theirs that asks for one would be open without it. */
type OperatorContract = Contract & { readonly may: 'everybody' };

/**
 * An endpoint for operators. Each act leaves one audit item, also one that only reads; an act whose item cannot be
 * written is not answered.
 */
export const operatorEndpoint = <const C extends OperatorContract, O extends Done<C>>(
  contract: C,
  { action, target }: Recorded<C>,
  run: ((request: OperatorRequestOf<C>, context: OperatorContext) => Promise<O>) & Kept<C, O>,
): Endpoint<OperatorContext> => {
  const [read, leave, status] = [readerOf(contract), leaverOf(contract), statusOf(contract)];
  const perform = performed(async (request: OperatorRequestOf<C>, context: OperatorContext) => {
    const done = await run(request, context);
    const outcome = done.ok ? 'done' : 'refused';
    await context.record(request, { action, target: target(request), outcome });
    return done;
  });
  return {
    contract,
    serve: async (call, contextOf) => {
      const { operator } = call;
      if (operator === undefined) return refuse({ kind: 'signed-out' });
      const asked = await read(call);
      if (!asked.ok) return asked;
      const done = await perform({ ...asked.value, operator }, await contextOf());
      return done.ok ? accept({ status, body: leave(done.value) }) : done;
    },
  };
};
