import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { dueDigestsOf } from '#lambdas/adapters/jobs/due-digests.ts';
import { digestDispatchEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { noticeQueueOf } from '#lambdas/adapters/tenant/notice-queue.ts';
import { dispatchDigests } from '#lambdas/notices/dispatch-digests.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source) => {
  const environment = digestDispatchEnvironment(source);
  const client = workersClientOf({ region: environment.region });
  return { due: dueDigestsOf(client, environment.controlTable), send: noticeQueueOf(environment) };
});

/** Every full hour: whose notices of a day are told together now. */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const { due, send } = context();
  const count = await dispatchDigests(at, due, send);
  writeHeartbeat({ job: 'digest-dispatch', at, facts: { count } });
  return { count };
};
