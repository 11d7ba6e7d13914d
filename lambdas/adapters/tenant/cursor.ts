import { indexKeys } from '#rows/indexes.ts';
import type { RowRange } from '#rows/row-key.ts';
import type { TenantKeys } from './tenant-keys.ts';

/** A cursor that no list of ours gave out. The endpoint answers it as a malformed input. */
export class MalformedCursor extends Error {
  override readonly name = 'MalformedCursor';
}

type Item = Readonly<Record<string, unknown>>;

const encoded = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** For a list that is not read from an index, behind this sort key. */
export const cursorBehind = (sk: string): string => encoded([sk]);

/**
 * Where a list goes on. It holds sort keys and, for an index, the item's own partition, all without the
 * tenant's prefix: whoever edits a cursor can only move within the list that he was asking for anyway.
 */
export const cursorOf = (lastKey: Item, range: RowRange, keys: TenantKeys): string => {
  const { PK, SK } = keys.incoming(lastKey);
  return encoded(range.index === undefined ? [SK] : [lastKey[indexKeys[range.index].sort], PK, SK]);
};

const textsOf = (cursor: string, count: number): readonly string[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === count) {
      const texts = parts.filter((part): part is string => typeof part === 'string' && part !== '');
      if (texts.length === count && texts.every((text) => text.length <= 200)) return texts;
    }
  } catch {
    // Told below in our own words.
  }
  throw new MalformedCursor('a cursor has another shape');
};

const isWithin = (sk: string, { skFrom, skTo, skPrefix }: RowRange): boolean =>
  (skFrom === undefined || sk >= skFrom) &&
  (skTo === undefined || sk <= skTo) &&
  (skPrefix === undefined || sk.startsWith(skPrefix));

/** The sort key of such a cursor. Throws `MalformedCursor` for anything outside the range. */
export const sortKeyIn = (cursor: string, range: RowRange): string => {
  const [sort = ''] = textsOf(cursor, 1);
  if (!isWithin(sort, range)) throw new MalformedCursor('a cursor points outside of its list');
  return sort;
};

/** The key at which DynamoDB goes on. Throws `MalformedCursor` for anything outside the range. */
export const startKeyOf = (cursor: string, range: RowRange, keys: TenantKeys): Record<string, string> => {
  const [sort = '', pk = range.pk, sk = sort] = textsOf(cursor, range.index === undefined ? 1 : 3);
  if (!isWithin(sort, range)) throw new MalformedCursor('a cursor points outside of its list');
  const own = { PK: keys.partitionOf({ table: range.table ?? 'TenantData', pk }), SK: sk };
  if (range.index === undefined) return own;
  const { partition, sort: sortName } = indexKeys[range.index];
  return { ...own, [partition]: keys.prefixed(range.pk), [sortName]: sort };
};
