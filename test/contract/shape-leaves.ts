import type * as v from 'valibot';

/** A value within a shape: where it stands, and its schema with all its steps. */
export type Leaf = { readonly place: string; readonly schema: v.GenericSchema };

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
export const leavesOf = (schema: v.GenericSchema, place: string): readonly Leaf[] => {
  const { entries, item, wrapped, options, type }: Parts = schema;
  if (wrapped !== undefined) return leavesOf(wrapped, place);
  if (entries !== undefined)
    return Object.entries(entries).flatMap(([name, member]) => leavesOf(member, `${place}.${name}`));
  if (item !== undefined) return [{ place, schema }, ...leavesOf(item, `${place}[]`)];
  if (type === 'variant' || type === 'union')
    return (options ?? []).filter(isSchema).flatMap((option) => leavesOf(option, place));
  return [{ place, schema }];
};

/** Places of the objects within a shape that take fields which they do not name, or lists in their stead. */
export const openObjectsIn = (schema: v.GenericSchema, place: string): readonly string[] => {
  const { type, entries, item, wrapped, options }: Parts = schema;
  const own = type.includes('object') && type !== 'strict_object' ? [place] : [];
  const within = [
    ...Object.entries(entries ?? {}).map(([name, member]) => [member, `${place}.${name}`] as const),
    ...(item === undefined ? [] : [[item, `${place}[]`] as const]),
    ...(wrapped === undefined ? [] : [[wrapped, place] as const]),
    ...(type === 'variant' || type === 'union' ? (options ?? []) : [])
      .filter(isSchema)
      .map((option) => [option, place] as const),
  ];
  return [...own, ...within.flatMap(([member, at]) => openObjectsIn(member, at))];
};
