import { mayNotApprove } from '#domain/approvals/person-faults.ja.ts';
import { mayVote } from '#domain/approvals/may-vote.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { holds } from '#domain/rights/reach.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { mostPosts } from '#domain/users/person-bounds.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { personWrite, placeWrites, storedPersonRow } from '#lambdas/settings/people-store.ts';
import { settingChangeWrite } from '#lambdas/settings/setting-change-store.ts';
import { settingWrite, storedSetting } from '#lambdas/settings/setting-row.ts';
import { personChangeWrite } from '#lambdas/users/person-change-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { settings } from '#rows/settings.ts';

type Situation = {
  readonly request: ActorsRequest;
  readonly context: TenantContext;
  readonly masters: TenantMasters;
  readonly leaver: User;
};

/** What goes over in the act that shuts somebody out; the claims follow one by one. */
export type Succession = {
  readonly to: UserId;
  readonly writes: readonly Write[];
  readonly detail: Readonly<Record<string, unknown>>;
};

const unfit = (message: string) =>
  refuse({ kind: 'input-malformed', fields: [{ path: 'handOverTo', message }] } as const);

/** 代替承認者 of the company, where it was the leaver and whoever acts may change the setting; else it stands, and is told as a hole. */
const standInWrites = async (to: UserId, { request, context, masters, leaver }: Situation) => {
  const isOne = masters.approval.fallbackApproverId === leaver.id;
  if (!isOne || !holds(request.actor.rights, 'settings.keep')) return [];
  const place = { row: settings.approval };
  const stored = await storedSetting(context.table, place);
  const value = { ...masters.approval, fallbackApproverId: to };
  const change = { from: masters.approval, to: value };
  return [
    settingWrite(place, { stored, value, request }),
    settingChangeWrite('approval', change, { masters, request, version: stored.version + 1 }),
  ];
};

/** The posts of a head (課長・部長) that the successor does not hold yet, as 兼務 from today until the leaver's would have ended. */
const headsOf = (leaver: User, to: User, today: CalendarDate): readonly Post[] =>
  leaver.posts
    .filter((post) => post.position === 'head' && isWithin(post, today))
    .filter(
      ({ departmentId }) =>
        !to.posts.some(
          (post) =>
            post.position === 'head' &&
            post.departmentId === departmentId &&
            (post.validTo ?? '9999-12-31') >= today,
        ),
    )
    .map((post) => ({ ...post, isPrimary: false, validFrom: today }));

/** Whoever keeps people gives it to others; who keeps access could give himself as much anyway. */
export const mayTakeOver = ({ actor }: Pick<ActorsRequest, 'actor'>, toId: UserId): boolean =>
  toId !== actor.userId || holds(actor.rights, 'access.keep');

/** Who takes over and what goes over at once, or why he cannot. */
export const successionOf = async (
  toId: UserId,
  situation: Situation,
): Promise<Result<Succession, RefusalOf<'input-malformed'>>> => {
  const { request, context, masters, leaver } = situation;
  const { access, places } = masters;
  const row = await storedPersonRow(context.table, toId);
  if (row === undefined || !row.user.isActive || toId === leaver.id || places === undefined)
    return unfit('在籍しているほかの人から選んでください');
  const { user: to, version, ...sealed } = row;
  if (!mayVote(to, access)) return unfit(mayNotApprove);
  // What the leaver may see and approve, nobody takes for himself.
  if (!mayTakeOver(request, toId)) return unfit('自分には引き継げません。ほかの人を選んでください');
  const heads = headsOf(leaver, to, jstDateOf(request.at));
  if (to.posts.length + heads.length > mostPosts)
    return unfit('所属の数が上限を超えるため、この人には引き継げません');
  const after = { ...to, posts: [...to.posts, ...heads] };
  const person =
    heads.length === 0
      ? []
      : [
          personWrite({ user: after, ...sealed }, version),
          ...placeWrites(to, after, places),
          await personChangeWrite(
            context,
            request,
            { userId: toId, personVersion: version + 1 },
            { from: { posts: to.posts }, to: { posts: after.posts } },
          ),
        ];
  return accept({
    to: toId,
    writes: [...person, ...(await standInWrites(toId, situation))],
    detail: { handedOverTo: toId, headOf: heads.map(({ departmentId }) => departmentId) },
  });
};
