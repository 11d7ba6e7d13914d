import type { DeepReadonly } from '#contract/deep-readonly.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import {
  parsedBy,
  type Endpoint,
  type Kind,
  type Operator,
  type Parsed,
  type Refusals,
  type Shapes,
} from './endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';

type OperatorRequest<B, P, Q> = Parsed<B, P, Q> & { readonly operator: Operator };

type Definition<B, P, Q, A, K extends Kind> = Shapes<B, P, Q, A> &
  Refusals<K> & {
    /** Noun and deed in the audit trail: `tenant.list`. */
    readonly action: string;
    /** What it is done to, as the audit trail names it; never a name or another personal fact. */
    readonly target: (request: OperatorRequest<B, P, Q>) => string;
    readonly run: (
      request: OperatorRequest<B, P, Q>,
      context: OperatorContext,
    ) => Promise<Result<DeepReadonly<NoInfer<A>>, RefusalOf<NoInfer<K>>>>;
  };

/**
 * An endpoint for operators. Each act leaves one audit item, also one that only reads; an act whose item cannot be
 * written is not answered.
 */
export const operatorEndpoint = <A, K extends Kind = never, B = undefined, P = undefined, Q = undefined>(
  definition: Definition<B, P, Q, A, K>,
): Endpoint<OperatorContext> => {
  const { run, action, target, status = 200, ...shapes } = definition;
  const parse = parsedBy(definition);
  return {
    ...shapes,
    may: 'everybody',
    status,
    serve: async (call, contextOf) => {
      const { operator } = call;
      if (operator === undefined) return refuse({ kind: 'signed-out' });
      const parsed = await parse(call);
      if (!parsed.ok) return parsed;
      const context = await contextOf();
      const request = { ...parsed.value, operator };
      const result = await run(request, context);
      const outcome = result.ok ? 'done' : 'refused';
      await context.record(request, { action, target: target(request), outcome });
      return result.ok ? { ok: true, value: { status, body: result.value } } : result;
    },
  };
};
