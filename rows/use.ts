import { rowKind } from './row-kind.ts';

/* What a company uses of its contract, each counted in the transaction that changes it (docs/decisions/0230). */

const ofUse = {
  table: 'TenantData',
  pk: 'USE',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
  holds: { count: 'number' },
} as const;

/** How many people may sign in or are invited: all but those who were stopped or have left. */
export const usersInUse = rowKind('users-in-use', { ...ofUse, sk: 'USERS' });

/** Bytes of the evidence that is stored, or for which a place is reserved: all copies together. */
export const storageInUse = rowKind('storage-in-use', { ...ofUse, sk: 'STORAGE#{copy}' });

/** Claims that were submitted for the first time in a month of Japan: all copies together. */
export const claimsInUse = rowKind('claims-in-use', { ...ofUse, sk: 'CLAIMS#{month}#{copy}' });
