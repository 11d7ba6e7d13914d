/**
 * What one field of a master takes. From this follow its shape in the contract, its column in a CSV file, its control
 * in the form and its words in every fault.
 */
export type Field = { readonly word: string; readonly isOptional?: true } & (
  | { readonly kind: 'text'; readonly maxLength: number }
  /** The id of an entry of that master, which has to hold for as long as whatever names it. */
  | { readonly kind: 'reference'; readonly to: string; readonly maxLength: number }
  /** Value → what people read; a file holds the words. */
  | { readonly kind: 'choice'; readonly words: Readonly<Record<string, string>> }
);
export type Fields = Readonly<Record<string, Field>>;

/** What names an entry for as long as it is kept: a code that people type, or a day. */
export type IdField = { readonly word: string } & (
  | { readonly kind: 'code'; readonly maxLength: number }
  | { readonly kind: 'date' }
);

/** Stands in keys and paths, so that it holds no sign that separates. */
export const codePattern = /^[0-9A-Za-z][0-9A-Za-z_-]*$/;

type ValueOf<F extends Field> = F extends {
  readonly kind: 'choice';
  readonly words: infer Words;
}
  ? keyof Words & string
  : string;
type Optional<Fs extends Fields> = {
  [Name in keyof Fs]: Fs[Name] extends { readonly isOptional: true } ? Name : never;
}[keyof Fs];

/** The values of one entry, as its fields say. */
export type ValuesOf<Fs extends Fields> = {
  readonly [Name in Exclude<keyof Fs, Optional<Fs>>]: ValueOf<Fs[Name]>;
} & { readonly [Name in Optional<Fs>]?: ValueOf<Fs[Name]> };
