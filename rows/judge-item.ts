import { liesAs, type Attributes, type AttributeType } from './attributes.ts';
import { sealedStart } from './fates.ts';
import { attributesAt, formAttribute, namesAt } from './forms.ts';
import { indexesOf, indexKeys, type IndexName } from './indexes.ts';
import { storedPartsOf, valuesIn } from './read-key.ts';
import type { KindFacts, Row } from './row-kind.ts';
import { tenantPattern } from './tenant-prefix.ts';

/** The kinds whose keys these are: one of each row that we write. */
export const kindsOf = (kinds: readonly KindFacts[], table: string, item: Row): readonly KindFacts[] =>
  kinds.filter((kind) => kind.table === table && storedPartsOf({ ...kind, parts: {} }, item) !== undefined);

/** Both patterns of a kind in an index, as the table has them. */
const patternsIn = ({ indexes, pk }: KindFacts, index: IndexName): readonly string[] | undefined => {
  const prefix = pk.startsWith(`${tenantPattern}#`) ? `${tenantPattern}#` : '';
  const [partition, sort] = indexes?.[index] ?? [];
  return partition === undefined || sort === undefined ? undefined : [prefix + partition, sort];
};

/** Attributes that place a row in an index: both of a pair, as the kind says, or none. */
const faultsInIndexes = (kind: KindFacts, item: Row): readonly string[] =>
  indexesOf(kind.table).flatMap((index) => {
    const { partition, sort } = indexKeys[index];
    if (item[partition] === undefined && item[sort] === undefined) return [];
    const [pk, sk] = patternsIn(kind, index) ?? [];
    if (pk === undefined || sk === undefined) return [`stands in ${index}`];
    const isRight = valuesIn(pk, item[partition]) !== undefined && valuesIn(sk, item[sort]) !== undefined;
    return isRight ? [] : [`stands in ${index} under another key`];
  });

/** What a row says of the same thing in its keys, in those of indexes and in its attributes. */
const faultsInNames = (kind: KindFacts, item: Row): readonly string[] => {
  const inIndexes = indexesOf(kind.table).flatMap((index) => {
    const { partition, sort } = indexKeys[index];
    const [pk, sk] = patternsIn(kind, index) ?? [];
    return pk === undefined || sk === undefined
      ? []
      : [valuesIn(pk, item[partition]), valuesIn(sk, item[sort])];
  });
  const said = [valuesIn(kind.pk, item['PK']), valuesIn(kind.sk, item['SK']), ...inIndexes].flatMap(
    (values) => Object.entries(values ?? {}),
  );
  const inKeys = new Map(said);
  const twice = said.filter(([name, value]) => inKeys.get(name) !== value).map(([name]) => name);
  const aside = [...inKeys]
    .filter(([name, value]) => item[name] !== undefined && item[name] !== value && name in typesOf(kind))
    .map(([name]) => name);
  return [...new Set([...twice, ...aside])].map((name) => `says two things of ${name}`);
};

const typesOf = ({ mayHold, holds }: KindFacts): Attributes => ({ ...mayHold, ...holds });

const keyNamesOf = (table: string): ReadonlySet<string> =>
  new Set([
    'PK',
    'SK',
    ...indexesOf(table).flatMap((index) => [indexKeys[index].partition, indexKeys[index].sort]),
  ]);

/** By what a row of its form holds. */
const faultsInAttributes = (kind: KindFacts, item: Row): readonly string[] => {
  const { forms = [], sealed = [], numbered, holds, table } = kind;
  const { [formAttribute]: form } = item;
  const isKnown =
    form === undefined || (Number.isInteger(form) && Number(form) > 1 && Number(form) <= kind.form);
  if (!isKnown) return ['has a form that nobody reads'];
  const types = attributesAt(typesOf(kind), forms, Number(form ?? 1));
  const typeOf = (name: string): AttributeType | undefined =>
    types[name] ?? (numbered?.includes(name.replace(/\d+$/, '')) ? 'number' : undefined);
  const keyNames = keyNamesOf(table);
  const present = Object.keys(item).filter((name) => !keyNames.has(name) && name !== formAttribute);
  return [
    ...namesAt(Object.keys(holds), forms, Number(form ?? 1))
      .filter((name) => item[name] === undefined)
      .map((name) => `lacks ${name}`),
    ...present.flatMap((name) => {
      const type = typeOf(name);
      if (type === undefined) return [`holds ${name}, which the kind does not know`];
      if (!liesAs(type, item[name])) return [`holds another ${name} than a ${typeNameOf(type)}`];
      const isOpen = sealed.includes(name) && !sealedStart.test(String(item[name]));
      return isOpen ? [`holds ${name} for everybody to read`] : [];
    }),
  ];
};

const typeNameOf = (type: AttributeType): string => (typeof type === 'string' ? type : type.lies);

const faultsOf = (kinds: readonly KindFacts[], table: string, item: Row): readonly string[] => {
  const fitting = kindsOf(kinds, table, item);
  const [kind] = fitting;
  if (kind === undefined) return ['a row of no kind'];
  if (fitting.length > 1)
    return [`a row of more than one kind: ${fitting.map(({ name }) => name).join(', ')}`];
  return [
    ...faultsInAttributes(kind, item),
    ...faultsInIndexes(kind, item),
    ...faultsInNames(kind, item),
  ].map((fault) => `a row of the kind ${kind.name} that ${fault}`);
};

/**
 * Why a write may not leave an item so; undefined where it leaves a row of exactly one kind. What was wrong with the item
 * before is not this write's fault: an earlier release left it.
 */
export const whyNoRow = (
  kinds: readonly KindFacts[],
  table: string,
  item: Row,
  before?: Row,
): string | undefined => {
  const found = faultsOf(kinds, table, item);
  const known = found.length === 0 || before === undefined ? [] : faultsOf(kinds, table, before);
  const faults = found.filter((fault) => !known.includes(fault));
  return faults.length === 0
    ? undefined
    : `${table} ${String(item['PK'])} / ${String(item['SK'])}: ${faults.join('; ')} (rows/)`;
};

/** Why this release cannot read an item that lies in a table; undefined where it can, and for a row of no kind of ours. */
export const whyUnread = (kinds: readonly KindFacts[], table: string, item: Row): string | undefined => {
  const [kind] = kindsOf(kinds, table, item);
  if (kind === undefined) return undefined;
  try {
    kind.read(item);
    return undefined;
  } catch (error) {
    // Whatever a kind says of a row that it cannot read is the answer.
    return `${table} ${String(item['PK'])} / ${String(item['SK'])}: ${String(Object(error).message)}`;
  }
};
