import * as v from 'valibot';
import { asItIs } from './text.ts';

const limitOf = (pattern: RegExp, most: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(pattern, `1〜${most}の整数で指定してください`), v.transform(Number)),
    '50',
  );

/** `?limit=&cursor=`: how much of a list, and from where. */
export const pageParts = {
  limit: limitOf(/^(?:[1-9][0-9]?|100)$/, 100),
  cursor: v.exactOptional(asItIs(1000)),
};

/** The same of a list whose items are small and which the client holds as a whole: up to 500 of 0.8 kB. */
export const longPageParts = {
  ...pageParts,
  limit: limitOf(/^(?:[1-9][0-9]?|[1-4][0-9]{2}|500)$/, 500),
};

export const pageQuery = v.strictObject(pageParts);

/** One page of a list; without `nextCursor` it is the last one. */
export const pageOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), nextCursor: v.exactOptional(v.string()) });
