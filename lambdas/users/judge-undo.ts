import { isDeepStrictEqual } from 'node:util';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { restoringFaults, type PersonWish } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { usesByMasters } from '#lambdas/masters/named-by-masters.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { askedInClaims } from './asked-in-claims.ts';
import { openInvitations } from './invitation-store.ts';
import { companyOf, everybodyIn } from './people-situation.ts';
import type { StoredWish } from './wish-store.ts';

type Person = Pick<Awaited<ReturnType<typeof everybodyIn>>[number], 'user' | 'email' | 'version'>;

const called = (name: string, loginId: string | undefined): string => `${name}さん（${loginId ?? ''}）`;
const nameOf = ({ after: { user, names } }: StoredWish): string => called(user.name, names.loginId);

/** Him as he was, as a file would make him. */
const wishBack = ({ before, after }: StoredWish, now: Person): readonly PersonWish[] =>
  before === undefined
    ? []
    : [
        {
          loginId: after.names.loginId ?? '',
          before: now,
          facts: { ...before.user, email: before.names.email },
        },
      ];

const asTheyAreLeft = ({ after, version }: StoredWish, now: Person | undefined): now is Person =>
  now !== undefined && now.version === version && isDeepStrictEqual(now.user, after.user);

/** Why nobody is to find those whom it brought gone. */
const holdingNewcomers = async (
  newcomers: readonly StoredWish[],
  { routes, approval, access }: TenantMasters,
  { context: { table }, request: { actor } }: Asking,
): Promise<readonly string[]> => {
  if (newcomers.length === 0) return [];
  const ids = newcomers.map(({ userId }) => userId);
  const [invitations, asked, uses] = await Promise.all([
    openInvitations(table),
    askedInClaims(table, new Set(ids)),
    usesByMasters(table, peopleFile, ids),
  ]);
  const settings = new Set(JSON.stringify([routes, approval, access.labels]).match(/[0-9A-Z]{26}/g));
  const reasons = newcomers.flatMap((wish) => {
    const { userId, after } = wish;
    if (invitations.get(userId) !== 'none') return [`${nameOf(wish)}は、招待されています`];
    if (asked.has(userId)) return [`${nameOf(wish)}には、承認待ちの申請があります`];
    if (settings.has(userId)) return [`${nameOf(wish)}は、承認ルートか権限の設定で使われています`];
    return mayStandFor(actor, after.user, access)
      ? []
      : [`${nameOf(wish)}は、あなたにない権限を持っています`];
  });
  return [...reasons, ...uses.map(({ words }) => `${words}で使われている人がいます`)];
};

/**
 * What stands against putting an import back: whoever was changed since, who of those it brought is in use already, and
 * what whoever does it could not do by a file of his own (docs/decisions/0175).
 */
export const whyNotUndone = async (
  wishes: readonly StoredWish[],
  masters: TenantMasters,
  asking: Asking,
): Promise<readonly string[]> => {
  const { context, request } = asking;
  const everybody = await everybodyIn({ context }, { unseen: undefined });
  const byId = new Map(everybody.map((one) => [one.user.id, one]));
  const changed = wishes.filter((wish) => !asTheyAreLeft(wish, byId.get(wish.userId)));
  if (changed.length > 0) return changed.map((wish) => `${nameOf(wish)}は、取込の後に変更されています`);
  const newcomers = wishes.filter(({ before }) => before === undefined);
  const gone = new Set(newcomers.map(({ userId }) => userId));
  const staying = everybody.filter(({ user }) => !gone.has(user.id));
  const { company } = await companyOf({ masters, everybody: staying }, jstDateOf(request.at), request);
  const back = wishes.flatMap((wish) => {
    const now = byId.get(wish.userId);
    return now === undefined ? [] : wishBack(wish, now);
  });
  const faults = restoringFaults(back, company).map(
    ({ id, reason }) => `${called(company.known.get(id)?.user.name ?? '', id)}：${reason}`,
  );
  return [...faults, ...(await holdingNewcomers(newcomers, masters, asking))];
};
