import type * as v from 'valibot';
import type { OperatorGate } from '#domain/operators/operator-rights.ts';
import type { Gate, Gated, Right, rights } from '#domain/rights/rights.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import type { FunctionName } from './functions.ts';
import type { RefusalFrom, RefusalKind } from './refusal.ts';
import type { NamesIn } from './shapes/path-names.ts';
import type { PathPart, pathParts } from './shapes/path-parts.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint says about itself to the browser, the gateway, the dispatcher and the tests. */
export type Definition = Pick<Gated, 'mayFrom'> & {
  /** What opens it: of a company's rights, or under /operator of the operators'. */
  readonly may: Gate | OperatorGate;
  readonly function: FunctionName;
  /** One Japanese line for the API contract. */
  readonly summary: string;
  readonly query?: v.GenericSchema;
  readonly body?: v.GenericSchema;
  readonly answer?: v.GenericSchema;
  /** @default 200, or 204 without an answer */
  readonly status?: 200 | 201 | 204;
  /** Beside those of the chain, and `not-found` where the path names something. @default none */
  readonly refusals?: readonly RefusalKind[];
  /** Asked with the version that the client has, it answers 304 without a body where that is the newest. @default false */
  readonly isVersioned?: true;
  /** It posts journal entries: the closed-month test asks it to post into a closed month (K-03). @default false */
  readonly posts?: true;
  /**
   * It changes rights: the password, and the code of whoever has an authenticator, was given within the last minutes; `in-part`: the
   * endpoint itself says when. @default false
   */
  readonly stepUp?: true | 'in-part';
  /** It changes no record of the company, and so stays open while the company may only read. @default false */
  readonly isOpenWhileReadOnly?: true;
  /** Of operators: its body has a `reason`, typed by the operator, which the trail keeps. @default false */
  readonly asksReason?: true;
  /**
   * Of operators: asked for, it files a request, and is done when another operator with the right has approved it
   * (docs/decisions/0213). @default false
   */
  readonly twoPerson?: true;
};

export type Contract<
  M extends Method = Method,
  Path extends string = string,
  D extends Definition = Definition,
> = D & { readonly method: M; readonly path: Path };

type KnownPath<Path extends string> = [Exclude<NamesIn<Path>, PathPart>] extends [never]
  ? Path
  : `no shape in contract/shapes/path-parts.ts for {${Exclude<NamesIn<Path>, PathPart>}}`;

type OnlyKnown<D> = { readonly [Name in Exclude<keyof D, keyof Definition>]: never };

type ScopeOf<R> = R extends Right ? (typeof rights)[R]['scopes'][number] : never;
/** No scope is asked for that the right cannot be given in. */
type OfItsRight<D extends Definition> = D extends { readonly mayFrom: unknown }
  ? { readonly mayFrom: ScopeOf<D['may']> }
  : unknown;

/** The two planes have rights of their own: none of one opens an endpoint of the other. */
type OfItsPlane<Path extends string> = Path extends `/operator/${string}`
  ? { readonly may: OperatorGate }
  : { readonly may: Gate; readonly asksReason?: never; readonly twoPerson?: never };
type Reasoned = v.GenericSchema<unknown, { readonly reason: string }>;
/** What asks for a reason has a place for it, and what waits for a second person asks for one. */
type OfItsReason<D extends Definition> = D extends { readonly twoPerson: true }
  ? { readonly asksReason: true; readonly body: Reasoned }
  : D extends { readonly asksReason: true }
    ? { readonly body: Reasoned }
    : unknown;

type Saying<M extends Method> = <const Path extends `/${string}`, const D extends Definition>(
  path: Path & KnownPath<Path>,
  definition: D & OnlyKnown<D> & OfItsRight<D> & OfItsPlane<Path> & OfItsReason<D>,
) => Contract<M, Path, D>;

export const get: Saying<'GET'> = /* @__NO_SIDE_EFFECTS__ */ (path, definition) => ({
  ...definition,
  method: 'GET',
  path,
});
export const post: Saying<'POST'> = /* @__NO_SIDE_EFFECTS__ */ (path, definition) => ({
  ...definition,
  method: 'POST',
  path,
});
export const put: Saying<'PUT'> = /* @__NO_SIDE_EFFECTS__ */ (path, definition) => ({
  ...definition,
  method: 'PUT',
  path,
});
export const del: Saying<'DELETE'> = /* @__NO_SIDE_EFFECTS__ */ (path, definition) => ({
  ...definition,
  method: 'DELETE',
  path,
});

/** `POST /api/exports`: the gateway's own name of the resource. */
export const keyOf = ({ method, path }: Pick<Contract, 'method' | 'path'>): string => `${method} ${path}`;
export const statusOf = ({ status, answer }: Definition): number =>
  status ?? (answer === undefined ? 204 : 200);

type InputOf<Shape> = Shape extends v.GenericSchema ? v.InferInput<Shape> : undefined;
type OutputOf<Shape> = Shape extends v.GenericSchema ? v.InferOutput<Shape> : undefined;
type At<D, Name extends string> = D extends { readonly [N in Name]: infer Part } ? Part : undefined;

/** The names in the path, each with the one shape that its name has. */
export type ParamsOf<C extends Contract> = {
  readonly [Name in NamesIn<C['path']> & PathPart]: v.InferOutput<(typeof pathParts)[Name]>;
};
export type QueryOf<C extends Contract> = OutputOf<At<C, 'query'>>;
export type BodyOf<C extends Contract> = OutputOf<At<C, 'body'>>;
/** What the server has to give. */
export type GivenOf<C extends Contract> = DeepReadonly<InputOf<At<C, 'answer'>>>;
/** What the client gets to read: the same after it went out through its shape. */
export type AnswerOf<C extends Contract> = DeepReadonly<OutputOf<At<C, 'answer'>>>;

/** Not of each alternative: what may be asked in several ways is one part with alternatives. */
type AskedPart<Name extends string, Part> = [Part] extends [undefined]
  ? unknown
  : {} extends Part
    ? { readonly [N in Name]?: DeepReadonly<Part> }
    : { readonly [N in Name]: DeepReadonly<Part> };

/** What the client has to say: before blanks are cut and defaults are filled in. */
export type Asked<C extends Contract> = ([NamesIn<C['path']>] extends [never]
  ? unknown
  : { readonly params: { readonly [Name in NamesIn<C['path']>]: string } }) &
  AskedPart<'query', InputOf<At<C, 'query'>>> &
  ([At<C, 'body'>] extends [undefined] ? unknown : { readonly body: DeepReadonly<InputOf<At<C, 'body'>>> });

type Listed<C extends Contract> = NonNullable<C['refusals']>[number];

export type OwnRefusalOf<C extends Contract> = RefusalFrom<Listed<C>>;
export type PathRefusalOf<C extends Contract> = [NamesIn<C['path']>] extends [never]
  ? never
  : { readonly kind: 'not-found' };
