import type {
  BodyOf,
  Contract,
  GivenOf,
  OwnRefusalOf,
  ParamsOf,
  PathRefusalOf,
  QueryOf,
} from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Parsed } from './call.ts';
import type { Unchanged } from './unchanged.ts';

export type RequestOf<C extends Contract> = Parsed<BodyOf<C>, ParamsOf<C>, QueryOf<C>>;

/** What any endpoint may say although it does not list it. */
type AnyRefusal = RefusalOf<'input-malformed' | 'step-up-needed' | 'temporarily-unavailable'>;
export type RefusalsOf<C extends Contract> = OwnRefusalOf<C> | PathRefusalOf<C> | AnyRefusal;
export type Done<C extends Contract> = Result<
  GivenOf<C> | (C extends { readonly isVersioned: true } ? Unchanged : never),
  RefusalsOf<C>
>;

type Plain = string | number | boolean | null | undefined;
type NamesOfAny<T> = T extends unknown ? keyof T : never;
type FieldOfAny<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never;
type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never;

/** Fields of `T`, at any depth, that no member of `Shape` has: `'items.secret'`. */
type Surplus<T, Shape> = T extends Plain
  ? never
  : T extends readonly (infer Item)[]
    ? Surplus<Item, ItemOf<Shape>>
    : {
        [Name in keyof T & string]-?: Name extends NamesOfAny<Shape>
          ? Surplus<T[Name], FieldOfAny<Shape, Name>> extends infer Path extends string
            ? `${Name}.${Path}`
            : never
          : Name;
      }[keyof T & string];

type ValueIn<O> = O extends { readonly ok: true; readonly value: infer Value } ? Value : never;
type KindIn<O> = O extends { readonly ok: false; readonly refusal: { readonly kind: infer Kind } }
  ? Kind
  : never;

type NoSurplus<C extends Contract, Given> = [Surplus<Given, GivenOf<C>>] extends [never]
  ? unknown
  : { readonly 'the answer holds what its shape lacks': Surplus<Given, GivenOf<C>> };

type Idle<C extends Contract, O> = Exclude<OwnRefusalOf<C>['kind'], KindIn<O>>;
type NothingIdle<C extends Contract, O> = [Idle<C, O>] extends [never]
  ? unknown
  : { readonly 'listed, but never refused with': Idle<C, O> };

/** Neither a surplus field in the answer nor a listed refusal that nothing gives compiles. */
export type Kept<C extends Contract, O> = NoSurplus<C, Exclude<ValueIn<O>, Unchanged>> & NothingIdle<C, O>;

type BodyIn<O> = ValueIn<O> extends { readonly body: infer Body } ? Body : never;
/** The same where the answer's body stands beside a cookie. */
export type KeptBody<C extends Contract, O> = NoSurplus<C, BodyIn<O>> & NothingIdle<C, O>;
