import type { TenantIndexName } from './indexes.ts';
import type { TableName } from './tables.ts';

/** Where a row stands, without its tenant's prefix. Only a kind makes one. */
export class RowKey {
  readonly table: TableName;
  readonly pk: string;
  readonly sk: string;
  /** Never set: nothing else is taken for a key because it looks like one. */
  declare private readonly ofKind: true;
  constructor(table: TableName, pk: string, sk: string) {
    this.table = table;
    this.pk = pk;
    this.sk = sk;
  }
}

/**
 * Rows that stand together in a partition of a table or of one of its indexes, without the tenant's prefix: those whose
 * sort key lies within bounds, both included, or begins so.
 */
type Within = {
  /** @default the tenant's data */
  readonly table?: TableName;
  readonly pk: string;
  readonly skFrom?: string;
  readonly skTo?: string;
  readonly skPrefix?: string;
  readonly index?: TenantIndexName;
};

/** Never set. */
declare const ofKind: unique symbol;
export type RowRange = Within & { readonly [ofKind]: true };

/** For the kinds, which alone know where their rows stand. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what carries the mark has nothing of it at run time
export const rangeOf = (within: Within): RowRange => within as RowRange;

/**
 * The first and the last of a range by what their sort keys begin with, as far as it is given: `from` and `to` are
 * included, `before` is not.
 */
export type Bounds<Parts> = {
  readonly from?: Partial<Parts>;
  readonly to?: Partial<Parts>;
  readonly before?: Partial<Parts>;
};
