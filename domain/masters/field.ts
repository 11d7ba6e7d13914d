import type { Field, ValueOfKind } from './fields/every-kind.ts';

export type { Field } from './fields/every-kind.ts';
export type Fields = Readonly<Record<string, Field>>;

/** What names an entry for as long as it is kept: a code that people type, or a day. */
export type IdField = {
  readonly word: string;
  /** Heads of its column in files of other software. */
  readonly alsoCalled?: readonly string[];
  /** Why a row without one is not taken, and what to do. @default it is to be filled in */
  readonly whenEmpty?: string;
} & (
  | { readonly kind: 'code'; readonly maxLength: number }
  | { readonly kind: 'login'; readonly maxLength: number }
  | { readonly kind: 'date' }
);

type ValueOf<F extends Field> = F extends {
  readonly kind: 'choice';
  readonly words: infer Words;
}
  ? keyof Words & string
  : ValueOfKind<F['kind']>;
type Optional<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly isOptional: true } ? Name : never;
}[keyof Fs];

/** The values of one entry, as its fields say. */
export type ValuesOf<Fs extends Fields> = {
  readonly [Name in Exclude<keyof Fs, Optional<Fs>>]: ValueOf<Fs[Name]>;
} & { readonly [Name in Optional<Fs>]?: ValueOf<Fs[Name]> };
