import { isDeepStrictEqual } from 'node:util';
import { assert } from '#domain/kernel/assert.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { PersonWish } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headPut, type Head } from '#lambdas/masters/master-head-store.ts';
import type { PartSums } from '#rows/masters.ts';
import { inPages, mostInTransaction } from './noted-import.ts';
import { unmade, wishesOf, wishGone, wishPut, type StoredWish, type Wish } from './wish-store.ts';

const userOf = ({ facts: { email: _email, kana, ...facts }, before }: PersonWish, id: User['id']): User => {
  const { kana: _kana, ...rest } = before?.user ?? { id, isActive: true };
  return { ...rest, ...facts, ...(kana === undefined ? {} : { kana }) };
};

const wishOf = (wish: PersonWish, id: User['id']): Wish => {
  const { loginId, before, facts } = wish;
  const names = { email: facts.email, loginId };
  return {
    ...(before === undefined
      ? {}
      : {
          before: {
            user: before.user,
            names: { email: before.email, loginId },
            version: before.version,
          },
        }),
    after: { user: userOf(wish, id), names },
  };
};

const newIdIn = ({ context, request }: Asking): User['id'] => {
  const id = context.newId(request.at);
  assert(isUserId(id), 'an id of ours is one');
  return id;
};

const nameOf = ({ after }: StoredWish): string => after.names.loginId ?? '';

/** Noted before, and so still; who is made already stays. */
const isStill = ({ userId, version, ...known }: StoredWish, wish: PersonWish | undefined): boolean =>
  (version !== undefined && version !== unmade) ||
  (wish !== undefined && isDeepStrictEqual(known, wishOf(wish, userId)));

type Noting = {
  readonly wishes: readonly PersonWish[];
  readonly sums: PartSums;
  readonly isProven: boolean;
  /** Nothing of it was noted before. */
  readonly isNew: boolean;
};

/** What was noted before an import was killed, and what of it is judged otherwise by now. */
const notedBefore = async (
  { importing }: Head,
  { wishes, isNew }: Noting,
  { context }: Asking,
): Promise<{ readonly still: ReadonlySet<string>; readonly outdated: readonly StoredWish[] }> => {
  const known = isNew ? [] : await wishesOf(context, { importId: importing?.id ?? '' });
  const wanted = new Map(wishes.map((wish) => [wish.loginId, wish]));
  const { still = [], outdated = [] } = Object.groupBy(known, (one) =>
    isStill(one, wanted.get(nameOf(one))) ? 'still' : 'outdated',
  );
  return { still: new Set(still.map(nameOf)), outdated };
};

/**
 * Notes all that a file makes of people, of which nobody sees anything: from then on the import needs neither the file nor
 * everybody, whoever goes on with it. One after the other counts up in the head, so that of two requests one is shut out.
 * @returns the head with as much of it as there was time for; undefined where somebody else was first
 */
export const noteWishes = async (head: Head, noting: Noting, asking: Asking): Promise<Head | undefined> => {
  const { wishes, sums, isProven } = noting;
  const { context } = asking;
  const { table } = context;
  const importId = head.importing?.id ?? '';
  const { still, outdated } = await notedBefore(head, noting, asking);
  let [seen, count] = [head, still.size];
  const kept = async (notes: readonly Write[]): Promise<boolean> => {
    const { importing } = seen;
    if (importing === undefined) return false;
    const noted = { count, sums, ...(isProven ? { isProven } : {}) };
    const next = { ...seen, importing: { ...importing, noted } };
    const { stored } = await table.transact({ head: headPut(peopleFile, next, seen), notes });
    seen = next;
    return stored;
  };
  for (const page of inPages(outdated, mostInTransaction))
    // oxlint-disable-next-line no-await-in-loop -- each rests on the head of the one before
    if (!(await kept(page.map(({ userId }) => wishGone({ importId, userId }))))) return undefined;
  const left = wishes.filter(({ loginId }) => !still.has(loginId));
  // Also of nothing: then it is said that all is noted.
  for (const page of left.length === 0 ? [[]] : inPages(left, mostInTransaction)) {
    if (count > still.size && !table.patience.hasTime()) break;
    // oxlint-disable-next-line no-await-in-loop -- a page is sealed once the one before is kept
    const notes = await Promise.all(
      page.map(async (one) => {
        const wish = wishOf(one, one.before?.user.id ?? newIdIn(asking));
        const where = { importId, userId: wish.after.user.id };
        return wish.before === undefined
          ? wishPut(context, where, wish, unmade)
          : wishPut(context, where, wish);
      }),
    );
    count += page.length;
    // oxlint-disable-next-line no-await-in-loop -- each rests on the head of the one before
    if (!(await kept(notes))) return undefined;
  }
  return seen;
};
