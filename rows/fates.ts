/** What a sealed attribute begins with: the form, and the version of the tenant's data key that opens it. */
export const sealedStart = /^v1\.([1-9]\d*)\./;

/** When a row ends by itself, in epoch seconds: its `expiresAt` for DynamoDB, which takes it away some time later. */
export const expiryAttribute = 'ttl';

/** Where a tenant's rows are found in what he is given back; each file holds the rows of one or more kinds. */
export type ReturnFile = `${string}.jsonl`;

/**
 * How long a row is kept.
 * - `books`: 帳簿書類. While the contract runs, and in the return archive for the years of the law (法人税法, 電帳法).
 * - `contract`: what a company set up or we know of it, while the contract runs.
 * - `working`: until the work it stands for is done; whoever does that work removes it.
 * - `expiring`: until the moment in its `expiresAt`, which `ttl` repeats; readers go by the one, removal by the other.
 * - `purged`: until the retention purge finds it useless (domain/retention).
 * - `for-good`: what proves something after the contract's end.
 */
export type Keeping = 'books' | 'contract' | 'working' | 'expiring' | 'purged' | 'for-good';

/** Why a row is in no file: it follows from others, nobody may know it, it is over soon, or it is ours. */
export type NotReturned = 'derived' | 'secret' | 'passing' | 'of-the-service';

/**
 * - `with-tenant`: deleted with all of the tenant's rows.
 * - `with-its-key`: nobody may delete it. What is the tenant's in it is sealed, and nobody's once his keys are gone.
 * - `by-itself`: by its own expiry.
 * - `not-a-tenants`: never.
 */
export type Erasure = 'with-tenant' | 'with-its-key' | 'by-itself' | 'not-a-tenants';

/** What a kind must say before it exists. */
export type Fate = {
  readonly keeps: Keeping;
  readonly returned: ReturnFile | NotReturned;
  readonly erased: Erasure;
};
