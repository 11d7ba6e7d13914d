import type * as v from 'valibot';
import type { DeepReadonly } from './deep-readonly.ts';

/** Fact → its shape. Facts go into the problem document, so they hold nothing internal. */
export type Facts = Readonly<Record<string, v.GenericSchema>>;

/** One answer that is a no: its status, its words, and the facts that go with it into the problem document. */
export type RefusalKind<Kind extends string = string, F extends Facts = Facts> = {
  readonly kind: Kind;
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 504;
  readonly title: string;
  /** Says what to do; `{name}` is replaced by the fact of that name. */
  readonly detail: string;
  readonly facts: F;
};

type NoFacts = { readonly [Name in never]: v.GenericSchema };
type Words = readonly [title: string, detail: string];

type Refusing = {
  <const Kind extends string>(
    kind: Kind,
    status: RefusalKind['status'],
    words: Words,
  ): RefusalKind<Kind, NoFacts>;
  <const Kind extends string, const F extends Facts>(
    kind: Kind,
    status: RefusalKind['status'],
    words: Words,
    facts: F,
  ): RefusalKind<Kind, F>;
};

/** Written once, and listed by every endpoint that may answer so. */
export const refusal: Refusing = /* @__NO_SIDE_EFFECTS__ */ (
  kind: string,
  status: RefusalKind['status'],
  [title, detail]: Words,
  facts: Facts = {},
) => ({ kind, status, title, detail, facts });

type FactsFrom<F extends Facts> = { readonly [Name in keyof F]: DeepReadonly<v.InferOutput<F[Name]>> };

/** What has to be said beside the words. */
export type FactsOf<R extends RefusalKind> = FactsFrom<R['facts']>;

/** `{ kind: 'login-locked', minutes: 5 }`: what an endpoint gives back, and what the client gets to read. */
export type RefusalFrom<R> =
  R extends RefusalKind<infer Kind, infer F> ? { readonly kind: Kind } & FactsFrom<F> : never;
