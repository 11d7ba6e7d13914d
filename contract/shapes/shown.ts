import * as v from 'valibot';

/** A value as it may stand in a row: the kinds of its parts, and none of the rules for typing them in. */
export type Shown<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? readonly Shown<Item>[]
        : { readonly [Name in keyof T]: Shown<T[Name]> };

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
};

const kindOf = (schema: v.GenericSchema): v.GenericSchema => {
  const { type, entries, item, wrapped, options = [] }: Parts = schema;
  if (wrapped !== undefined) return v.exactOptional(kindOf(wrapped));
  if (item !== undefined) return v.array(kindOf(item));
  if (entries !== undefined)
    return v.object(
      Object.fromEntries(Object.entries(entries).map(([name, member]) => [name, kindOf(member)])),
    );
  switch (type) {
    case 'number':
      return v.number();
    case 'boolean':
      return v.boolean();
    case 'string':
      return v.string();
    case 'picklist':
      return options.every((option) => typeof option === 'number') ? v.number() : v.string();
    default:
      throw new Error(`how a ${type} is shown is not said`);
  }
};

/**
 * How what was typed in by a shape is shown. A row may have been written by the rules of another release: texts, numbers
 * and words that this one would refuse are shown as they are, and fields that it does not know are left out.
 */
export const shown = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(
  shape: Shape,
): v.GenericSchema<Shown<v.InferInput<Shape>>> =>
  // The kinds are those of the shape's own parts.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  kindOf(shape) as v.GenericSchema<Shown<v.InferInput<Shape>>>;
