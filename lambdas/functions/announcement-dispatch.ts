import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { openAnnouncementsOf } from '#lambdas/adapters/jobs/open-announcements.ts';
import { digestDispatchEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { tenantListOf } from '#lambdas/adapters/operator/tenant-list.ts';
import { noticeQueueOf } from '#lambdas/adapters/tenant/notice-queue.ts';
import { dispatchAnnouncements, type Dispatching } from '#lambdas/announcements/dispatch-announcements.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source): Dispatching => {
  const environment = digestDispatchEnvironment(source);
  const client = workersClientOf({ region: environment.region });
  return {
    work: openAnnouncementsOf(client, environment.controlTable),
    listTenants: tenantListOf(client, environment.controlTable),
    queue: noticeQueueOf(environment),
    now: () => instantOf(systemClock()),
  };
});

/** Every minute: announcements that are due, and what of them is not done yet. */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const facts = await dispatchAnnouncements(context());
  writeHeartbeat({ job: 'announcement-dispatch', at, facts });
  return facts;
};
