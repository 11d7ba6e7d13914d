import * as v from 'valibot';
import { isSesEvent } from '#domain/announcements/mail-fate.ts';
import { isAnnouncementId, isTenantId, isUserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Announced, MailEvent } from '#lambdas/adapters/jobs/announced.ts';

const one = v.pipe(v.array(v.string()), v.minLength(1));

/**
 * What we read of an event of SES; its addresses and subject we do not:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const eventShape = v.object({
  detail: v.object({
    eventType: v.string(),
    mail: v.object({ tags: v.object({ notice: one, recipient: one, attempt: one }) }),
    bounce: v.optional(
      v.object({ bounceType: v.optional(v.string()), bounceSubType: v.optional(v.string()) }),
    ),
    complaint: v.optional(v.object({ complaintFeedbackType: v.optional(v.nullable(v.string())) })),
  }),
});

/** Of which mail it is and what it says; undefined for what says nothing of a mail of ours. */
export const mailEventOf = (event: unknown): MailEvent | undefined => {
  const parsed = v.safeParse(eventShape, event);
  if (!parsed.success) return undefined;
  const { eventType, mail, bounce, complaint } = parsed.output.detail;
  const {
    notice: [announcementId],
    recipient: [recipient = ''],
    attempt: [count],
  } = mail.tags;
  const [tenantId, userId] = recipient.split('-');
  const attempt = Number(count);
  if (!isSesEvent(eventType) || !isAnnouncementId(announcementId) || !isTenantId(tenantId)) return undefined;
  if (!isUserId(userId) || !Number.isSafeInteger(attempt)) return undefined;
  const why = [bounce?.bounceType, bounce?.bounceSubType, complaint?.complaintFeedbackType]
    .filter((word) => typeof word === 'string')
    .join(' ');
  return { announcementId, tenantId, userId, attempt, event: eventType, ...(why === '' ? {} : { why }) };
};

/** One event, late, twice or out of order as they come. */
export const noteMailEvent = async (
  event: unknown,
  { learn }: Pick<Announced, 'learn'>,
  at: Instant,
): Promise<'learned' | 'known' | 'nobody' | 'foreign'> => {
  const told = mailEventOf(event);
  return told === undefined ? 'foreign' : learn(told, at);
};
