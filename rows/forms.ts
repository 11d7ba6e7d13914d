import type { Attributes, Content } from './attributes.ts';

export type Row = Readonly<Record<string, unknown>>;

declare const stored: unique symbol;

/** A row as it lies in its table. What it holds is told by its kind alone: `kind.read`. */
export type StoredRow = { readonly PK: string; readonly SK: string; readonly [stored]: true };

// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a kind may have no optional attribute and no index
export type Nothing = Record<never, never>;

/** Holds the number of a row's form, from 2 on: a row of the first carries none. */
export const formAttribute = 'form';

/**
 * Makes a row of one form into the next: attributes `to` of attributes `from`, which each row of the older form has. A
 * row that lacks them, as a part of one may, is left as it is. It may meet rows of the next form too, which a release
 * wrote before it counted forms: what they have already, and it makes of something else, stays.
 */
export type FormStep = {
  /** As they lay in the older form. */
  readonly from: Attributes;
  readonly to: readonly string[];
  up(older: Row): Row;
};

export const formStep = <const From extends Attributes, const To extends string>(step: {
  readonly from: From;
  readonly to: readonly To[];
  up(older: Content<From, Nothing>): Readonly<Record<To, unknown>>;
}): FormStep => step;

/** How the attributes of a row of this form lie. */
export const attributesAt = (newest: Attributes, forms: readonly FormStep[], form: number): Attributes =>
  forms.slice(form - 1).reduceRight((later, { from }) => ({ ...later, ...from }), newest);

/** The names that each row of this form has. */
export const namesAt = (
  newest: readonly string[],
  forms: readonly FormStep[],
  form: number,
): readonly string[] =>
  forms
    .slice(form - 1)
    .reduceRight(
      (later, { from, to }) => [
        ...new Set([...later.filter((name) => !to.includes(name)), ...Object.keys(from)]),
      ],
      newest,
    );

/** What must be asked for so that these can be read of a row of any form. */
export const askedFor = (names: readonly string[], forms: readonly FormStep[] = []): readonly string[] => {
  const steps = forms.reduceRight<readonly string[]>(
    (asked, { from, to }) =>
      to.some((name) => asked.includes(name)) ? [...asked, ...Object.keys(from)] : asked,
    names,
  );
  return [...new Set([...steps, formAttribute])];
};
