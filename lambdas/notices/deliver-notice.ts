import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { answerPasswordReset } from './answer-password-reset.ts';
import type { Notice, NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { passwordResetDoneMail } from './password-reset-mails.ja.ts';
import {
  passkeyAddedMail,
  passkeyEndedMail,
  recoveryCodesRenewedMail,
  secondFactorEndedMail,
  secondFactorSetUpMail,
} from './second-factor-mails.ja.ts';
import { tellKeeper, tellKeepers } from './tell-keepers.ts';
import { tellOfPass } from './tell-of-pass.ts';
import { passOnSecondPerson, tellOfLoss, tellOfSecondPerson } from './tell-of-second-person.ts';
import { endByClock, passOnSupport, tellOfSupport } from './tell-of-support.ts';
import { tellNames, tellOfAsking, tellOfNames } from './tell-of-names.ts';
import { followPerson, invitePerson } from './invite-person.ts';
import { announceTo, keepAnnouncement, mailAnnouncement } from './announce-to.ts';
import { tellClaimAct, tellOfClaim } from './tell-claim-act.ts';
import { dropDigest, tellDigest } from './tell-digest.ts';

/** What tells the owner of an authenticator or a passkey, in case it was somebody else. */
const doorMails = {
  'second-factor-ended': secondFactorEndedMail,
  'second-factor-set-up': secondFactorSetUpMail,
  'recovery-codes-renewed': recoveryCodesRenewedMail,
  'passkey-added': passkeyAddedMail,
  'passkey-ended': passkeyEndedMail,
} as const;

type OfDoor = NoticeOf<keyof typeof doorMails | 'password-reset-done'>;

const doorMailOf = async (
  { kind, userId, tenantId, at }: OfDoor,
  told: { readonly to: string; readonly name: string },
  { resetTenantOf, appOrigin, hosts }: Delivery,
): Promise<Mail> => {
  if (kind !== 'password-reset-done') return doorMails[kind]({ ...told, at });
  const passkeys = await (await resetTenantOf(tenantId)).passkeysOf(userId);
  return passwordResetDoneMail({ ...told, at, passkeys, origin: originFor(appOrigin, tenantId, hosts) });
};

/** Also to whom was disabled meanwhile: it was his password, or his authenticator. */
const tellOfDoor = async (notice: OfDoor, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, userId, tenantId } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const person = await tenant.findPerson(userId);
  if (person === undefined) return 'nobody';
  const { email: to, name } = person;
  const place = { noticeId, about: personTarget(userId), userId };
  const mail = await doorMailOf(notice, { to, name }, delivery);
  return tenant.once(place, delivery.now, () => delivery.send(mail));
};

/** What stands in the company's own records, also while it is suspended; of a 閲覧許可 in both trails, whoever is mailed of it. */
const toAnyCompany: ReadonlySet<Notice['kind']> = new Set([
  'announcement-page',
  'support-act',
  'support-over',
]);

/**
 * Sends one notice to its one recipient, or passes an act on to those whom it concerns. A record of (notice, recipient) is taken before the mail and closed after it,
 * so a message that comes twice sends once. Between SES's answer and the closing lies the one moment in which a crash
 * makes a second mail: SES knows no idempotency key, and a notice twice is better than none.
 * @throws Error what SES or DynamoDB threw, or when another delivery of it is under way
 */
export const deliverNotice = async (notice: Notice, delivery: Delivery): Promise<Delivered> => {
  // What the service itself tells a company leaves its record with us, and goes to suspended ones too.
  if (notice.kind === 'announcement-company') return announceTo(notice, delivery);
  if (notice.kind === 'announcement-mail') return mailAnnouncement(notice, delivery);
  // A new password belongs to the door, which stays open; other notices leave a record.
  if (notice.kind !== 'password-reset-asked') {
    const isWaiting = await delivery.waitingCompanies(delivery.now());
    if (isWaiting(notice.tenantId)) {
      // A digest stays due, and is queued again by the clock.
      if (notice.kind !== 'digest-due') await delivery.putOff(notice);
      return 'put-off';
    }
    if (!toAnyCompany.has(notice.kind) && !(await delivery.isServed(notice.tenantId)))
      return notice.kind === 'digest-due' ? dropDigest(notice, delivery) : 'nobody';
  }
  switch (notice.kind) {
    case 'claim-act':
      return tellClaimAct(notice, delivery);
    case 'claim-told':
      return tellOfClaim(notice, delivery);
    case 'digest-due':
      return tellDigest(notice, delivery);
    case 'password-reset-asked':
      return answerPasswordReset(notice, delivery);
    case 'password-reset-done':
    case 'second-factor-ended':
    case 'second-factor-set-up':
    case 'recovery-codes-renewed':
    case 'passkey-added':
    case 'passkey-ended':
      return tellOfDoor(notice, delivery);
    case 'person-invited':
      return invitePerson(notice, delivery);
    case 'names-changed':
      return tellOfNames(notice, delivery);
    case 'address-asked':
      return tellOfAsking(notice, delivery);
    case 'names-told':
      return tellNames(notice, delivery);
    case 'keepers-to-tell':
      return tellKeepers(notice, delivery);
    case 'keeper-told':
      return tellKeeper(notice, delivery);
    case 'commuter-pass-told':
      return tellOfPass(notice, delivery);
    case 'second-person':
      return passOnSecondPerson(notice, delivery);
    case 'second-person-told':
      return tellOfSecondPerson(notice, delivery);
    case 'support-act':
      return passOnSupport(notice, delivery);
    case 'support-over':
      return endByClock(notice, delivery);
    case 'support-told':
      return tellOfSupport(notice, delivery);
    case 'keeper-lost':
      return tellOfLoss(notice, delivery);
    case 'person-in-directory':
      return followPerson(notice, delivery);
    case 'announcement-page':
      return keepAnnouncement(notice, delivery);
  }
};
