import type { AttributeValue, Item } from './attribute-value.ts';
import { dynalite, type Index, type StorageOperation, type Table } from './dynalite.ts';

type Entry = { readonly key: string; readonly value: Item };

const namesOf = (schema: Table['KeySchema']) => schema.map(({ AttributeName }) => AttributeName);

/**
 * Where an entry lies in its index: index key, then table key. (The engine ends this key with 24 bits of a hash of
 * the table key, so that among some thousand items under one index key two overwrite each other.)
 */
export const indexKeyOf = (index: Index, table: Table, item: Item): string =>
  dynalite.database.createKey(item, table, index.KeySchema) + dynalite.database.createKey(item, table);

const projected = (index: Index, table: Table, item: Item): Item => {
  if (index.Projection.ProjectionType === 'ALL') return item;
  const kept = new Set([
    ...namesOf(table.KeySchema),
    ...namesOf(index.KeySchema),
    ...(index.Projection.NonKeyAttributes ?? []),
  ]);
  return Object.fromEntries(
    Object.entries(item).filter((entry): entry is [string, AttributeValue] => kept.has(entry[0])),
  );
};

const entryOf = (index: Index, table: Table, item: Item | undefined): Entry | undefined => {
  if (item === undefined || namesOf(index.KeySchema).some((name) => item[name] === undefined))
    return undefined;
  return { key: indexKeyOf(index, table, item), value: projected(index, table, item) };
};

export const indexesOf = (
  table: Table,
): readonly { readonly kind: 'global' | 'local'; readonly index: Index }[] => [
  ...(table.GlobalSecondaryIndexes ?? []).map((index) => ({ kind: 'global' as const, index })),
  ...(table.LocalSecondaryIndexes ?? []).map((index) => ({ kind: 'local' as const, index })),
];

/** What one change does to one index. */
export const entryOperations = (
  { kind, index }: ReturnType<typeof indexesOf>[number],
  {
    table,
    oldItem,
    newItem,
  }: {
    readonly table: Table;
    readonly oldItem: Item | undefined;
    readonly newItem: Item | undefined;
  },
): readonly StorageOperation[] => {
  const prefix = `index-${kind}~${table.TableName}~${index.IndexName}~`;
  const before = entryOf(index, table, oldItem);
  const after = entryOf(index, table, newItem);
  return [
    ...(before !== undefined && before.key !== after?.key
      ? [{ type: 'del' as const, key: prefix + before.key }]
      : []),
    ...(after === undefined ? [] : [{ type: 'put' as const, key: prefix + after.key, value: after.value }]),
  ];
};
