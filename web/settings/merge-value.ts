import type { AnyField, AnyFields, AnyRows } from '#web/settings/part-fields.ts';
import { isSameValue } from '#web/settings/changes.ts';

const partsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a form began with, what was made of it here, and what somebody else made of it meanwhile. */
export type Three = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

const mergeFields = (fields: AnyFields, { base, mine, theirs }: Three): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const merged = mergeValue(field, {
        base: partsOf(base)[name],
        mine: partsOf(mine)[name],
        theirs: partsOf(theirs)[name],
      });
      return merged === undefined ? [] : [[name, merged] as const];
    }),
  );

/** Theirs in their order with what was changed here, without what was taken away here, and behind it what was added here. */
const mergeRows = ({ row, keys }: AnyRows, { base, mine, theirs }: Three): readonly unknown[] => {
  const keyOf = (one: unknown): string => JSON.stringify(keys.map((key) => partsOf(one)[key]));
  const inRows = (rows: unknown, key: string) => listIn(rows).find((one) => keyOf(one) === key);
  const kept = listIn(theirs).flatMap((other) => {
    const key = keyOf(other);
    const [before, own] = [inRows(base, key), inRows(mine, key)];
    if (own !== undefined) return [mergeFields(row, { base: before, mine: own, theirs: other })];
    // Taken away here, unless it came, or was changed, there.
    return before !== undefined && isSameValue(before, other) ? [] : [other];
  });
  const added = listIn(mine).filter((own) => {
    const key = keyOf(own);
    const before = inRows(base, key);
    return inRows(theirs, key) === undefined && (before === undefined || !isSameValue(before, own));
  });
  return [...kept, ...added];
};

/** What both made of a value: where both changed the same, what was typed here stands. */
export const mergeValue = (field: AnyField, three: Three): unknown => {
  const { base, mine, theirs } = three;
  if (isSameValue(base, mine)) return theirs;
  if (isSameValue(base, theirs)) return mine;
  if (field.kind === 'group') return mergeFields(field.fields, three);
  return field.kind === 'rows' ? mergeRows(field, three) : mine;
};
