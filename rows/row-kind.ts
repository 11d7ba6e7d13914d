import { liesAs, type Attributes, type AttributeType, type Content } from './attributes.ts';
import type { Erasure, Fate } from './fates.ts';
import { indexKeys, indexNames, type IndexName, type TenantIndexName } from './indexes.ts';
import { fixedStart, written, type KeyValues, type Known, type PartsOf } from './patterns.ts';
import { RowKey, type Bounds, type RowRange } from './row-key.ts';
import type { TableName } from './tables.ts';
import type { tenantPattern } from './tenant-prefix.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Partition and sort key in an index. A tenant's partitions have his prefix there too. */
type KeyInIndex = readonly [pk: string, sk: string];
type Indexes = Readonly<Partial<Record<IndexName, KeyInIndex>>>;

/**
 * Makes a row of one form into the next. It may meet rows of the next form too, which a release wrote before it counted
 * forms: what is there already stays as it is.
 */
export type FormStep = { up(row: Row): Row };

// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a kind may have no optional attribute and no index
export type Nothing = Record<never, never>;

/** What a tenant's row begins with stands before it by itself in `TenantData`, and is written out elsewhere. */
type WithPrefix<Table extends TableName, Pk extends string> = Table extends 'TenantData'
  ? `${typeof tenantPattern}#${Pk}`
  : Pk;
type Own<Pk extends string> = Pk extends `${typeof tenantPattern}#${infer Rest}` ? Rest : Pk;
type ErasureOf<Table extends TableName> = Table extends 'TenantData'
  ? Exclude<Erasure, 'not-a-tenants'>
  : Erasure;

type PkIn<Keys> = Keys extends KeyInIndex ? Keys[0] : never;
type EitherIn<Keys> = Keys extends KeyInIndex ? Keys[number] : never;

type Named<Always, Sometimes> = (keyof Always | keyof Sometimes) & string;

export type RowSpec<Table extends TableName, Pk, Sk, Always, Sometimes, InIndexes, Listed> = Omit<
  Fate,
  'erased'
> & {
  readonly table: Table;
  readonly erased: ErasureOf<Table>;
  readonly pk: Pk;
  readonly sk: Sk;
  /** What each row has. */
  readonly holds: Always;
  /** What some rows have. */
  readonly mayHold?: Sometimes;
  /** A row that was given no keys of an index does not stand in it. */
  readonly indexes?: InIndexes;
  /** What the indexes carry of a row beside its keys. */
  readonly projection?: readonly (Listed & Named<NoInfer<Always>, NoInfer<Sometimes>>)[];
  /** Attributes that only the tenant's data key opens. */
  readonly sealed?: readonly Named<NoInfer<Always>, NoInfer<Sometimes>>[];
  /** Numbers whose name may have another number behind it: `downloads2`. */
  readonly numbered?: readonly string[];
  /** From the first form to the newest. A row of the first carries no number. */
  readonly forms?: readonly FormStep[];
};

const formIn = ({ form }: Row): number => (typeof form === 'number' ? form : 1);

const readAs = (type: AttributeType, stored: unknown): unknown =>
  typeof type === 'string' || !liesAs(type, stored) ? stored : type.read(stored);

const lyingAs = (type: AttributeType | undefined, value: unknown): unknown =>
  typeof type === 'object' ? type.write(value) : value;

type Held = {
  readonly name: string;
  readonly always: Attributes;
  readonly sometimes: Attributes;
  /** What an index carries. */
  readonly listed: readonly string[];
  readonly forms: readonly FormStep[];
};

/** Reads and writes what the rows of a kind hold: whole ones, and what an index carries of them. */
const contentsOf = <Whole, Listed>({ name, always, sometimes, listed, forms }: Held) => {
  const all: Attributes = { ...sometimes, ...always };
  const form = forms.length + 1;
  const newest = (item: Row): Row => {
    if (formIn(item) > form)
      throw new Error(`a row of the kind ${name} has a form that a later release made`);
    const known = Object.entries(all).filter(([at]) => item[at] !== undefined);
    const content = Object.fromEntries(known.map(([at, type]) => [at, readAs(type, item[at])]));
    return forms.slice(formIn(item) - 1).reduce((row, step) => step.up(row), { ...item, ...content });
  };
  const reading = <Found>(names: readonly string[]) => {
    const isFound = (row: Row): row is Found & Row => names.every((at) => row[at] !== undefined);
    return (item: Row): Found & Row => {
      const row = newest(item);
      if (isFound(row)) return row;
      throw new Error(`a row of the kind ${name} lacks what each has`);
    };
  };
  const needed = Object.keys(always);
  return {
    form,
    written: (content: Row): Row => {
      const known = Object.entries(content).filter(([, value]) => value !== undefined);
      const item = Object.fromEntries(known.map(([at, value]) => [at, lyingAs(all[at], value)]));
      return form === 1 ? item : { ...item, form };
    },
    /** Throws for a row that lacks what each has, or that a later release wrote. */
    read: reading<Whole>(needed),
    /** The same of what an index carries. */
    readListed: reading<Listed>(needed.filter((at) => listed.includes(at))),
  };
};

