import type { IndexName, TenantIndexName } from './indexes.ts';
import { fixedStart, startOf, written, type KeyValues, type PartsOf } from './patterns.ts';
import { rangeOf, RowKey, type Bounds, type RowRange } from './row-key.ts';
import type { TableName } from './tables.ts';

/** Partition and sort key in an index. A tenant's partitions have his prefix there too. */
export type KeyInIndex = readonly [pk: string, sk: string];
export type Indexes = Readonly<Partial<Record<IndexName, KeyInIndex>>>;

export type PkIn<Keys> = Keys extends KeyInIndex ? Keys[0] : never;

type SkIn<Keys> = Keys extends KeyInIndex ? Keys[1] : never;

/** Behind whatever begins so. */
const behind = '~';

const boundsIn = (
  pattern: string,
  { from, to, before }: Bounds<KeyValues>,
): Pick<RowRange, 'skFrom' | 'skTo'> => ({
  ...(from === undefined ? {} : { skFrom: startOf(pattern, from) }),
  ...(to === undefined ? {} : { skTo: startOf(pattern, to) + behind }),
  // Each key that begins so has more behind it.
  ...(before === undefined ? {} : { skTo: startOf(pattern, before) }),
});

const inTable = (table: TableName): Pick<RowRange, 'table'> => (table === 'TenantData' ? {} : { table });

type Patterns = {
  readonly table: TableName;
  /** As the table has it, and without the tenant's prefix. */
  readonly pk: string;
  readonly own: string;
  readonly sk: string;
  readonly indexes: Indexes;
};

/** Where rows of a kind stand, alone and together. */
export const placesOf = <
  WholePk extends string,
  OwnPk extends string,
  Sk extends string,
  InIndexes extends Indexes,
>({
  table,
  pk,
  own,
  sk,
  indexes,
}: Patterns) => ({
  key: (given: PartsOf<OwnPk | Sk>) => new RowKey(table, written(own, given), written(sk, given)),
  /** As the table has it, for whoever asks without a tenant's own table. */
  primaryKey: (given: PartsOf<WholePk | Sk>) => ({ PK: written(pk, given), SK: written(sk, given) }),
  partitionKey: (given: PartsOf<WholePk>): string => written(pk, given),
  /** All rows of one partition, also of the other kinds that share it. */
  partition: (given: PartsOf<OwnPk>): RowRange => rangeOf({ ...inTable(table), pk: written(own, given) }),
  /** All rows of the kind in one partition, or those within bounds of the sort key. */
  among: (given: PartsOf<OwnPk>, bounds?: Bounds<PartsOf<Sk>>): RowRange => {
    const skPrefix = fixedStart(sk);
    const within = bounds === undefined ? (skPrefix === '' ? {} : { skPrefix }) : boundsIn(sk, bounds);
    return rangeOf({ ...inTable(table), pk: written(own, given), ...within });
  },
  /** Rows of the kind that stand together in an index. */
  listed: <Index extends keyof InIndexes & TenantIndexName>(
    index: Index,
    given: PartsOf<PkIn<InIndexes[Index]>>,
    bounds: Bounds<PartsOf<SkIn<InIndexes[Index]>>> = {},
  ): RowRange => {
    const [partition = '', sort = ''] = indexes[index] ?? [];
    return rangeOf({ index, pk: written(partition, given), ...boundsIn(sort, bounds) });
  },
});
