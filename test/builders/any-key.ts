import { RowKey } from '#rows/row-key.ts';

/** A key of no kind, for tests of what carries keys. */
export const keyOf = (pk: string, sk: string): RowKey => new RowKey('TenantData', pk, sk);
