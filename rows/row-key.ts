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

/** First and last sort key, both included. */
export type Bounds = { readonly skFrom?: string; readonly skTo?: string };

/** Rows that stand together in a partition of a table or of one of its indexes, without the tenant's prefix. */
export type RowRange = Bounds & {
  readonly pk: string;
  readonly index?: TenantIndexName;
  readonly skPrefix?: string;
};
