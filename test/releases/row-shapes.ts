import { allRowKinds } from '#rows/all.ts';
import { kindsOf } from '#rows/judge-item.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { isSamePlace, type KeysOfKinds, type RowKeys } from './row-keys.ts';

/** What the rows of one kind hold: attribute → its types, and for a word of a closed list which words there were. */
export type RowShape = {
  readonly always: readonly string[];
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
};
export type RowShapes = Readonly<Record<string, RowShape>>;
type Row = Readonly<Record<string, unknown>>;

/** The kind of a row, by the name that it had before; of a row that is of none, where it lies. */
const kindOf = (table: string, row: Row, before: KeysOfKinds): string =>
  kindsOf(allRowKinds, table, row)
    .map((kind) => Object.keys(before).find((name) => isSame(before[name], kind)) ?? kind.name)
    .join(', ') || `${table} ${String(row['PK'])} / ${String(row['SK'])}`;

const isSame = (keys: RowKeys | undefined, kind: KindFacts): boolean =>
  keys !== undefined && isSamePlace(keys, kind);

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  if (value instanceof Set) return 'set';
  if (value instanceof Uint8Array) return 'bytes';
  return value === null ? 'null' : typeof value;
};

/** Documents that are kept as text are looked into, one level deep: their fields are what readers read. */
const fieldsOf = (row: Row): readonly (readonly [string, unknown])[] =>
  Object.entries(row).flatMap(([name, value]) => {
    const isDocument = typeof value === 'string' && /^\{".*\}$/s.test(value);
    if (!isDocument) return name === 'PK' || name === 'SK' || name === 'form' ? [] : [[name, value] as const];
    return [
      [name, value] as const,
      ...Object.entries(Object(JSON.parse(value))).map(
        ([field, inner]) => [`${name}.${field}`, inner] as const,
      ),
    ];
  });

const isWord = (name: string, value: unknown): boolean =>
  /(?:^|\.)(?:status|state|kind|outcome|action|plan|act|format)$/.test(name) && typeof value === 'string';

const shapeOf = (rows: readonly Row[]): RowShape => {
  const types: Record<string, Set<string>> = {};
  const words: Record<string, Set<string>> = {};
  const counts: Record<string, number> = {};
  for (const row of rows)
    for (const [name, value] of fieldsOf(row)) {
      (types[name] ??= new Set()).add(typeOf(value));
      counts[name] = (counts[name] ?? 0) + 1;
      if (isWord(name, value)) (words[name] ??= new Set()).add(String(value));
    }
  const sorted = (sets: Record<string, Set<string>>) =>
    Object.fromEntries(
      Object.entries(sets)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, set]) => [name, [...set].toSorted()]),
    );
  const always = Object.keys(counts).filter((name) => counts[name] === rows.length);
  return { always: always.toSorted(), types: sorted(types), words: sorted(words) };
};

/** @param before the keys of the release with which these shapes are compared */
export const shapesOf = (
  tables: Readonly<Record<string, readonly Row[]>>,
  before: KeysOfKinds = {},
): RowShapes => {
  const rows = Object.entries(tables).flatMap(([table, items]) =>
    items.map((row) => [kindOf(table, row, before), row] as const),
  );
  const byKind = Map.groupBy(rows, ([kind]) => kind);
  return Object.fromEntries(
    [...byKind]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([kind, found]) => [kind, shapeOf(found.map(([, row]) => row))]),
  );
};
