import { announcementMailText, announcementSubject } from '#domain/announcements/announcement-text.ja.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { keeperToTell } from './keeper-to-tell.ts';
import { oneLine } from './mail-text.ts';
import { keepersOf } from './keepers-of.ts';

/** So many administrators of one company are mailed an announcement, those first who are here longest. */
const mostMailed = 200;

/**
 * One company hears of an announcement: each who administers it gets a message of his own, and its page a copy. Ended at any line it
 * is done again to the same end, as each row is made once.
 */
export const announceTo = async (
  { noticeId: announcementId, tenantId }: NoticeOf<'announcement-company'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { announced, now } = delivery;
  const [told, company] = await Promise.all([announced.content(announcementId), announced.nameOf(tenantId)]);
  if (told === undefined || company === undefined) return 'nobody';
  const userIds = await keepersOf({ tenantId }, delivery, mostMailed);
  const place = { announcementId, tenantId };
  const at = now();
  await announced.awaitMails(place, userIds, { name: company.name, at });
  const head = { noticeId: announcementId, tenantId, at };
  await delivery.queue([
    { kind: 'announcement-page', ...head },
    ...userIds.map((userId) => ({ kind: 'announcement-mail' as const, ...head, userId, attempt: 1 })),
  ]);
  await announced.told(place, userIds.length, at);
  return userIds.length === 0 ? 'nobody' : 'passed-on';
};

/** The company's own copy, once; kept back while its records must not be changed. */
export const keepAnnouncement = async (
  { noticeId: announcementId, tenantId }: NoticeOf<'announcement-page'>,
  { announced, tenantOf, now }: Delivery,
): Promise<Delivered> => {
  const told = await announced.content(announcementId);
  if (told === undefined) return 'nobody';
  const { content, startedAt } = told;
  const tenant = await tenantOf(tenantId);
  await tenant.keepAnnouncement({ ...content, announcementId, sentAt: startedAt, receivedAt: now() });
  await announced.pageKept({ announcementId, tenantId });
  return 'kept';
};

/** The list and not the one announcement: a company whose records must not be changed now gets its copy later. */
const listUrlOf = (
  tenantId: TenantId,
  state: string,
  { appOrigin, hosts }: Pick<Delivery, 'appOrigin' | 'hosts'>,
): string | undefined =>
  state === 'active' ? `${originFor(appOrigin, tenantId, hosts)}/announcements` : undefined;

/**
 * One mail to one administrator. The intent is written before SES is asked, and whoever dies then leaves a mail of which nothing of
 * ours knows whether it went: it is never sent again by itself. An event of SES makes it known, or an operator does (docs/decisions/0232).
 */
export const mailAnnouncement = async (
  { noticeId: announcementId, tenantId, userId, attempt }: NoticeOf<'announcement-mail'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { announced, now, sendOnce } = delivery;
  const place = { announcementId, tenantId, userId };
  const known = await announced.mail(place);
  if (known === undefined) return 'nobody';
  if (known.state !== 'waiting' || known.attempt !== attempt) return 'sent-before';
  const mailing = { ...place, attempt };
  const [told, company, keeper] = await Promise.all([
    announced.content(announcementId),
    announced.nameOf(tenantId),
    keeperToTell({ tenantId, userId }, delivery),
  ]);
  if (told === undefined || company === undefined || keeper === undefined) {
    await announced.refused(mailing, { from: 'waiting', why: 'no-administrator', at: now() });
    return 'nobody';
  }
  const name = oneLine(keeper.name, 60);
  const { content } = told;
  const mail = {
    to: keeper.to,
    subject: announcementSubject(content),
    text: announcementMailText(content, {
      companyName: company.name,
      name,
      listUrl: listUrlOf(tenantId, company.state, delivery),
    }),
  };
  if (!(await announced.intend(mailing, now()))) return 'sent-before';
  const recipient = `${tenantId}-${userId}`;
  const tags = { notice: announcementId, recipient, attempt: String(attempt) };
  const attempted = await sendOnce(mail, tags);
  if (attempted.kind === 'accepted') {
    await announced.accepted(mailing, attempted.messageId, now());
    return 'sent';
  }
  if (attempted.kind === 'unknown') return 'unknown';
  if (attempted.kind === 'refused') {
    await announced.refused(mailing, { from: 'intended', why: attempted.why, at: now() });
    return 'nobody';
  }
  await announced.notTaken(mailing, now());
  const later = new Error('SES did not take it');
  later.name = attempted.why;
  throw later;
};
