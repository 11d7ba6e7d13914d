import * as v from 'valibot';
import type { ListedContract } from '#contract/listed.ts';
import * as ids from '#contract/shapes/ids.ts';
import { valueFrom } from './valid-request.ts';
import { leavesOf } from './shape-leaves.ts';

/** A thing that bodies and queries can name. A sitting is no thing: its id is made by the page. */
export type NamedThing = Exclude<keyof typeof ids, 'sittingId'>;
export type ThingIds = Readonly<Record<NamedThing, string>>;

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly v.GenericSchema[];
};

/** Told by the shape itself, whatever the field is called. */
const thingOf = (schema: v.GenericSchema): NamedThing | undefined =>
  Object.entries(ids).flatMap(([name, shape]) =>
    shape === schema && name !== 'sittingId' ? [name as NamedThing] : [],
  )[0];

const namesThing = (schema: v.GenericSchema): boolean =>
  leavesOf(schema, '').some((leaf) => thingOf(leaf.schema) !== undefined);

const filledObject = (entries: NonNullable<Parts['entries']>, value: object, named: ThingIds): object =>
  Object.fromEntries([
    ...Object.entries(value),
    ...Object.entries(entries)
      .filter(([, member]) => namesThing(member))
      .map(([name, member]) => [name, filled(member, Object(value)[name], named)]),
  ]);

/** The value with an id in every place that a shape has for one, also where it left that place out. */
const filled = (schema: v.GenericSchema, value: unknown, named: ThingIds): unknown => {
  const { type, entries, item, wrapped, options = [] }: Parts = schema;
  const thing = thingOf(schema);
  if (thing !== undefined) return named[thing];
  if (wrapped !== undefined) return filled(wrapped, value, named);
  if (item !== undefined) {
    const [first] = Array.isArray(value) ? value : [];
    return [filled(item, first, named)];
  }
  const option = type === 'variant' ? options.find((one) => namesThing(one)) : undefined;
  if (option !== undefined) return filled(option, v.is(option, value) ? value : undefined, named);
  const given = value ?? valueFrom(schema, `what names a thing as ${type}`);
  return entries === undefined ? given : filledObject(entries, Object(given), named);
};

/** Whether a request names things beside its path. */
export const namesThings = ({ contract: { query, body } }: ListedContract): boolean =>
  [query, body].some((shape) => shape !== undefined && namesThing(shape));

/** Query and body of a request with these ids in every place for one. */
export const requestWithIds = ({ key, contract: { query, body } }: ListedContract, named: ThingIds) => {
  const made = (shape: v.GenericSchema | undefined) =>
    shape === undefined ? undefined : filled(shape, valueFrom(shape, `a part of ${key}`), named);
  return { query: made(query), body: made(body) };
};
