import type { AttributeValue, Item, ItemRule } from '#local/aws/dynamodb/attribute-value.ts';
import { whyNoRow } from '#rows/judge-item.ts';
import type { TableName } from '#rows/tables.ts';
import type { KindFacts, Row } from '#rows/row-kind.ts';

const nativeOf = ({ S, N, B, BOOL, SS, L, M }: AttributeValue): unknown => {
  if (N !== undefined) return Number(N);
  if (B !== undefined) return Buffer.from(B, 'base64');
  if (SS !== undefined) return new Set(SS);
  if (L !== undefined) return L.map(nativeOf);
  if (M !== undefined) return rowOf(M);
  return S ?? BOOL ?? null;
};

const rowOf = (item: Item): Row =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, nativeOf(value)]));

/**
 * Refuses what is a row of no kind, or of more than one, in every table that has kinds.
 * @param nameOf the physical name of a table
 */
export const rowRuleOf = (kinds: readonly KindFacts[], nameOf: (table: TableName) => string): ItemRule => {
  // Named at the first write: a template of a test may have none of the tables.
  let tables: ReadonlyMap<string, TableName> | undefined;
  const ofTables = Map.groupBy(kinds, ({ table }) => table);
  return (name, item) => {
    tables ??= new Map(kinds.map(({ table }) => [nameOf(table), table]));
    const table = tables.get(name);
    return table === undefined ? undefined : whyNoRow(ofTables.get(table) ?? [], table, rowOf(item));
  };
};
