import type { Instant } from '#domain/kernel/time.ts';
import type { DueDigests } from '#lambdas/adapters/jobs/due-digests.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';

/**
 * Queues every digest that is due. Its row goes when the worker has done it, so that one which a crash or a closed day
 * left over is queued again by the next run; sent it is once (its notice's id is its moment).
 */
export const dispatchDigests = async (
  at: Instant,
  due: Pick<DueDigests, 'dueAt'>,
  send: (notices: readonly Notice[]) => Promise<void>,
): Promise<number> => {
  let count = 0;
  for await (const page of due.dueAt(at)) {
    await send(
      page.map((digest) => ({ kind: 'digest-due', noticeId: ulidFrom(Date.parse(digest.at)), ...digest })),
    );
    count += page.length;
  }
  return count;
};
