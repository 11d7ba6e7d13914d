import { isDeepStrictEqual } from 'node:util';
import { keepUser } from '#contract/user-keeping.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { holds } from '#domain/rights/reach.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { usualRoles, type RoleId } from '#domain/rights/roles.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { notProven } from '#lambdas/http/step-up.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import type { SecondHand } from '#lambdas/settings/second-hand.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { renamingDeed } from '#rows/told-deeds.ts';
import { alikeLoginId } from './alike-login-id.ts';
import { answerPerson } from './answer-person.ts';
import { changePerson, type FoundPerson, type WantedPerson } from './change-person.ts';
import { changesOf } from './person-changes.ts';
import { keepPlaces } from './keep-places.ts';
import { registerPerson } from './register-person.ts';
import { seenBefore } from './seen-before.ts';
import { openNames, type SignInNames } from './sign-in-name-store.ts';

type Request = ActorRequestOf<typeof keepUser>;
type Body = BodyOf<typeof keepUser>;

const areSame = (one: readonly RoleId[], other: readonly RoleId[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

/** Roles are given by whoever keeps access and proved it a moment ago; what nobody changes anybody may send. */
const whyNotGiven = (
  request: Request,
  standing: readonly RoleId[],
): RefusalOf<'not-allowed' | 'step-up-needed'> | undefined => {
  const { roles } = request.body;
  if (roles === undefined || areSame(roles, standing)) return undefined;
  return holds(request.actor.rights, 'access.keep') ? notProven(request) : { kind: 'not-allowed' };
};

/** 期間限定 is given, and taken off, as roles are. */
const whyNotBoxed = (
  request: Request,
  standing: TimeBox | undefined,
): RefusalOf<'not-allowed' | 'step-up-needed'> | undefined => {
  const { timeBox } = request.body;
  if (timeBox === undefined || isDeepStrictEqual(timeBox ?? undefined, standing)) return undefined;
  return holds(request.actor.rights, 'access.keep') ? notProven(request) : { kind: 'not-allowed' };
};

const boxIn = ({ timeBox }: Body, before?: TimeBox): { readonly timeBox?: TimeBox } => {
  const box = timeBox === undefined ? before : timeBox;
  return box === undefined || box === null ? {} : { timeBox: box };
};

const factsIn = ({ name, kana, grade, posts }: Body) => ({
  name,
  ...(kana === '' ? {} : { kana }),
  grade,
  posts,
});

const namesIn = ({ email, loginId }: Body, before?: SignInNames): SignInNames => {
  const id = loginId ?? before?.loginId;
  return { email, ...(id === undefined ? {} : { loginId: id }) };
};

const registeredAs = (id: UserId, body: Body): User => ({
  id,
  ...factsIn(body),
  roles: body.roles ?? usualRoles,
  ...boxIn(body),
  isActive: true,
});

const register = async (
  request: Request,
  context: TenantContext,
  { userId, hand }: { readonly userId: UserId; readonly hand: SecondHand | undefined },
) => {
  const { body } = request;
  const notGiven = whyNotGiven(request, usualRoles) ?? whyNotBoxed(request, undefined);
  if (notGiven !== undefined) return refuse(notGiven);
  const unproven = body.posts.length > 0 ? notProven(request) : undefined;
  if (unproven !== undefined) return refuse(unproven);
  if (body.loginId === undefined)
    return refuse({
      kind: 'input-malformed',
      fields: [{ path: 'loginId', message: 'サインインIDを入力してください' }],
    });
  const user: User = registeredAs(userId, body);
  await keepPlaces(context.table);
  const masters = await freshMastersOf(context.table);
  const { places } = masters;
  if (places === undefined) return 'again';
  const alike = await alikeLoginId(context, masters, { loginId: body.loginId, userId });
  if (alike !== undefined) return refuse(alike);
  return registerPerson(context, request, { user, names: namesIn(body), masters, places, hand });
};

type NotChanged = RefusalOf<
  | 'input-malformed'
  | 'not-allowed'
  | 'person-changed-meanwhile'
  | 'person-deleted'
  | 'person-may-more'
  | 'step-up-needed'
>;

const namingFacts: ReadonlySet<string> = new Set(['email', 'loginId', 'name']);
/** By these somebody becomes another, is asked by routes or sees further: 本人確認 comes first (docs/decisions/0193). */
const provenFacts: ReadonlySet<string> = new Set(['email', 'loginId', 'posts']);
const raisingFacts: ReadonlySet<string> = new Set(['posts', 'grade']);

/** Posts say how far his rights reach and whom routes ask, 等級 what he is paid: nobody gives them to himself. */
const isRaisingHimself = ({ actor, params }: Request, changed: readonly string[]): boolean =>
  actor.userId === params.userId &&
  changed.some((fact) => raisingFacts.has(fact)) &&
  !holds(actor.rights, 'access.keep');

const decideChange = (
  request: Request,
  found: FoundPerson,
): Result<WantedPerson | 'as-it-is', NotChanged> => {
  const { body, actor } = request;
  const { access } = found.masters;
  const { kana: _kana, timeBox, ...before } = found.user;
  const roles = body.roles ?? before.roles;
  const user: User = { ...before, ...factsIn(body), roles, ...boxIn(body, timeBox) };
  const names = namesIn(body, found.names);
  const seen = seenBefore(found, { user, names, expectedVersion: body.expectedVersion });
  if (seen !== undefined) return seen;
  const notGiven = whyNotGiven(request, before.roles) ?? whyNotBoxed(request, timeBox);
  if (notGiven !== undefined) return refuse(notGiven);
  const changed = changesOf(found, { user, names }).names;
  if (isRaisingHimself(request, changed)) return refuse({ kind: 'not-allowed' });
  // Whoever is mailed a link under another's names becomes him; his name is on what he does.
  if (changed.some((fact) => namingFacts.has(fact)) && !mayStandFor(actor, found.user, access))
    return refuse({ kind: 'person-may-more' });
  const unproven = changed.some((fact) => provenFacts.has(fact)) ? notProven(request) : undefined;
  if (unproven !== undefined) return refuse(unproven);
  const isNamedAnew = changed.includes('email') || changed.includes('loginId');
  return accept({ action: isNamedAnew ? renamingDeed : 'user.change', user, names });
};

/** Somebody there is already: a first request whose answer was lost, or one who names an id that is taken. */
const seenAgain = async ({ body }: Request, context: TenantContext, userId: UserId) => {
  const row = await storedPersonRow(context.table, userId);
  if (row === undefined) return undefined;
  const names = await openNames(context, userId, row);
  const user: User = registeredAs(userId, body);
  const isSame = changesOf({ user: row.user, names }, { user, names: namesIn(body) }).names.length === 0;
  return row.version === 1 && isSame
    ? accept({ user: row.user, names, version: 1 })
    : refuse({ kind: 'person-changed-meanwhile', version: row.version });
};

/**
 * 利用者 being registered or changed: his facts and names, and his roles by whoever may give them.
 * @param hand with whom, where it may need a second administrator
 */
export const keptPerson = async (request: Request, context: TenantContext, hand?: SecondHand) => {
  const { params, body } = request;
  const { userId } = params;
  return body.expectedVersion === 0
    ? decided(
        context.table,
        async () =>
          (await seenAgain(request, context, userId)) ?? register(request, context, { userId, hand }),
      )
    : changePerson<NotChanged>(context, request, {
        userId,
        decide: async (found) => {
          const wanted = decideChange(request, found);
          const { loginId } = body;
          if (!wanted.ok || loginId === undefined || loginId === found.names.loginId) return wanted;
          const alike = await alikeLoginId(context, found.masters, { loginId, userId });
          return alike === undefined ? wanted : refuse(alike);
        },
        hand,
      });
};

export const keepUserEndpoint = endpoint(keepUser, async (request, context) => {
  const kept = await keptPerson(request, context);
  return kept.ok ? accept(await answerPerson(context, kept.value, request.at)) : refuse(kept.refusal);
});