/** Never set: it carries what a key of the kind is made of, without the tenant and with him, and its partition's. */
type PartTypes<OfKey, OfPrimaryKey, OfPartition> = {
  readonly ofKey?: OfKey;
  readonly ofPrimaryKey?: OfPrimaryKey;
  readonly ofPartition?: OfPartition;
};

/** What others than its stores need to know of a kind. */
export type KindFacts = Fate & {
  readonly name: string;
  readonly table: TableName;
  /** With the tenant's prefix where the row is a tenant's. */
  readonly pk: string;
  readonly sk: string;
  readonly holds: Attributes;
  readonly mayHold?: Attributes;
  readonly indexes?: Indexes;
  readonly projection?: readonly string[];
  readonly sealed?: readonly string[];
  readonly numbered?: readonly string[];
  /** From 1. */
  readonly form: number;
};

const keysInIndexes = (indexes: Indexes, given: Readonly<Partial<Record<IndexName, KeyValues>>>): Row =>
  Object.assign(
    {},
    ...indexNames.map((index) => {
      const [patterns, parts] = [indexes[index], given[index]];
      if (patterns === undefined || parts === undefined) return {};
      const { partition, sort } = indexKeys[index];
      return { [partition]: written(patterns[0], parts), [sort]: written(patterns[1], parts) };
    }),
  );

/**
 * A kind of row: what its keys are made of, what it holds, and what becomes of it. Nothing else makes a key or reads
 * one (docs/decisions/0128).
 */
export const rowKind = <
  const Table extends TableName,
  const Pk extends string,
  const Sk extends string,
  const Always extends Attributes,
  const Sometimes extends Attributes = Nothing,
  const InIndexes extends Indexes = Nothing,
  const Listed extends string = never,
>(
  name: string,
  spec: RowSpec<Table, Pk & Known<Pk>, Sk & Known<Sk>, Always, Sometimes, InIndexes, Listed>,
) => {
  type WholePk = WithPrefix<Table, Pk>;
  type OwnPk = Own<WholePk>;
  type Whole = Content<Always, Sometimes>;
  const { table, sk, holds: always, mayHold: sometimes = {}, projection: listed = [], forms = [] } = spec;
  const indexes: Indexes = spec.indexes ?? {};
  const pk = table === 'TenantData' ? `T#{tenantId}#${spec.pk}` : spec.pk;
  const own = pk.replace(/^T#\{tenantId\}#/, '');
  const held = { name, always, sometimes, listed, forms };
  const { written: itemOf, ...reading } = contentsOf<Whole, Pick<Whole, Listed & keyof Whole>>(held);
  const parts: PartTypes<PartsOf<OwnPk | Sk>, PartsOf<WholePk | Sk>, PartsOf<WholePk>> = {};
  const key = (given: PartsOf<OwnPk | Sk>) => new RowKey(table, written(own, given), written(sk, given));
  return {
    ...spec,
    ...reading,
    name,
    pk,
    parts,
    key,
    /** As the table has it, for whoever asks without a tenant's own table. */
    primaryKey: (given: PartsOf<WholePk | Sk>) => ({ PK: written(pk, given), SK: written(sk, given) }),
    partitionKey: (given: PartsOf<WholePk>): string => written(pk, given),
    /** All rows of one partition, also of the other kinds that share it. */
    partition: (given: PartsOf<OwnPk>): RowRange => ({ pk: written(own, given) }),
    /** All rows of the kind in one partition, or those within bounds of the sort key. */
    among: (given: PartsOf<OwnPk>, bounds?: Bounds): RowRange => {
      const skPrefix = fixedStart(sk);
      return { pk: written(own, given), ...(bounds ?? (skPrefix === '' ? {} : { skPrefix })) };
    },
    /** Rows of the kind that stand together in an index. */
    listed: <Index extends keyof InIndexes & TenantIndexName>(
      index: Index,
      given: PartsOf<PkIn<InIndexes[Index]>>,
      bounds: Bounds = {},
    ): RowRange => ({ index, pk: written(indexes[index]?.[0] ?? '', given), ...bounds }),
    /** Key and item for a write. */
    row: (
      given: PartsOf<OwnPk | Sk>,
      content: Whole,
      inIndexes: { readonly [Index in keyof InIndexes]?: PartsOf<EitherIn<InIndexes[Index]>> } = {},
    ) => ({ key: key(given), item: { ...itemOf(content), ...keysInIndexes(indexes, inIndexes) } }),
    /** The whole item as its table has it, for whoever writes without a tenant's own table. */
    stored: (
      given: PartsOf<WholePk | Sk>,
      content: Whole,
      inIndexes: { readonly [Index in keyof InIndexes]?: PartsOf<EitherIn<InIndexes[Index]>> } = {},
    ) => ({
      PK: written(pk, given),
      SK: written(sk, given),
      ...itemOf(content),
      ...keysInIndexes(indexes, inIndexes),
    }),
  };
};
