import { accept, type Result } from '#domain/kernel/result.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { countedIn } from '#lambdas/masters/import-entries.ts';
import type { Counted } from '#lambdas/masters/import-standing.ts';
import { headPut, headUnchanged, type Head } from '#lambdas/masters/master-head-store.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { laidOver } from './person-changes.ts';
import { openNames } from './sign-in-name-store.ts';
import { applied } from './apply-wishes.ts';
import { handOf, hashOf, inPages, mostAtOnce, mostInTransaction, mostOpen } from './noted-import.ts';
import {
  openWishes,
  sealedWishesOf,
  wishApplied,
  wishGone,
  wishKeysOf,
  type StoredWish,
  type Wish,
} from './wish-store.ts';
import { changedWrites } from './wish-writes.ts';

/** Nobody gives it up any more: what is left of it is done. */
export const isDecided = ({ importing }: Head): boolean =>
  importing !== undefined && importing.done > 0 && !importing.isGivenUp;

/**
 * Only the last import can be put back: what the one before it made is forgotten, as far as there is time.
 * @returns how many are left, or undefined where somebody else was first
 */
const forgotten = async (
  head: Head,
  importId: string,
  { context: { table } }: Asking,
): Promise<number | undefined> => {
  const keys = await wishKeysOf(table, { importId });
  let gone = 0;
  for (const page of inPages(keys, mostInTransaction)) {
    if (gone > 0 && !table.patience.hasTime()) break;
    const writes = page.map((userId) => wishGone({ importId, userId }));
    // oxlint-disable-next-line no-await-in-loop -- each checks the head
    const outcome = await table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
    if (!outcome.stored) return undefined;
    gone += page.length;
  }
  return keys.length - gone;
};

type Change = { readonly before: NonNullable<Wish['before']>; readonly after: Wish['after'] };

/** What the file changes of somebody, laid over what he is by now: a decided import ends, whoever wrote his row since. */
const asFoundNow = async (
  context: Asking['context'],
  { userId, before, after }: Change & { readonly userId: UserId },
): Promise<Change> => {
  const row = await storedPersonRow(context.table, userId);
  if (row === undefined || row.version === before.version) return { before, after };
  const { user, version, ...sealed } = row;
  const names = await openNames(context, userId, sealed);
  return {
    before: { user, names, version },
    after: {
      user: laidOver(user, before.user, after.user),
      names: laidOver(names, before.names, after.names),
    },
  };
};

type Ended = Result<Counted & { readonly left?: number }, never>;

/** What a decided import has still to make of people who were there, as far as one request goes, and its end. */
export const endImport = async (head: Head, asking: Asking): Promise<Ended | 'again'> => {
  const { context, request } = asking;
  const { importing, ...rest } = head;
  if (importing === undefined) return 'again';
  const importId = importing.id;
  const hand = handOf(importing);
  const waiting = (await sealedWishesOf(context.table, { importId })).filter(
    ({ version }) => version === undefined,
  );
  const changeOf = async (places: number, { userId, before, after }: StoredWish) => {
    if (before === undefined) return [];
    const now = await asFoundNow(context, { userId, before, after });
    return [
      wishApplied({ importId, userId }, now.before.version + 1),
      ...(await changedWrites({ context, places, hand }, request, now)),
    ];
  };
  let done = 0;
  for (const page of inPages(waiting.slice(0, mostAtOnce), mostOpen)) {
    if (done > 0 && !context.table.patience.hasTime()) break;
    // oxlint-disable-next-line no-await-in-loop -- page by page, so that few are in the clear
    const wishes = await openWishes(context, { importId }, page);
    // oxlint-disable-next-line no-await-in-loop
    const isApplied = await applied(asking, {
      head,
      unitsFor: (places) => Promise.all(wishes.map((wish) => changeOf(places, wish))),
    });
    if (!isApplied) return 'again';
    done += page.length;
  }
  const counts = countedIn(importing.sums);
  if (done < waiting.length) return accept({ ...counts, left: waiting.length - done });
  const former = head.lastImport?.id;
  const left = former === undefined ? 0 : await forgotten(head, former, asking);
  if (left === undefined) return 'again';
  if (left > 0) return accept({ ...counts, left });
  const lastImport = { id: importId, ...counts, version: head.version, fileHash: hashOf(importing) };
  const { stored } = await context.table.transact({
    head: headPut(peopleFile, { ...rest, lastImport }, head),
  });
  return stored ? accept(counts) : 'again';
};
