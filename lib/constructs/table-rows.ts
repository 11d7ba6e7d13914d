import { allRowKinds } from '#rows/all.ts';
import { expiryAttribute } from '#rows/fates.ts';
import { indexesOf, indexKeys, type IndexName } from '#rows/indexes.ts';
import type { TableName } from '#rows/tables.ts';

export type NarrowIndex = {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly attributes: readonly string[];
};

/** What rows of all kinds show in an index without being read whole; a byte more is paid on every save. */
const carriedIn = (index: IndexName): readonly string[] => [
  ...new Set(
    allRowKinds.flatMap(({ indexes, projection = [] }) => (indexes?.[index] === undefined ? [] : projection)),
  ),
];

const indexFormOf = (index: IndexName): NarrowIndex => {
  const { partition: partitionKey, sort: sortKey } = indexKeys[index];
  return { partitionKey, sortKey, attributes: carriedIn(index) };
};

/** What the rows of a table ask of it. */
export type RowsForm = {
  /** @default no index */
  readonly indexes?: Readonly<Record<string, NarrowIndex>>;
  /** Attribute that holds the expiry in epoch seconds. @default items never expire */
  readonly expiryAttribute?: string;
};

export const rowsFormOf = (table: TableName): RowsForm => {
  const indexes = indexesOf(table);
  const expires = allRowKinds.some((kind) => kind.table === table && kind.keeps === 'expiring');
  return {
    ...(indexes.length === 0
      ? {}
      : { indexes: Object.fromEntries(indexes.map((index) => [index, indexFormOf(index)])) }),
    ...(expires ? { expiryAttribute } : {}),
  };
};
