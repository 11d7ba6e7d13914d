import { noticesOf } from '#domain/notices/notice-kinds.ts';
import { nextDigest } from '#domain/notices/digest-time.ts';
import { wayOf } from '#domain/notices/mail-choice.ts';
import { isTold, whoIsTold } from '#domain/notices/who-is-told.ts';
import { digestLineWrite } from '#lambdas/adapters/jobs/digest-lines.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
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

/** Mails one person what concerns him, if it still does and he may know it at this moment; or puts it by for his digest. */
export const tellOfClaim = async (notice: NoticeOf<'claim-told'>, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, claimId, userId, notice: kind } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const [told, person] = await Promise.all([tenant.findAct(notice), tenant.findPerson(userId)]);
  if (told === undefined || person === undefined || !person.isActive) return 'nobody';
  if (!isTold(kind, told, person)) return 'nobody';
  const way = wayOf(kind, person.choice);
  if (way === 'none') return 'nobody';
  const place = { noticeId, about: claimId, userId };
  if (way === 'daily') {
    const { hour } = person.choice;
    const due = nextDigest(delivery.now(), { hour, holidays: await tenant.findHolidays() });
    const at = instantOf(new Date(due));
    const line = digestLineWrite({ userId, due: at }, { noticeId, claimId, notice: kind, at: notice.at });
    // The row that says it is due stands before its first line: no line is left behind.
    await tenant.once(place, delivery.now, () => delivery.digests.plan({ tenantId, userId, at }), {
      kept: line,
    });
    return 'kept';
  }
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const mail = claimMail({ kind, told, to: person.email, name: person.name, origin });
  const sender = await tenant.findSender();
  return tenant.once(place, delivery.now, () => delivery.send({ ...mail, sender }));
};
