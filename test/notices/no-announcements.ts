import type { Delivery } from '#lambdas/notices/delivery.ts';

const nothing = () => Promise.reject(new Error('nothing of the service is told here'));

/** For worlds in which the service itself tells nothing. */
export const noAnnouncements: Pick<Delivery, 'announced' | 'sendOnce'> = {
  announced: {
    content: nothing,
    nameOf: nothing,
    awaitMails: nothing,
    told: nothing,
    pageKept: nothing,
    mail: nothing,
    intend: nothing,
    accepted: nothing,
    notTaken: nothing,
    refused: nothing,
    learn: nothing,
  },
  sendOnce: nothing,
};
