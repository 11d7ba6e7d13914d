import { noticesOf } from '#domain/notices/notice-kinds.ts';
import { isTold, whoIsTold } from '#domain/notices/who-is-told.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import { claimMail } from './claim-mails.ja.ts';
import type { Delivered, Delivery } from './delivery.ts';

/**
 * Finds everybody whom an act concerns and queues a message for each: one who cannot be reached keeps nobody waiting, and
 * a step of 40 approvers does not outlast one run. Each person stands under one notice of the act, the first.
 */
export const tellClaimAct = async (act: NoticeOf<'claim-act'>, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, claimId, at, action } = act;
  const tenant = await delivery.tenantOf(tenantId);
  const told = await tenant.findAct(act);
  if (told === undefined) return 'nobody';
  const people = new Map(
    noticesOf(action)
      .flatMap((notice) => whoIsTold(notice, told).map((userId) => [userId, notice] as const))
      .toReversed(),
  );
  const messages = [...people].map(([userId, notice]) => ({
    kind: 'claim-told' as const,
    noticeId,
    tenantId,
    claimId,
    at,
    userId,
    notice,
  }));
  if (messages.length === 0) return 'nobody';
  await delivery.queue(messages);
  return 'passed-on';
};

/** Mails one person what concerns him, if it still does and he may know it at this moment. */
export const tellOfClaim = async (notice: NoticeOf<'claim-told'>, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, claimId, userId, notice: kind } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const [told, person] = await Promise.all([tenant.findAct(notice), tenant.findPerson(userId)]);
  if (told === undefined || person === undefined || !person.isActive) return 'nobody';
  if (!isTold(kind, told, person)) return 'nobody';
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const mail = claimMail({ kind, told, to: person.email, name: person.name, origin });
  return tenant.once({ noticeId, about: claimId, userId }, delivery.now, () => delivery.send(mail));
};
