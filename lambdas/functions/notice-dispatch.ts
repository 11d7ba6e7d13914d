import type { DynamoDBStreamEvent } from 'aws-lambda';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { noticeQueueOf } from '#lambdas/adapters/tenant/notice-queue.ts';
import { noticeDispatchEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { dispatchNotices } from '#lambdas/notices/dispatch-notices.ts';

const queue = onFirstUse((source) => noticeQueueOf(noticeDispatchEnvironment(source)));

/** Called by the audit table's stream, for the deeds that its filter lets through. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
  await dispatchNotices(Records, queue());
};
