import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/mail.ts';
import type { NoticeTenant } from '#lambdas/adapters/notice-tenants.ts';
import { claimSentBackMail } from './claim-sent-back-mail.ja.ts';
import type { Notice } from './notice.ts';

export type Delivery = {
  readonly tenantOf: (tenantId: TenantId) => Promise<NoticeTenant>;
  readonly send: (mail: Mail) => Promise<void>;
  readonly appOrigin: string;
  readonly now: () => Instant;
};

/** `nobody`: the claim is gone, or its applicant no longer works there. */
export type Delivered = 'sent' | 'sent-before' | 'nobody';

/**
 * Sends one notice to its one recipient. A record of (notice, recipient) is taken before the mail and closed after it,
 * so a message that comes twice sends once. Between SES's answer and the closing lies the one moment in which a crash
 * makes a second mail: SES knows no idempotency key, and a notice twice is better than none.
 * @throws Error what SES or DynamoDB threw, or when another delivery of it is under way
 */
export const deliverNotice = async (notice: Notice, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, claimId } = notice;
  const { appOrigin, now } = delivery;
  const tenant = await delivery.tenantOf(notice.tenantId);
  const claim = await tenant.findClaim(claimId);
  const person = claim === undefined ? undefined : await tenant.findPerson(claim.applicantId);
  if (claim === undefined || person === undefined || !person.isActive) return 'nobody';

  const { email: to, name } = person;
  const mail = claimSentBackMail({ to, name, claimNumber: claim.number, claimId, appOrigin });
  return tenant.once({ noticeId, claimId, userId: claim.applicantId }, now, () => delivery.send(mail));
};
