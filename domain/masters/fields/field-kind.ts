import type { Result } from '#domain/kernel/result.ts';

/** What a state says of one field, as it is kept and as it travels. */
export type Value = string | number | boolean;

/** What each field says. */
export type FieldBase<K extends string> = {
  readonly kind: K;
  readonly word: string;
  readonly isOptional?: true;
  /** What people need to know before they type. */
  readonly hint?: string;
  /** Heads of its column in files of other software. */
  readonly alsoCalled?: readonly string[];
  /** Its head means something else in other software, unless one of these words stands in the heads of the file. */
  readonly besides?: readonly string[];
  /** Entries are found by it too, beside their code and their name. */
  readonly isSearched?: true;
  /** In the form and the files alone: a list of all fields would be wider than a screen. */
  readonly isUnlisted?: true;
};

/** The form of a value in JSON. The contract makes its shapes of these three; `takes` reads what was sent, or says why not. */
export type Shape<V extends Value = Value> =
  | {
      readonly json: 'text';
      /** What else may be sent than what a pattern of a few signs says. */
      readonly contract: { readonly maxLength?: number; readonly pattern?: string; readonly format?: 'date' };
      readonly takes: (sent: string) => Result<string & V, string>;
    }
  | { readonly json: 'one-of'; readonly values: readonly string[] }
  | { readonly json: 'whole'; readonly most: number; readonly reason: string }
  | { readonly json: 'flag' };

/**
 * A kind of field: all that differs between one and another. A new one is a file here and its line in
 * `every-kind.ts`, and its control in web/masters/controls.
 */
export type FieldKind<F, V extends Value> = {
  shape(field: F): Shape<V>;
  /** Of a cell of a file, or of what was typed, in which something stands. The refusal is the reason in words. */
  read(field: F, typed: string): Result<V, string>;
  /** The cell of a file: read again it is the same value. */
  write(field: F, value: V): string;
  /** As people read it. @default as it is written */
  words?(field: F, value: V): string;
  /** The only words that a cell may have. @default whatever can be read */
  closed?(field: F): readonly string[];
  /** A cell holds a list of words. */
  readonly isSeveral?: true;
  /** As much as people usually say, by which a row is measured; taken as an example too. */
  usual(field: F): V;
  /** Never set: they carry the types. */
  readonly ofField?: F;
  readonly ofValue?: V;
};
