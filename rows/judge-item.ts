import { liesAs, type AttributeType } from './attributes.ts';
import { indexesOf, indexKeys } from './indexes.ts';
import { storedPartsOf, valuesIn } from './read-key.ts';
import type { KindFacts, Row } from './row-kind.ts';
import { tenantPattern } from './tenant-prefix.ts';

/** The kinds whose keys these are: one of each row that we write. */
export const kindsOf = (kinds: readonly KindFacts[], table: string, item: Row): readonly KindFacts[] =>
  kinds.filter((kind) => kind.table === table && storedPartsOf({ ...kind, parts: {} }, item) !== undefined);

/** Attributes that place a row in an index: both of a pair, as the kind says, or none. */
const faultsInIndexes = ({ indexes = {}, pk, table }: KindFacts, item: Row): readonly string[] =>
  indexesOf(table).flatMap((index) => {
    const { partition, sort } = indexKeys[index];
    if (item[partition] === undefined && item[sort] === undefined) return [];
    const patterns = indexes[index];
    if (patterns === undefined) return [`stands in ${index}`];
    const prefix = pk.startsWith(`${tenantPattern}#`) ? `${tenantPattern}#` : '';
    const isRight =
      valuesIn(prefix + patterns[0], item[partition]) !== undefined &&
      valuesIn(patterns[1], item[sort]) !== undefined;
    return isRight ? [] : [`stands in ${index} under another key`];
  });

const keyNamesOf = (table: string): ReadonlySet<string> =>
  new Set([
    'PK',
    'SK',
    ...indexesOf(table).flatMap((index) => [indexKeys[index].partition, indexKeys[index].sort]),
  ]);

const faultsInAttributes = (kind: KindFacts, item: Row): readonly string[] => {
  const types: Readonly<Record<string, AttributeType>> = { ...kind.mayHold, ...kind.holds };
  const typeOf = (name: string): AttributeType | undefined =>
    types[name] ?? (kind.numbered?.includes(name.replace(/\d+$/, '')) ? 'number' : undefined);
  const keyNames = keyNamesOf(kind.table);
  const present = Object.keys(item).filter((name) => !keyNames.has(name) && name !== 'form');
  return [
    ...Object.keys(kind.holds)
      .filter((name) => item[name] === undefined)
      .map((name) => `lacks ${name}`),
    ...present.flatMap((name) => {
      const type = typeOf(name);
      if (type === undefined) return [`holds ${name}, which the kind does not know`];
      return liesAs(type, item[name]) ? [] : [`holds another ${name} than a ${typeNameOf(type)}`];
    }),
    ...(Number(item['form'] ?? 1) <= kind.form ? [] : ['has a form that nobody reads']),
  ];
};

const typeNameOf = (type: AttributeType): string => (typeof type === 'string' ? type : type.lies);

/** Why an item may not be written into a table; undefined where it is a row of exactly one kind. */
export const whyNoRow = (kinds: readonly KindFacts[], table: string, item: Row): string | undefined => {
  const fitting = kindsOf(kinds, table, item);
  const [kind] = fitting;
  const where = `${table} ${String(item['PK'])} / ${String(item['SK'])}`;
  if (kind === undefined) return `${where} is a row of no kind (rows/)`;
  if (fitting.length > 1)
    return `${where} is a row of more than one kind: ${fitting.map(({ name }) => name).join(', ')} (rows/)`;
  const faults = [...faultsInAttributes(kind, item), ...faultsInIndexes(kind, item)];
  return faults.length === 0
    ? undefined
    : `${where}, a row of the kind ${kind.name}: ${faults.join('; ')} (rows/)`;
};
