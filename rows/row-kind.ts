import { liesAs, type Attributes, type AttributeType, type Content } from './attributes.ts';
import type { Erasure, Fate } from './fates.ts';
import { indexKeys, type IndexName } from './indexes.ts';
import { fixedStart, written, type KeyValues, type Known, type PartsOf } from './patterns.ts';
import { RowKey, type Bounds, type RowRange, type TableName } from './row-key.ts';
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

/** Reads and writes what the rows of a kind hold. */
const contentsOf = (name: string, all: Attributes, forms: readonly FormStep[]) => {
  const form = forms.length + 1;
  return {
    form,
    write: (content: Row): Row => {
      const known = Object.entries(content).filter(([, value]) => value !== undefined);
      const item = Object.fromEntries(known.map(([at, value]) => [at, lyingAs(all[at], value)]));
      return form === 1 ? item : { ...item, form };
    },
    /** In the newest form. Throws for a row that a later release wrote. */
    newest: (item: Row): Row => {
      if (formIn(item) > form)
        throw new Error(`a row of the kind ${name} has a form that a later release made`);
      const known = Object.entries(all).filter(([at]) => item[at] !== undefined);
      const content = Object.fromEntries(known.map(([at, type]) => [at, readAs(type, item[at])]));
      return forms.slice(formIn(item) - 1).reduce((row, step) => step.up(row), { ...item, ...content });
    },
  };
};

const hasAll = (row: Row, names: readonly string[]): boolean =>
  names.every((name) => row[name] !== undefined);

/** Never set: it carries what a key of the kind is made of, without the tenant and with him. */
type PartTypes<OfKey, OfPrimaryKey> = { readonly ofKey?: OfKey; readonly ofPrimaryKey?: OfPrimaryKey };

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
    ...(['GSI1', 'GSI2'] as const).map((index) => {
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
  const Sometimes extends Attributes = Record<never, never>,
  const InIndexes extends Indexes = Record<never, never>,
  const Listed extends string = never,
>(
  name: string,
  spec: RowSpec<Table, Pk & Known<Pk>, Sk & Known<Sk>, Always, Sometimes, InIndexes, Listed>,
) => {
  type WholePk = WithPrefix<Table, Pk>;
  type OwnPk = Own<WholePk>;
  type Whole = Content<Always, Sometimes>;
  const { table, sk, projection = [] } = spec;
  const indexes: Indexes = spec.indexes ?? {};
  const pk = table === 'TenantData' ? `T#{tenantId}#${spec.pk}` : spec.pk;
  const own = pk.replace(/^T#\{tenantId\}#/, '');
  const contents = contentsOf(name, { ...spec.mayHold, ...spec.holds }, spec.forms ?? []);
  const always = Object.keys(spec.holds);
  const isWhole = (row: Row): row is Whole & Row => hasAll(row, always);
  const listedAlways = always.filter((name) => projection.some((listed) => listed === name));
  const isListed = (row: Row): row is Pick<Whole, Listed & keyof Whole> & Row => hasAll(row, listedAlways);
  const lacking = () => new Error(`a row of the kind ${name} lacks what each has`);
  const parts: PartTypes<PartsOf<OwnPk | Sk>, PartsOf<WholePk | Sk>> = {};
  const key = (given: PartsOf<OwnPk | Sk>) => new RowKey(table, written(own, given), written(sk, given));
  return {
    ...spec,
    name,
    pk,
    parts,
    form: contents.form,
    key,
    /** As the table has it, for whoever asks without a tenant's own table. */
    primaryKey: (parts: PartsOf<WholePk | Sk>) => ({ PK: written(pk, parts), SK: written(sk, parts) }),
    partitionKey: (parts: PartsOf<WholePk>): string => written(pk, parts),
    /** All rows of the kind in one partition, or those within bounds of the sort key. */
    among: (parts: PartsOf<OwnPk>, bounds?: Bounds): RowRange => {
      const skPrefix = fixedStart(sk);
      return { pk: written(own, parts), ...(bounds ?? (skPrefix === '' ? {} : { skPrefix })) };
    },
    /** Rows of the kind that stand together in an index. */
    listed: <Index extends keyof InIndexes & IndexName>(
      index: Index,
      parts: PartsOf<PkIn<InIndexes[Index]>>,
      bounds: Bounds = {},
    ): RowRange => ({ index, pk: written(indexes[index]?.[0] ?? '', parts), ...bounds }),
    /** For a write. @throws never; what the types let through is what the row holds */
    row: (
      parts: PartsOf<OwnPk | Sk>,
      content: Whole,
      inIndexes: { readonly [Index in keyof InIndexes]?: PartsOf<EitherIn<InIndexes[Index]>> } = {},
    ) => ({
      key: key(parts),
      item: { ...contents.write(content), ...keysInIndexes(indexes, inIndexes) },
    }),
    /** Throws for a row that lacks what each has, or that a later release wrote. */
    read: (item: Row) => {
      const row = contents.newest(item);
      if (!isWhole(row)) throw lacking();
      return row;
    },
    /** What an index carries of a row. */
    readListed: (item: Row) => {
      const row = contents.newest(item);
      if (!isListed(row)) throw lacking();
      return row;
    },
  };
};
