import type { OperatorId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Expression } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { Content } from '#rows/attributes.ts';
import type { Change } from '#rows/change.ts';
import type { guesses } from '#rows/guesses.ts';
import { login } from '#rows/people.ts';
import type { Nothing, Row } from '#rows/row-kind.ts';
import { operatorGuesses, strangersGuesses } from '#rows/sign-in.ts';
import type { Tried } from './login-guesses.ts';

type Guesses = Content<Nothing, typeof guesses>;

/** Rows that count attempts, by a login ID or what stands for one. */
export type GuessRows<Name extends string = string> = {
  readonly keyOf: (name: Name) => { readonly PK: string; readonly SK: string };
  readonly read: (item: Row) => Tried;
  readonly change: (wanted: Change<Guesses, Guesses>) => Expression;
  /** By `countedAt` the retention purge tells rows that nobody has tried for long. */
  readonly reserving: (taken: string, at: Instant) => Expression;
};

const taking = (taken: string, at: Instant) => ({
  set: { countedAt: at },
  add: { places: new Set([taken]) },
});

export const loginRows = (tenantId: TenantId): GuessRows => ({
  keyOf: (loginHash) => login.primaryKey({ tenantId, loginHash }),
  read: login.read,
  change: login.change,
  reserving: (taken, at) => login.change(taking(taken, at)),
});

export const operatorRows: GuessRows<OperatorId> = {
  keyOf: (operatorId) => operatorGuesses.primaryKey({ operatorId }),
  read: operatorGuesses.read,
  change: operatorGuesses.change,
  reserving: (taken, at) => operatorGuesses.change(taking(taken, at)),
};

/** A row that belongs to nobody ends by itself, so long after the last attempt. */
const keptMillis = 24 * 3_600_000;

export const strangersRows: GuessRows = {
  keyOf: (nameHash) => strangersGuesses.primaryKey({ nameHash }),
  read: strangersGuesses.read,
  change: strangersGuesses.change,
  reserving: (taken, at) => {
    const endMillis = Date.parse(at) + keptMillis;
    const { set, add } = taking(taken, at);
    const ends = { expiresAt: instantOf(new Date(endMillis)), ttl: Math.ceil(endMillis / 1000) };
    return strangersGuesses.change({ set: { ...set, ...ends }, add });
  },
};
