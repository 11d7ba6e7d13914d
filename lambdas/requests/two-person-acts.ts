import type { TwoPersonAct } from '#lambdas/two-person/two-person-act.ts';

/**
 * Every act that waits for a second person, by its operation: whoever adds one with `twoPerson` in its contract adds it here
 * (test/operators/two-person-acts.test.ts). Each is loaded with the first request that asks for it.
 */
export const twoPersonActs: Readonly<Record<string, () => Promise<TwoPersonAct>>> = {
  addOperator: async () => (await import('#lambdas/operators/add-operator.ts')).addOperatorAct,
  changeOperatorRoles: async () =>
    (await import('#lambdas/operators/change-operator-roles.ts')).changeOperatorRolesAct,
  reduceContract: async () => (await import('#lambdas/tenants/reduce-contract.ts')).reduceContractAct,
  resumeTenant: async () => (await import('#lambdas/tenants/resume-tenant.ts')).resumeTenantAct,
  sendAnnouncement: async () =>
    (await import('#lambdas/announcements/send-announcement.ts')).sendAnnouncementAct,
  suspendTenant: async () => (await import('#lambdas/tenants/suspend-tenant.ts')).suspendTenantAct,
};

/** Undefined for one that only an earlier or a later release knows. */
export const actOf = async (operation: string): Promise<TwoPersonAct | undefined> =>
  Object.hasOwn(twoPersonActs, operation) ? twoPersonActs[operation]?.() : undefined;
