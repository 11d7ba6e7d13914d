import type { Delivery } from '#lambdas/notices/delivery.ts';

const none = () => Promise.reject(new Error('nobody is invited or asked here'));

/** For a worker that is told of claims alone. */
export const noInvitations: Pick<Delivery, 'directory' | 'companyOf' | 'grants'> = {
  directory: { makeAnew: none, remove: none, enable: none, disable: none },
  companyOf: none,
  grants: { find: none, tellOperators: none },
};
