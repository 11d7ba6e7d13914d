import { isReached } from '#domain/announcements/announcement-kinds.ts';
import type { Announcement } from '#domain/announcements/announcement.ts';
import type { AnnouncementId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OpenAnnouncements, OpenWork } from '#lambdas/adapters/jobs/open-announcements.ts';
import type { ListTenants } from '#lambdas/adapters/operator/tenant-list.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';

export type Dispatching = {
  readonly work: OpenAnnouncements;
  readonly listTenants: ListTenants;
  readonly queue: (notices: readonly Notice[]) => Promise<void>;
  readonly now: () => Instant;
};

/** A page of companies; so many pages a run: the next run goes on behind them. */
const companiesAtOnce = 50;
const pagesMost = 20;
/** So much that was queued and not done is queued again in one run, and after so long. */
const queuedAgainMost = 500;
const lostAfterMinutes = 30;

type Company = { readonly tenantId: TenantId; readonly name: string; readonly state: string };

const reachAll = async (
  announcementId: AnnouncementId,
  companies: readonly Company[],
  { work, queue, now }: Dispatching,
): Promise<number> => {
  const reached = companies.filter(isReached);
  const at = now();
  for (const { tenantId, name } of reached)
    // oxlint-disable-next-line no-await-in-loop -- a page of companies is no burst
    await work.reach({ announcementId, tenantId }, { name, at });
  await queue(
    reached.map(({ tenantId }) => ({
      kind: 'announcement-company',
      noticeId: announcementId,
      tenantId,
      at,
    })),
  );
  return reached.length;
};

/** Whether every company was handed over; the names of those chosen may have changed since. */
const handOut = async (
  { announcementId, audience, handedUpTo }: Announcement,
  dispatching: Dispatching,
): Promise<boolean> => {
  const { work, listTenants } = dispatching;
  if (audience.to === 'chosen') {
    const standings = await Promise.all(
      audience.companies.map(async ({ tenantId }) => {
        const standing = await work.standing(tenantId);
        return standing === undefined ? [] : [{ tenantId, ...standing }];
      }),
    );
    await reachAll(announcementId, standings.flat(), dispatching);
    return true;
  }
  let cursor = handedUpTo;
  for (let pages = 0; pages < pagesMost; pages += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await listTenants({
      limit: companiesAtOnce,
      ...(cursor === undefined ? {} : { cursor }),
    });
    // oxlint-disable-next-line no-await-in-loop
    await reachAll(announcementId, page.items, dispatching);
    cursor = page.nextCursor;
    if (cursor === undefined) return true;
    // oxlint-disable-next-line no-await-in-loop -- a run that ends here goes on behind this page
    await work.handedUpTo(announcementId, cursor);
  }
  return false;
};

const sendDue = async (announcementId: AnnouncementId, dispatching: Dispatching): Promise<void> => {
  const { work, now } = dispatching;
  const found = await work.find(announcementId);
  if (found === undefined || (found.state !== 'approved' && found.state !== 'sending')) {
    // Its due row outlived the run that sent it.
    if (found?.state === 'sent') await work.finish(announcementId, found.sentAt ?? now());
    return;
  }
  if (found.state === 'approved') await work.begin(found, now());
  await work.reported(found);
  if (await handOut(found, dispatching)) await work.finish(announcementId, now());
};

const isLost = ({ queuedAt }: { readonly queuedAt?: Instant }, at: Instant): boolean =>
  queuedAt === undefined || Date.parse(at) - Date.parse(queuedAt) >= lostAfterMinutes * 60_000;

const noticeOf = async (
  one: Exclude<OpenWork, { readonly kind: 'due' }>,
  at: Instant,
  { work }: Dispatching,
): Promise<readonly Notice[]> => {
  const { announcementId: noticeId, tenantId } = one;
  if (one.kind === 'company') return [{ kind: 'announcement-company', noticeId, tenantId, at }];
  const attempt = await work.attempt(one);
  return attempt === undefined
    ? []
    : [{ kind: 'announcement-mail', noticeId, tenantId, at, userId: one.userId, attempt }];
};

/**
 * Each minute: begins what is due, goes on with what a run did not finish, and hands over again what was lost on its way. Nothing of
 * a mail whose fate is unknown: an event makes that known, or an operator.
 */
export const dispatchAnnouncements = async (
  dispatching: Dispatching,
): Promise<{ readonly due: number; readonly queuedAgain: number }> => {
  const { work, queue, now } = dispatching;
  let [due, queuedAgain] = [0, 0];
  for await (const page of work.open())
    for (const one of page) {
      const at = now();
      if (one.kind === 'due') {
        if (one.at > at) continue;
        due += 1;
        await sendDue(one.announcementId, dispatching);
      } else if (
        queuedAgain < queuedAgainMost &&
        isLost(one, at) &&
        (one.kind === 'company' || one.isWaiting)
      ) {
        await queue(await noticeOf(one, at, dispatching));
        await work.queued(one, at);
        queuedAgain += 1;
      }
    }
  return { due, queuedAgain };
};
