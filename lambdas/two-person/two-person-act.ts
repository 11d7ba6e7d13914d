import type { BodyOf, Contract, OwnRefusalOf, ParamsOf } from '#contract/endpoint.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OperatorRight } from '#domain/operators/operator-rights.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { OperatorWrites } from '#lambdas/adapters/operator/operator-transaction.ts';

export type TwoPersonContract = Contract & { readonly twoPerson: true; readonly may: OperatorRight };

/** Whoever asked for it, also where another approves it, and the moment for which it is judged. */
type Deciding = { readonly by: OperatorId; readonly at: Instant };

type AskedBy<C extends Contract> = { readonly params: ParamsOf<C>; readonly body: BodyOf<C> };

/** The act as it could be done at this moment. */
export type Prepared = {
  /** For whoever decides: what happens, in a sentence. */
  readonly says: string;
  /** All that it changes, with the conditions under which it was judged. */
  readonly writes: OperatorWrites;
};

/**
 * 二人での操作: an act that is judged when it is asked for, and judged anew when it is done (docs/decisions/0213).
 */
export type TwoPersonAct = {
  readonly contract: TwoPersonContract;
  /** Noun and deed in the trail: `tenant.suspend`. */
  readonly action: string;
  readonly target: (asked: never) => string;
  /** The operator whom it is about, who decides nothing about it. @default it is about nobody of us */
  readonly subject?: (asked: never) => OperatorId;
  readonly prepare: (
    asked: never,
    deciding: Deciding,
    context: OperatorContext,
  ) => Promise<Result<Prepared, Refusal>>;
};

type Typed<C extends TwoPersonContract> = {
  readonly action: string;
  readonly target: (asked: AskedBy<C>) => string;
  readonly subject?: (asked: AskedBy<C>) => OperatorId;
  readonly prepare: (
    asked: AskedBy<C>,
    deciding: Deciding,
    context: OperatorContext,
  ) => Promise<Result<Prepared, OwnRefusalOf<C> | RefusalOf<'not-found' | 'input-malformed'>>>;
};

/** Types what an act is asked with by its contract. */
export const twoPersonAct = <const C extends TwoPersonContract>(
  contract: C,
  typed: Typed<C>,
): TwoPersonAct => ({
  contract,
  ...typed,
  // Refusals that a contract lists are some of ours; their types are lost where the contract is not known.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  prepare: typed.prepare as TwoPersonAct['prepare'],
});
