import type { Notice } from '#lambdas/notices/notice.ts';
import { queueAt } from './queue.ts';

/** Puts notices into the queue, all or an error; one that is told again is delivered once all the same. */
export const noticeQueueOf = (place: { readonly region: string; readonly queueUrl: string }) => {
  const send = queueAt(place);
  return (notices: readonly Notice[]): Promise<void> => send(notices.map((body) => ({ body })));
};
