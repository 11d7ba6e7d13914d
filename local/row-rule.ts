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

/** The tables of rows by their physical names; a template of a test may have none of them. */
export const tablesByName = (
  kinds: readonly KindFacts[],
  nameOf: (table: TableName) => string | undefined,
): ReadonlyMap<string, TableName> => {
  const tables = [...new Set(kinds.map(({ table }) => table))];
  return new Map(
    tables.flatMap((table) => {
      const name = nameOf(table);
      return name === undefined ? [] : [[name, table] as const];
    }),
  );
};

/** Refuses what becomes a row of no kind, or of more than one, in every table that has kinds. */
export const rowRuleOf = (
  kinds: readonly KindFacts[],
  nameOf: (table: TableName) => string | undefined,
): ItemRule => {
  const tables = tablesByName(kinds, nameOf);
  const ofTables = Map.groupBy(kinds, ({ table }) => table);
  return (name, item, before) => {
    const table = tables.get(name);
    if (table === undefined) return undefined;
    const known = before === undefined ? undefined : rowOf(before);
    return whyNoRow(ofTables.get(table) ?? [], table, rowOf(item), known);
  };
};
