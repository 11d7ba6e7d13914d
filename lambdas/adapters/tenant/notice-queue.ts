import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { queueAt } from '#lambdas/adapters/aws/queue.ts';

/** How long a notice waits at most that must not be delivered yet, as SQS knows it; what is still not to be, waits again. */
export const putOffSeconds = 900;

/** Puts a notice back for later, as a message of its own: waiting must not use up its five attempts. */
export const putOffIn = (place: { readonly region: string; readonly queueUrl: string }) => {
  const send = queueAt(place);
  return (notice: Notice, seconds: number = putOffSeconds): Promise<void> =>
    send([{ body: notice, delaySeconds: seconds }]);
};

/** Puts notices into the queue, all or an error; one that is told again is delivered once all the same. */
export const noticeQueueOf = (place: { readonly region: string; readonly queueUrl: string }) => {
  const send = queueAt(place);
  return (notices: readonly Notice[]): Promise<void> => send(notices.map((body) => ({ body })));
};
