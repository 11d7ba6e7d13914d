import type * as v from 'valibot';

/** A value within a shape: where it stands, its schema with all its steps, and whether its object takes any name. */
export type Leaf = { readonly place: string; readonly schema: v.GenericSchema; readonly isOpen: boolean };

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
};

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

/** All values of a shape, however deep; lists count as values too. */
export const leavesOf = (schema: v.GenericSchema, place: string, isOpen = false): readonly Leaf[] => {
  const { type, entries, item, wrapped, options }: Parts = schema;
  if (wrapped !== undefined) return leavesOf(wrapped, place, isOpen);
  if (entries !== undefined)
    return Object.entries(entries).flatMap(([name, member]) =>
      leavesOf(member, `${place}.${name}`, type !== 'strict_object'),
    );
  if (item !== undefined) return [{ place, schema, isOpen }, ...leavesOf(item, `${place}[]`, isOpen)];
  if (type === 'variant' || type === 'union')
    return (options ?? []).filter(isSchema).flatMap((option) => leavesOf(option, place, isOpen));
  return [{ place, schema, isOpen }];
};
