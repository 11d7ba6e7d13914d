import type { Invitation } from '#domain/users/person-state.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { invitationByLinkMail, invitationMail, temporaryPasswordMail } from './invitation-mails.ja.ts';

type Invited = NoticeOf<'person-invited'>;

/** The invitation that counts, which need not be the one of this notice: he has not followed it, and it has not ended. */
const standing = async ({ tenantId, userId }: Invited, delivery: Delivery) => {
  const { invitations } = await delivery.resetTenantOf(tenantId);
  const [row, person, company] = await Promise.all([
    invitations.invitation(userId),
    invitations.person(userId),
    delivery.companyOf(tenantId),
  ]);
  const invitation = row?.doc;
  if (row === undefined || invitation === undefined || person === undefined || company === undefined)
    return undefined;
  const isGood = delivery.now() < invitation.expiresAt;
  return isGood && person.isActive ? { invitations, row, invitation, person, company } : undefined;
};

type Standing = NonNullable<Awaited<ReturnType<typeof standing>>>;

/** His user, with a password that ends whatever invited him before; and the one link that is good from now on. */
const makeUser = async (
  { tenantId, userId, noticeId }: Invited,
  { invitations, row, invitation }: Standing,
  { directory }: Delivery,
) => {
  const [temporaryPassword, token] = await Promise.all([
    invitations.temporaryPasswordFor(userId, noticeId),
    invitations.tokenFor(userId, noticeId),
  ]);
  if (row.madeFor === noticeId) return { temporaryPassword, token };
  await invitations.keepLink(userId, invitation, token);
  await directory.makeAnew({ tenantId, userId, temporaryPassword });
  return (await invitations.markMade(userId, noticeId)) ? { temporaryPassword, token } : undefined;
};

/**
 * Of two invitations the newer one counts, whichever of their workers was last: an older one that has made link or user
 * over it makes those of the newer one again, which its mails name already.
 */
const healed = async (notice: Invited, delivery: Delivery): Promise<'nobody'> => {
  const found = await standing(notice, delivery);
  if (found === undefined || found.row.madeFor !== found.invitation.noticeId) return 'nobody';
  const { madeFor: _made, ...row } = found.row;
  await makeUser({ ...notice, noticeId: found.invitation.noticeId }, { ...found, row }, delivery);
  return 'nobody';
};

const secondMail = async (
  { userId, noticeId }: Invited,
  { invitations, row, person, invitation }: Standing,
  { delivery, temporaryPassword }: { readonly delivery: Delivery; readonly temporaryPassword: string },
): Promise<void> => {
  if (row.passwordMailedFor === noticeId) return;
  const { email: to, name } = person;
  const { expiresAt }: Invitation = invitation;
  await delivery.send(temporaryPasswordMail({ to, name, temporaryPassword, expiresAt }));
  await invitations.markPasswordMailed(userId, noticeId);
};

/** Nobody is invited in the name of somebody from whom the right was taken since, or who was shut out. */
const isStillAsked = async (
  { tenantId, userId }: Invited,
  { invitation: { by } }: Standing,
  { tenantOf }: Delivery,
): Promise<boolean> => by === undefined || (await tenantOf(tenantId)).mayInvite(by, userId);

/** The link and the password that he may have been mailed open nothing any more. */
const endInvitation = async (
  { tenantId, userId }: Invited,
  { directory, resetTenantOf, now }: Delivery,
): Promise<'nobody'> => {
  const { invitations } = await resetTenantOf(tenantId);
  await invitations.endLink(userId, now());
  await directory.remove({ tenantId, userId });
  return 'nobody';
};

/** Of nobody who is invited now: a run before this one may have ended between taking it back and ending the link. */
const notInvited = async (notice: Invited, delivery: Delivery): Promise<'nobody'> => {
  const { invitations } = await delivery.resetTenantOf(notice.tenantId);
  const row = await invitations.invitation(notice.userId);
  return row !== undefined && row.doc === undefined ? endInvitation(notice, delivery) : 'nobody';
};

/** What reached him already is his; what did not, or nobody knows whether it did, opens nothing. */
const takenBack = async (
  notice: Invited,
  { invitations, invitation }: Standing,
  delivery: Delivery,
): Promise<Delivered> => {
  const { noticeId, userId } = notice;
  if (await invitations.wasMailed({ noticeId, userId })) return 'sent-before';
  const isOver = await invitations.takeBack(userId, invitation, delivery.now());
  return isOver ? endInvitation(notice, delivery) : 'nobody';
};

/**
 * Makes the user of somebody who was invited and mails him: a link, or his ID and, in a second mail, a temporary password
 * (9.2.4). Told again after a crash it makes the same user and sends the same mail, each once.
 * @throws Error what Cognito, SES or DynamoDB threw, or when another delivery of it is under way
 */
export const invitePerson = async (notice: Invited, delivery: Delivery): Promise<Delivered> => {
  const found = await standing(notice, delivery);
  if (found === undefined) return notInvited(notice, delivery);
  const { noticeId, userId, tenantId } = notice;
  if (found.invitation.noticeId !== noticeId) return healed(notice, delivery);
  const { invitations, invitation, person, company } = found;
  if (!(await isStillAsked(notice, found, delivery))) return takenBack(notice, found, delivery);
  const made = await makeUser(notice, found, delivery);
  if (made === undefined) return healed(notice, delivery);
  const { temporaryPassword, token } = made;
  const { email: to, name, loginId } = person;
  const { name: companyName, companyCode } = company;
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const { expiresAt, way } = invitation;
  const told = { to, name, loginId, companyName, companyCode, origin, expiresAt };
  const mail = way === 'link' ? invitationByLinkMail({ ...told, token }) : invitationMail(told);
  const place = { noticeId, about: personTarget(userId), userId };
  const sent = await invitations.once(place, delivery.now, () => delivery.send(mail));
  if (way === 'temporary-password') await secondMail(notice, found, { delivery, temporaryPassword });
  return sent;
};

/** The user of a person as the person is now: whatever was decided about him last. */
export const followPerson = async (
  { tenantId, userId }: NoticeOf<'person-in-directory' | 'names-changed'>,
  { resetTenantOf, directory }: Delivery,
): Promise<Delivered> => {
  const { invitations } = await resetTenantOf(tenantId);
  const [person, row] = await Promise.all([invitations.person(userId), invitations.invitation(userId)]);
  const whose = { tenantId, userId };
  // Nobody whose invitation was taken back signs in by the password that it mailed.
  const isUninvited = row !== undefined && row.doc === undefined;
  if (person === undefined || person.isDeleted || isUninvited) await directory.remove(whose);
  else if (person.isActive) await directory.enable(whose);
  else await directory.disable(whose);
  return 'passed-on';
};
