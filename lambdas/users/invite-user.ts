import { inviteUser } from '#contract/user-keeping.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { User } from '#domain/tenants/masters.ts';
import { invitationEnd, whyNotInvited } from '#domain/users/invitation-end.ts';
import { nextHourInWords } from '#domain/users/invitation-hours.ts';
import { invitationsAnHour, type InvitationBy } from '#domain/users/person-state.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { nobodyImports } from '#lambdas/masters/master-head-store.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { invitationDeed } from '#rows/told-deeds.ts';
import { answerPerson } from './answer-person.ts';
import { invitationCounted, invitationOf, invitationWrites } from './invitation-store.ts';
import { newKeeperWrite } from './new-keeper.ts';
import { whoImports } from './who-imports.ts';
import { openNames } from './sign-in-name-store.ts';

type Request = ActorRequestOf<typeof inviteUser>;

/** The invitation and its audit item, from which the worker hears of it: no mail is sent in here, and none is lost. */
const store = async (
  request: Request,
  context: TenantContext,
  {
    user,
    access,
    isFirst,
  }: { readonly user: User; readonly access: CompanyAccess; readonly isFirst: boolean },
): Promise<'stored' | 'too-many' | 'importing' | 'again'> => {
  const { at, body, idempotencyKey: key } = request;
  const noticeId = context.newId(at);
  const invitation: InvitationBy = {
    noticeId,
    way: body.way,
    by: request.actor.userId,
    at,
    expiresAt: instantOf(new Date(invitationEnd(at))),
    ...(key === undefined ? {} : { key }),
  };
  const entry = {
    action: invitationDeed,
    target: personTarget(user.id),
    outcome: 'done' as const,
    detail: { way: body.way },
  };
  const outcome = await context.table.transact({
    ...invitationWrites(user.id, invitation),
    counted: invitationCounted(at),
    keeps: isFirst ? await newKeeperWrite(context, request, { after: user, access }) : undefined,
    // An import that is put back takes only away whom nobody has invited.
    nobodyImports: nobodyImports(peopleFile.noun),
    audit: await context.audit(request, entry, noticeId),
  });
  if (outcome.stored) return 'stored';
  if (outcome.refused.nobodyImports !== undefined) return 'importing';
  return outcome.refused.counted === undefined ? 'again' : 'too-many';
};

/** 招待・再招待: the worker makes the user and mails him (9.2.4). */
export const inviteUserEndpoint = endpoint(inviteUser, async (request, context) => {
  const { params, at, actor, idempotencyKey } = request;
  const { userId } = params;
  const { table } = context;
  const invitedOne = await decided(table, async () => {
    const [row, invitation, { access }] = await Promise.all([
      storedPersonRow(table, userId),
      invitationOf(table, userId),
      freshMastersOf(table),
    ]);
    if (row === undefined) return refuse({ kind: 'not-found' });
    if (!row.user.isActive || invitation === undefined) return refuse({ kind: 'person-not-invitable' });
    const message = whyNotInvited(row.user, at);
    if (message !== undefined) return refuse({ kind: 'input-malformed', fields: [{ path: 'way', message }] });
    if (!mayStandFor(actor, row.user, access)) return refuse({ kind: 'person-may-more' });
    const isAgain =
      invitation !== 'none' && idempotencyKey !== undefined && invitation.key === idempotencyKey;
    const wanted = { user: row.user, access, isFirst: invitation === 'none' };
    const outcome = isAgain ? 'stored' : await store(request, context, wanted);
    if (outcome === 'importing') return whoImports(table);
    if (outcome === 'too-many')
      return refuse({ kind: 'invitations-too-many', most: invitationsAnHour, from: nextHourInWords(at) });
    return outcome === 'stored' ? accept(row) : 'again';
  });
  if (!invitedOne.ok) return refuse(invitedOne.refusal);
  const { user, version, ...sealed } = invitedOne.value;
  const names = await openNames(context, userId, sealed);
  return accept(await answerPerson(context, { user, version, names }, at));
});
