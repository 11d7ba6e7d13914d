import type { KindFacts } from '#rows/row-kind.ts';

/** How a kind of row is found: its patterns, and those under which it stands in indexes. */
export type RowKeys = Pick<KindFacts, 'table' | 'pk' | 'sk'> & Pick<Required<KindFacts>, 'indexes'>;
/** By the names that the release gave its kinds. */
export type KeysOfKinds = Readonly<Record<string, RowKeys>>;

export const keysOf = (kinds: readonly KindFacts[]): KeysOfKinds =>
  Object.fromEntries(
    kinds.map(({ name, table, pk, sk, indexes = {} }) => [name, { table, pk, sk, indexes }] as const),
  );

type Place = Pick<RowKeys, 'table' | 'pk' | 'sk'>;

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.table === other.table && one.pk === other.pk && one.sk === other.sk;

/** Which rows of the release before this one would not find, or not find under the same key of an index. */
export const lostKeys = (before: KeysOfKinds, now: readonly KindFacts[]): readonly string[] =>
  Object.entries(before).flatMap(([name, keys]) => {
    const kind = now.find((one) => isSamePlace(one, keys));
    if (kind === undefined) return [`${name}: no row has its key ${keys.pk} / ${keys.sk} any more`];
    return Object.entries(keys.indexes)
      .filter(([index, patterns]) => String(Object(kind.indexes)[index]) !== String(patterns))
      .map(([index, patterns]) => `${name}: does not stand in ${index} under ${String(patterns)} any more`);
  });
