import * as v from 'valibot';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { OperatorId, TenantId, UserId } from '#domain/kernel/ids.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Gate, Right } from '#domain/rights/rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { Patience } from '#lambdas/adapters/machine/patience.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isNamedOtherwise, namedOtherwise } from './company-named.ts';
import { malformed } from './malformed.ts';

export type Kind = Refusal['kind'];

export type Actor = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  /** What he may do, and how far, as of this request. */
  readonly rights: Grants;
  /** Of the tenant's password policy, as the authorizer read it. */
  readonly passwordMinimumLength?: number;
};

/** Whoever works for the service itself. */
export type Operator = { readonly operatorId: OperatorId; readonly name: string };

/** What a request says about itself, before anything of it is judged. */
export type Call = {
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly at: Instant;
  readonly requestId: string;
  readonly sourceIp: string;
  /** How long this request may wait for others. */
  readonly patience: Patience;
  /** The domain name by which the gateway was asked. */
  readonly host: string;
  /** `POST /api/claims/{claimId}/votes`: never the raw path. */
  readonly route: string;
  readonly idempotencyKey?: string;
  /** Value of the session cookie; empty when there is none. */
  readonly cookie: string;
  /** The company that the header names, which a wall counts sign-ins by. @default no header */
  readonly companyNamed?: string;
  readonly actor?: Actor;
  readonly operator?: Operator;
};

export type Parsed<B, P, Q> = Omit<Call, 'body' | 'params' | 'query' | 'actor' | 'operator'> & {
  readonly body: B;
  readonly params: P;
  readonly query: Q;
};
export type PublicRequest<B, P, Q> = Parsed<B, P, Q>;
export type EndpointRequest<B, P, Q> = Parsed<B, P, Q> & { readonly actor: Actor };

export type Shapes<B, P, Q, A> = {
  /** One Japanese line for the API contract. */
  readonly summary: string;
  readonly body?: v.GenericSchema<unknown, B>;
  readonly params?: v.GenericSchema<unknown, P>;
  readonly query?: v.GenericSchema<unknown, Q>;
  readonly answer: v.GenericSchema<A>;
  /** @default 200 */
  readonly status?: 200 | 201 | 204;
};

/**
 * What `run` can refuse with: a kind that is not listed does not compile, and a test finds one that nothing gives. What
 * every endpoint of its sort can answer (shapes, rights, session) is known without it.
 */
export type Refusals<K extends Kind> = { readonly refusals: Readonly<Record<K, true>> };

type Definition<B, P, Q, A, K extends Kind> = Shapes<B, P, Q, A> &
  Refusals<K> & {
    /** The one gate. */
    readonly may: Exclude<Gate, 'nobody-yet'>;
    readonly run: (
      request: EndpointRequest<B, P, Q>,
      context: TenantContext,
    ) => Promise<Result<DeepReadonly<NoInfer<A>>, RefusalOf<NoInfer<K>>>>;
  };

/** What goes out: the body, and the session cookie where the endpoint sets one. */
export type Answer = { readonly status: number; readonly body: unknown; readonly setCookie?: string };

/** An endpoint with its types closed over: the chain calls `serve`, the contract reads the shapes. */
export type Endpoint<Context = TenantContext> = {
  readonly summary: string;
  readonly body?: v.GenericSchema;
  readonly params?: v.GenericSchema;
  readonly query?: v.GenericSchema;
  readonly answer: v.GenericSchema;
  readonly status: number;
  readonly may: Gate;
  readonly refusals: Readonly<Partial<Record<Kind, true>>>;
  /** Of an endpoint that has a contract. */
  readonly listed?: readonly RefusalKind[];
  readonly serve: (call: Call, contextOf: () => Promise<Context>) => Promise<Result<Answer, Refusal>>;
};

/** Stands for a part that an endpoint does not read: whatever is sent there is never looked at. */
const unread = <T>() => v.custom<T>(() => true);

/** Reads path, query and body by their shapes, in this order. */
export const parsedBy = <B, P, Q>({
  body,
  params,
  query,
}: Pick<Shapes<B, P, Q, unknown>, 'body' | 'params' | 'query'>) => {
  const [bodyShape, paramsShape, queryShape] = [
    body ?? unread<B>(),
    params ?? unread<P>(),
    query ?? unread<Q>(),
  ];
  return async (call: Call): Promise<Result<Parsed<B, P, Q>, Refusal>> => {
    const inPath = v.safeParse(paramsShape, call.params);
    if (!inPath.success) return refuse({ kind: 'not-found' });
    const inQuery = v.safeParse(queryShape, call.query);
    if (!inQuery.success) return malformed(inQuery.issues);
    const inBody = v.safeParse(bodyShape, call.body);
    if (!inBody.success) return malformed(inBody.issues);
    const { actor: _actor, operator: _operator, ...rest } = call;
    return {
      ok: true,
      value: { ...rest, body: inBody.output, params: inPath.output, query: inQuery.output },
    };
  };
};

/** An endpoint for people who are signed in: right, shapes, then `run`. */
export const endpoint = <A, K extends Kind = never, B = undefined, P = undefined, Q = undefined>(
  definition: Definition<B, P, Q, A, K>,
): Endpoint => {
  const { run, status = 200, may, ...shapes } = definition;
  const parse = parsedBy(definition);
  return {
    ...shapes,
    may,
    status,
    serve: async (call, contextOf) => {
      const { actor } = call;
      if (actor === undefined) return refuse({ kind: 'signed-out' });
      if (may !== 'everybody' && !holds(actor.rights, may)) return refuse({ kind: 'not-allowed' });
      const parsed = await parse(call);
      if (!parsed.ok) return parsed;
      const result = await run({ ...parsed.value, actor }, await contextOf());
      return result.ok ? { ok: true, value: { status, body: result.value } } : result;
    },
  };
};

type OpenDefinition<B, P, Q, A, K extends Kind, Context> = Shapes<B, P, Q, A> &
  Refusals<K> & {
    readonly may: Exclude<Gate, Right>;
    readonly run: (
      request: PublicRequest<B, P, Q> & { readonly actor?: Actor; readonly operator?: Operator },
      context: Context,
    ) => Promise<
      Result<{ readonly body: DeepReadonly<NoInfer<A>>; readonly setCookie?: string }, RefusalOf<NoInfer<K>>>
    >;
  };

/** An endpoint around the session itself: it may be called by nobody yet, and may set the cookie. */
export const signInEndpoint =
  <Context>() =>
  <A, K extends Kind = never, B = undefined, P = undefined, Q = undefined>(
    definition: OpenDefinition<B, P, Q, A, K, Context>,
  ): Endpoint<Context> => {
    const { run, status = 200, ...shapes } = definition;
    const parse = parsedBy(definition);
    return {
      ...shapes,
      status,
      serve: async (call, contextOf) => {
        const parsed = await parse(call);
        if (!parsed.ok) return parsed;
        if (isNamedOtherwise(parsed.value.body, call.companyNamed)) return refuse(namedOtherwise);
        const actor = call.actor === undefined ? {} : { actor: call.actor };
        const operator = call.operator === undefined ? {} : { operator: call.operator };
        const result = await run({ ...parsed.value, ...actor, ...operator }, await contextOf());
        return result.ok ? { ok: true, value: { status, ...result.value } } : result;
      },
    };
  };
