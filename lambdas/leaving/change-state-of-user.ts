import { changeStateOfUser } from '#contract/leaving.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { mayVote } from '#domain/approvals/may-vote.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import type { User } from '#domain/tenants/masters.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { notProven } from '#lambdas/http/step-up.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';
import { invited } from '#rows/people.ts';
import { withdrawnWithPerson } from '#lambdas/commuting/withdrawn-with-person.ts';
import type { SecondHand } from '#lambdas/settings/second-hand.ts';
import { answerPerson } from '#lambdas/users/answer-person.ts';
import { changePerson, type FoundPerson, type WantedPerson } from '#lambdas/users/change-person.ts';
import { keepsAccess } from '#lambdas/users/person-faults.ts';
import { usersCounted } from '#lambdas/usage/use-store.ts';
import { seenBefore } from '#lambdas/users/seen-before.ts';
import { wishWithoutNames } from '#lambdas/users/wish-store.ts';
import { successionOf, type Succession } from './succession.ts';

type Request = ActorRequestOf<typeof changeStateOfUser>;
type NotChanged = RefusalOf<
  | 'hand-over-wanted'
  | 'input-malformed'
  | 'person-changed-meanwhile'
  | 'person-deleted'
  | 'person-may-more'
  | 'step-up-needed'
  | 'users-limit-reached'
>;

/** What of a person stays in each state; his name stays on what he did. */
const inState = (
  { handingOver, ...user }: User,
  {
    state,
    at,
    to,
  }: { readonly state: Request['body']['state']; readonly at: Request['at']; readonly to?: Succession['to'] },
): User => {
  if (state === 'active') return { ...user, isActive: true };
  const handing = to === undefined ? handingOver : { to, since: at };
  const left = { ...user, isActive: false, ...(handing === undefined ? {} : { handingOver: handing }) };
  return state === 'disabled' ? left : { ...left, posts: [], roles: [], deletedAt: at };
};

const actions = { active: 'user.enable', disabled: 'user.disable', deleted: 'user.delete' } as const;

const isSoAlready = ({ user }: FoundPerson, state: Request['body']['state']): boolean =>
  state === 'active'
    ? user.isActive
    : state === 'disabled'
      ? !user.isActive && user.deletedAt === undefined
      : user.deletedAt !== undefined;

/** The last import of people keeps what it made of them, with their names, until there is another. */
const wishOfLastImport = async (context: TenantContext, { id: userId }: User) => {
  const { lastImport } = await headOf(context.table, peopleFile);
  return lastImport === undefined
    ? undefined
    : wishWithoutNames(context, { importId: lastImport.id, userId });
};

const decide = async (
  request: Request,
  context: TenantContext,
  found: FoundPerson,
): Promise<Result<WantedPerson | 'as-it-is', NotChanged>> => {
  const { actor, at, body } = request;
  const { state, handOverTo, expectedVersion } = body;
  const { user: leaver, masters, version } = found;
  const { access } = masters;
  // Sent again after a lost answer: it is done.
  if (isSoAlready(found, state) && version === expectedVersion + 1) return accept('as-it-is');
  const seen = seenBefore(found, { user: { ...leaver, isActive: state === 'active' }, expectedVersion });
  if (seen !== undefined && !(seen.ok && state === 'deleted')) return seen;
  if (!mayStandFor(actor, leaver, access)) return refuse({ kind: 'person-may-more' });
  if (state === 'active') {
    // Whoever signs in again may be somebody else by now: 本人確認 comes first (docs/decisions/0193).
    const unproven = notProven(request);
    if (unproven !== undefined) return refuse(unproven);
    const { unseen } = masters;
    const more = leaver.isActive ? 0 : 1;
    const counted = await usersCounted(context.table, { more, limits: actor.limits, unseen });
    if (!counted.ok) return counted;
    return accept({ action: actions.active, user: inState(leaver, { state, at }), further: counted.value });
  }
  // Whoever stops the other administrator may be the only one after it (docs/decisions/0205).
  const unproven = masters.wantsSecondPerson && keepsAccess(leaver, access) ? notProven(request) : undefined;
  if (unproven !== undefined) return refuse(unproven);
  if (handOverTo === undefined && leaver.isActive && mayVote(leaver, access))
    return refuse({ kind: 'hand-over-wanted' });
  const succession =
    handOverTo === undefined
      ? undefined
      : await successionOf(handOverTo, { request, context, masters, leaver });
  if (succession?.ok === false) return succession;
  const { to, writes = [], detail = {} } = succession?.value ?? {};
  const isGone = state === 'deleted';
  const counted = await usersCounted(context.table, {
    more: leaver.isActive ? -1 : 0,
    unseen: masters.unseen,
  });
  if (!counted.ok) return counted;
  const wish = isGone ? await wishOfLastImport(context, leaver) : undefined;
  return accept({
    action: actions[state],
    user: inState(leaver, { state, at, ...(to === undefined ? {} : { to }) }),
    ...(isGone ? { names: 'none' as const } : {}),
    further: [
      ...writes,
      ...counted.value,
      ...(isGone ? [{ kind: 'delete', key: invited.key({ userId: leaver.id }) } as const] : []),
      ...(wish === undefined ? [] : [wish]),
      ...(isGone ? await withdrawnWithPerson(request, context, leaver.id) : []),
    ],
    detail,
  });
};

/**
 * 停止, 再開, 削除. Sign-in is refused and every session over with the act; the directory's user follows from the trail. What
 * waits with the person goes to the successor: the company's own with the act, claims one by one after it.
 * @param hand with whom, where 再開 may need a second administrator
 */
export const changedState = (request: Request, context: TenantContext, hand?: SecondHand) =>
  changePerson<NotChanged>(context, request, {
    userId: request.params.userId,
    hand,
    decide: (found) => decide(request, context, found),
  });

export const changeStateOfUserEndpoint = endpoint(changeStateOfUser, async (request, context) => {
  const changed = await changedState(request, context);
  return changed.ok
    ? accept(await answerPerson(context, changed.value, request.at))
    : refuse(changed.refusal);
});
