import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { personGone, personWrite, placeWrites } from '#lambdas/settings/people-store.ts';
import { invited } from '#rows/people.ts';
import { renamingDeed } from '#rows/told-deeds.ts';
import { notInvitedYet } from './invitation-store.ts';
import { personChangeGone, personChangeWrite, type Hand } from './person-change-store.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { toldOfNames } from './told-of-names.ts';
import { newKeeperWrite } from './new-keeper.ts';
import { newPersonWrites } from './new-person-store.ts';
import { changesOf, factsOf, endsLinks, endsSessions, type PersonAsIs } from './person-changes.ts';
import { nameWrites, sealNames } from './sign-in-name-store.ts';

type Where = {
  readonly context: TenantContext;
  /** The generation of the rows of places. */
  readonly places: number;
};

/** Somebody new, whom nobody sees until the settings' version names the import no more. */
export const newcomerWrites = async (
  { context, places }: Where,
  hand: Hand & Pick<ActorsRequest, 'at'>,
  { user, names }: PersonAsIs,
  importId: string,
): Promise<readonly Write[]> => {
  const sealed = await sealNames(context, user.id, names);
  const rows = newPersonWrites(
    { user, ...sealed, registeredBy: hand.actor.userId, registeredAt: hand.at },
    places,
    { broughtBy: importId },
  );
  const leading = await nameWrites(context, user.id, { after: names });
  return [
    rows.person,
    ...rows.places,
    ...leading.logins,
    ...leading.mails,
    { kind: 'put', ...invited.row({ userId: user.id }, { broughtBy: importId }) },
    await personChangeWrite(
      context,
      hand,
      { userId: user.id, personVersion: 1 },
      { from: {}, to: factsOf({ user, names }) },
    ),
  ];
};

/**
 * Somebody who was there, as he is from now on: what leads to him, and the end of what rested on him as he was.
 * @param hand who changes him by it, whoever sends the request
 */
export const changedWrites = async (
  { context, places, hand }: Where & { readonly hand?: Hand },
  request: ActorsRequest,
  {
    before,
    after,
  }: { readonly before: PersonAsIs & { readonly version: number }; readonly after: PersonAsIs },
): Promise<readonly Write[]> => {
  const { user, names } = after;
  const { names: changed, from, to } = changesOf(before, after);
  const isNamedAnew = changed.includes('email') || changed.includes('loginId');
  const { userId: by } = (hand ?? request).actor;
  const sealed = await sealNames(context, user.id, names);
  const leading = isNamedAnew
    ? await nameWrites(context, user.id, { before: before.names, after: names })
    : { logins: [], mails: [] };
  const uninvited = isNamedAnew ? await notInvitedYet(context.table, user.id) : undefined;
  const masters = await mastersOf(context.table);
  const keeper = await newKeeperWrite(context, request, {
    before: before.user,
    after: user,
    access: masters.access,
  });
  const told = isNamedAnew
    ? await toldOfNames(context, masters, { before: before.user, after: user, at: request.at })
    : undefined;
  // Whoever waits for such a change hears of it person by person; the import itself is one act.
  const entry = {
    action: renamingDeed,
    target: personTarget(user.id),
    outcome: 'done',
    detail: { from, to },
  } as const;
  return [
    personWrite(
      { user, ...sealed },
      before.version,
      isNamedAnew && by !== user.id ? { namedAt: request.at, namedBy: by } : {},
    ),
    await personChangeWrite(
      context,
      { ...request, ...hand },
      { userId: user.id, personVersion: before.version + 1 },
      { from, to, told },
    ),
    ...placeWrites(before.user, user, places),
    ...leading.logins,
    ...leading.mails,
    ...(uninvited === undefined ? [] : [uninvited]),
    ...(keeper === undefined ? [] : [keeper]),
    ...(endsSessions(changed)
      ? [standingRaised(user.id, request.at, { endsLinks: endsLinks(changed) })]
      : []),
    ...(isNamedAnew ? [await context.audit(request, entry, told?.notices[0])] : []),
  ];
};

/** As if he had never been brought: nobody has invited him, and nothing names him. */
export const withdrawnWrites = async (
  { context, places }: Where,
  { user, names }: PersonAsIs,
  version: number,
): Promise<readonly Write[]> => {
  const leading = await nameWrites(context, user.id, { before: names });
  return [
    personGone(user.id, version),
    personChangeGone({ userId: user.id, personVersion: version }),
    ...placeWrites(user, { ...user, posts: [], roles: [] }, places),
    ...leading.logins,
    ...leading.mails,
    { kind: 'delete', key: invited.key({ userId: user.id }) },
  ];
};
