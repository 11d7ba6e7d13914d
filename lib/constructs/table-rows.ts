import { allRowKinds } from '#rows/all.ts';
import { expiryAttribute } from '#rows/fates.ts';
import { askedFor, formAttribute } from '#rows/forms.ts';
import { indexesOf, indexKeys, type IndexName } from '#rows/indexes.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import type { TableName } from '#rows/tables.ts';

export type NarrowIndex = {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly attributes: readonly string[];
};

/**
 * What rows of all kinds show in an index without being read whole, and of which form they are; a byte more is paid on
 * every save. What an index carries cannot be changed in place.
 * @throws Error for a kind whose older rows show in an index something else than it carries of them
 */
export const carriedIn = (index: IndexName, kinds: readonly KindFacts[] = allRowKinds): readonly string[] => {
  const listed = kinds.filter(({ indexes }) => indexes?.[index] !== undefined);
  const carried = new Set(listed.flatMap(({ projection = [], forms }) => askedFor(projection, forms)));
  const unborne = listed.flatMap(({ name, projection = [], forms = [] }) =>
    askedFor(projection, forms)
      .filter((attribute) => attribute !== formAttribute && !projection.includes(attribute))
      .map((attribute) => `${name}: ${attribute}`),
  );
  if (unborne.length > 0)
    throw new Error(`what ${index} carries is made of what it does not carry: ${unborne.join(', ')}`);
  // Another order is another index to CloudFormation, which would have to make it anew.
  return [...carried].toSorted();
};

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
