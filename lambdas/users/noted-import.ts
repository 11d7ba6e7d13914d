import { isUserId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import { holds } from '#domain/rights/reach.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { notProven } from '#lambdas/http/step-up.ts';
import type { Head, OpenImport } from '#lambdas/masters/master-head-store.ts';
import type { Hand } from './person-change-store.ts';

/**
 * Before its hash, in the head: all that a file makes of people is noted before anybody is made. A release that knows no
 * notes takes such an import for somebody else's and keeps out of it.
 */
const mark = 'noted ';

export const markOfFile = (hash: string): string => `${mark}${hash}`;

/** Of its file, whichever release began it. */
export const hashOf = ({ hashes: [first = ''] }: OpenImport): string =>
  first.startsWith(mark) ? first.slice(mark.length) : first;

/** The head as every other import has it. */
export const plainHead = (head: Head): Head => {
  const { importing } = head;
  return importing === undefined
    ? head
    : { ...head, importing: { ...importing, hashes: [hashOf(importing)] } };
};

/** Nothing of the file is needed any more: what it makes of people lies in their wishes. */
export const isAllNoted = ({ noted }: Pick<OpenImport, 'noted'>): boolean =>
  noted !== undefined && noted.count === noted.sums.added + noted.sums.changed;

/**
 * So many people one request writes, some 100 transactions, or as many as it has time for: then it says how many are left, and
 * the same request goes on.
 */
export const mostAtOnce = 1_000;

/** Whoever began it changes people by it, whoever goes on. */
export const handOf = ({ by, byName }: OpenImport): Hand => {
  assert(isUserId(by), 'an import was begun by somebody');
  return { actor: { userId: by, name: byName } };
};

/**
 * Whether he goes on with an import that was judged by what another may do: who keeps access may all of it, and proves that it is
 * he where the other had to (docs/decisions/0175, 0193).
 */
export const mayGoOn = ({ by, noted }: OpenImport, request: ActorsRequest): boolean =>
  by === request.actor.userId ||
  (holds(request.actor.rights, 'access.keep') &&
    (noted?.isProven !== true || notProven(request) === undefined));

/** So many of them are in the clear at a time. */
export const mostOpen = 100;

/** A transaction holds 100 writes, one of which is the head's. */
export const mostInTransaction = 99;

export const inPages = <One>(all: readonly One[], most: number): readonly (readonly One[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, page) =>
    all.slice(page * most, (page + 1) * most),
  );
