import type { TenantIndexName } from './indexes.ts';
import type { TableName } from './tables.ts';

/** Where a row stands, without its tenant's prefix. Only a kind makes one. */
export class RowKey {
  readonly table: TableName;
  readonly pk: string;
  readonly sk: string;
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
export type RowRange = {
  readonly pk: string;
  readonly skFrom?: string;
  readonly skTo?: string;
  readonly skPrefix?: string;
  readonly index?: TenantIndexName;
};

/**
 * The first and the last of a range by what their sort keys begin with, as far as it is given: `from` and `to` are
 * included, `before` is not.
 */
export type Bounds<Parts> = {
  readonly from?: Partial<Parts>;
  readonly to?: Partial<Parts>;
  readonly before?: Partial<Parts>;
};
