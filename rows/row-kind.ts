import type { Attributes, Content } from './attributes.ts';
import type { Change, ChangeExpression } from './change.ts';
import { contentsOf, type Part } from './contents.ts';
import type { Erasure, Fate } from './fates.ts';
import type { FormStep, Nothing, Row } from './forms.ts';
import { indexKeys, indexNames, type IndexName } from './indexes.ts';
import { written, type KeyValues, type Known, type PartsOf } from './patterns.ts';
import { soundParts } from './sound-parts.ts';
import { placesOf, type Indexes, type KeyInIndex } from './row-places.ts';
import type { TableName } from './tables.ts';
import type { tenantPattern } from './tenant-prefix.ts';

export type { Nothing, Row } from './forms.ts';

/** What a tenant's row begins with stands before it by itself in `TenantData`, and is written out elsewhere. */
type WithPrefix<Table extends TableName, Pk extends string> = Table extends 'TenantData'
  ? `${typeof tenantPattern}#${Pk}`
  : Pk;
type Own<Pk extends string> = Pk extends `${typeof tenantPattern}#${infer Rest}` ? Rest : Pk;
type ErasureOf<Table extends TableName> = Table extends 'TenantData'
  ? Exclude<Erasure, 'not-a-tenants' | 'with-its-key'>
  : Erasure;

type EitherIn<Keys> = Keys extends KeyInIndex ? Keys[number] : never;

type Named<Always, Sometimes> = (keyof Always | keyof Sometimes) & string;

export type RowSpec<Table extends TableName, Pk, Sk, Always, Sometimes, InIndexes, Listed, Numbered> = Omit<
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
  readonly numbered?: readonly (Numbered & keyof NoInfer<Always>)[];
  /** From the first form to the newest. A row of the first carries no number. */
  readonly forms?: readonly FormStep[];
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
  readonly forms?: readonly FormStep[];
  /** From 1. */
  readonly form: number;
  /** Throws for a row that this release cannot read. */
  readonly read: (item: Row) => Row;
};

const keysInIndexes = (
  name: string,
  indexes: Indexes,
  given: Readonly<Partial<Record<IndexName, KeyValues>>>,
): Row =>
  Object.assign(
    {},
    ...indexNames.map((index) => {
      const [patterns, parts] = [indexes[index], given[index]];
      if (patterns === undefined || parts === undefined) return {};
      soundParts(name, patterns, parts);
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
  const Numbered extends string = never,
>(
  name: string,
  spec: RowSpec<Table, Pk & Known<Pk>, Sk & Known<Sk>, Always, Sometimes, InIndexes, Listed, Numbered>,
) => {
  type WholePk = WithPrefix<Table, Pk>;
  type OwnPk = Own<WholePk>;
  type Whole = Content<Always, Sometimes> & { readonly [Name in `${Numbered}${number}`]?: number };
  const { table, sk, holds: always, mayHold: sometimes = {}, projection: listed = [], forms = [] } = spec;
  const indexes: Indexes = spec.indexes ?? {};
  const pk = table === 'TenantData' ? `T#{tenantId}#${spec.pk}` : spec.pk;
  const own = pk.replace(/^T#\{tenantId\}#/, '');
  const { form, part, written: itemOf, change } = contentsOf({ name, always, sometimes, forms });
  const parts: PartTypes<PartsOf<OwnPk | Sk>, PartsOf<WholePk | Sk>, PartsOf<WholePk>> = {};
  const places = placesOf<WholePk, OwnPk, Sk, InIndexes>({ table, pk, own, sk, indexes });
  return {
    ...spec,
    name,
    form,
    pk,
    parts,
    ...places,
    /** Throws for a row that lacks what each has, or that a later release wrote. */
    read: part<Whole>(Object.keys(always)).read,
    /** The same of what an index carries. */
    readListed: part<Pick<Whole, Listed & keyof Whole>>(listed).read,
    /** The same of a few attributes, for whoever may not have or does not need the others. */
    only: <const Names extends keyof Whole & string>(
      ...names: readonly Names[]
    ): Part<Pick<Whole, Names> & Row> => part(names),
    /** Key and item for a write. */
    row: (
      given: PartsOf<OwnPk | Sk>,
      content: Whole,
      inIndexes: { readonly [Index in keyof InIndexes]?: PartsOf<EitherIn<InIndexes[Index]>> } = {},
    ) => ({
      key: places.key(soundParts(name, [own, sk], given)),
      item: { ...itemOf(content), ...keysInIndexes(name, indexes, inIndexes) },
    }),
    /** Some attributes of a row. Throws for a part of what a form is made of. */
    change: (wanted: Change<Whole, Sometimes>): ChangeExpression => change(wanted),
    /** The whole item as its table has it, for whoever writes without a tenant's own table. */
    stored: (
      given: PartsOf<WholePk | Sk>,
      content: Whole,
      inIndexes: { readonly [Index in keyof InIndexes]?: PartsOf<EitherIn<InIndexes[Index]>> } = {},
    ) => ({
      ...places.primaryKey(soundParts(name, [pk, sk], given)),
      ...itemOf(content),
      ...keysInIndexes(name, indexes, inIndexes),
    }),
  };
};
