/** What the types of a kind promise: each line below an expectation does not compile, or the expectation is an error. */
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimHeader } from '#rows/claims.ts';
import { rowKind } from '#rows/row-kind.ts';
import { aClaimId, aUserId } from './sample-ids.ts';

const key = { table: 'TenantData', pk: 'Z#{claimId}', sk: 'H', holds: {} } as const;
const fate = { keeps: 'books', returned: 'claims.jsonl', erased: 'with-tenant' } as const;
const { keeps, returned, erased } = fate;

export const whole = rowKind('whole', { ...key, ...fate });

// @ts-expect-error -- nobody said how long it is kept
export const keptUnsaid = rowKind('kept-unsaid', { ...key, returned, erased });
// @ts-expect-error -- nobody said whether it is given back
export const returnUnsaid = rowKind('return-unsaid', { ...key, keeps, erased });
// @ts-expect-error -- nobody said how it is erased
export const erasureUnsaid = rowKind('erasure-unsaid', { ...key, keeps, returned });
// @ts-expect-error -- a tenant's row is erased
export const neverErased = rowKind('never-erased', { ...key, keeps, returned, erased: 'not-a-tenants' });
// @ts-expect-error -- no such part of a key
export const strangePart = rowKind('strange-part', { ...key, ...fate, pk: 'Z#{claimIdd}' });
// @ts-expect-error -- no such attribute to carry
export const strangeListed = rowKind('strange-listed', { ...key, ...fate, projection: ['title'] });
// @ts-expect-error -- no such attribute to seal
export const strangeSealed = rowKind('strange-sealed', { ...key, ...fate, sealed: ['email'] });
// @ts-expect-error -- no such index
export const strangeIndex = rowKind('strange-index', { ...key, ...fate, indexes: { GSI9: ['A', 'B'] } });

// @ts-expect-error -- the key of a claim needs its id
export const keyless = claimHeader.key({});
// @ts-expect-error -- another's id
export const mistaken = claimHeader.key({ claimId: aUserId });
// @ts-expect-error -- a claim holds more than that
export const meagre = claimHeader.row({ claimId: aClaimId }, { title: '出張' });
// @ts-expect-error -- the list does not carry it
export const unlisted = claimHeader.readListed({}).doc;

declare const table: TenantTable;
// @ts-expect-error -- no kind has made this key
export const handMade = (): unknown => table.get({ pk: 'SET', sk: 'V' });
// @ts-expect-error -- nor one that has all that a key has
export const alike = (): unknown => table.get({ table: 'TenantData', pk: 'SET', sk: 'V' });
// @ts-expect-error -- nor a range
export const handMadeRange = (): unknown => table.query({ pk: 'USER' });
// @ts-expect-error -- a range is no key
export const mixedUp = (): unknown => table.get(claimHeader.among({ claimId: aClaimId }));
