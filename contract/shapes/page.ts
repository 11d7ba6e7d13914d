import * as v from 'valibot';
import { asItIs } from './text.ts';

/** `?limit=&cursor=`: how much of a list, and from where. */
export const pageParts = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:[1-9][0-9]?|100)$/, '1〜100の整数で指定してください'),
      v.transform(Number),
    ),
    '50',
  ),
  cursor: v.exactOptional(asItIs(1000)),
};

export const pageQuery = v.strictObject(pageParts);

/** One page of a list; without `nextCursor` it is the last one. */
export const pageOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), nextCursor: v.exactOptional(v.string()) });
