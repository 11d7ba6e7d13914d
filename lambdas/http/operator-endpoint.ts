import { statusOf, type Contract } from '#contract/endpoint.ts';
import { pathParts } from '#contract/shapes/path-parts.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { opensForOperator, type OperatorGate } from '#domain/operators/operator-rights.ts';
import { operatorAuditWrite } from '#lambdas/adapters/operator/operator-audit.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { OperatorWrite } from '#lambdas/adapters/operator/operator-transaction.ts';
import { leaverOf, performed, readerOf } from './by-contract.ts';
import type { Operator, Endpoint } from './call.ts';
import type { Done, Kept, RequestOf } from './run-types.ts';

export type OperatorRequestOf<C extends Contract> = RequestOf<C> & { readonly operator: Operator };

type Recorded<C extends Contract> = {
  /** Noun and deed in the audit trail: `tenant.list`. */
  readonly action: string;
  /** What it is done to, as the audit trail names it; never a name or another personal fact. */
  readonly target: (request: OperatorRequestOf<C>) => string;
};

/** What the act leaves in the trail, to stand in the transaction that does it. */
export type Trail = { readonly told: () => OperatorWrite };

type OperatorContract = Contract & { readonly may: Exclude<OperatorGate, 'nobody-yet'> };

const reasonIn = ({ asksReason }: Contract, body: unknown): string | undefined =>
  asksReason === true ? String(Object(body).reason) : undefined;

/** What serving an operator needs of the context, whatever else is in it: each act is recorded. */
type Recording = Pick<OperatorContext, 'record'>;
type LooseRun<C> = (request: never, context: C, trail: Trail) => Promise<Result<unknown, unknown>>;
type LooselyRecorded = { readonly action: string; readonly target: (request: never) => string };

/**
 * The right, the shapes, then `run`. Each act leaves one audit item, also one that only reads or is refused, for want of the right
 * too (of what could not be read it names the route); an act whose item
 * cannot be written is not answered. One that changes something takes `trail.told()` into its own transaction, so that neither
 * is there without the other.
 */
export const servedToOperators = <C extends Recording>(
  contract: OperatorContract,
  { action, target }: LooselyRecorded,
  run: LooseRun<C>,
): Endpoint<C> => {
  const [read, leave, status] = [readerOf(contract, pathParts), leaverOf(contract), statusOf(contract)];
  const entryOf = (request: { readonly body: unknown; readonly operator: Operator }) => ({
    action,
    // What was read by the contract is what `run` and `target` were typed by.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    target: target(request as never),
    reason: reasonIn(contract, request.body),
  });
  const perform = performed(async (request: OperatorRequestOf<Contract>, context: C) => {
    const entry = entryOf(request);
    let isTold = false;
    const told = (): OperatorWrite => {
      isTold = true;
      return operatorAuditWrite(request, { ...entry, outcome: 'done' });
    };
    // As above.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const done = await run(request as never, context, { told });
    if (!(done.ok && isTold))
      await context.record(request, { ...entry, outcome: done.ok ? 'done' : 'refused' });
    return done;
  });
  return {
    contract,
    serve: async (call, contextOf) => {
      const { operator } = call;
      if (operator === undefined) return refuse({ kind: 'signed-out' });
      const asked = await read(call);
      if (!opensForOperator(operator.rights, contract.may)) {
        const tried = asked.ok ? entryOf({ ...asked.value, operator }) : { action, target: call.route };
        await (await contextOf()).record(call, { ...tried, outcome: 'refused' });
        return refuse({ kind: 'not-allowed' });
      }
      if (!asked.ok) return asked;
      const done = await perform({ ...asked.value, operator }, await contextOf());
      return done.ok ? accept({ status, body: leave(done.value) }) : done;
    },
  };
};

/** An endpoint for operators, typed by its contract. */
export const operatorEndpoint = <
  const C extends OperatorContract,
  O extends Done<C>,
  Context extends Recording = OperatorContext,
>(
  contract: C,
  recorded: Recorded<C>,
  run: ((request: OperatorRequestOf<C>, context: Context, trail: Trail) => Promise<O>) & Kept<C, O>,
): Endpoint<Context> => servedToOperators(contract, recorded, run);
