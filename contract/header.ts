/* Names by which browser, gateway and server meet, each said here alone. */

/** Of every answer: the contract's hash, as the server was built (contract/hash.ts). */
export const contractHeader = 'x-contract';
/** Of every write in a session: what only a page of that session knows. */
export const csrfHeader = 'x-csrf-token';
/** Of a write: sent again with the same value it is done once. */
export const idempotencyHeader = 'idempotency-key';
/** Of every answer in a session while the company may only read: until when, as an instant. */
export const readOnlyHeader = 'x-read-only-until';
/** Of a request that names a company in its body, since a wall counts sign-ins without reading bodies. */
export const companyHeader = 'x-company-code';

/** The two planes share no session: each has a cookie of its own, and looks at no other. */
export const sessionCookies = { tenant: '__Host-sid', operator: '__Host-osid' } as const;
export type Plane = keyof typeof sessionCookies;
