import { maySendFrom } from '#domain/tenants/company-addresses.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';

/** Why somebody whose password is right does not get in, and what the trail calls it. */
export const refusedHere = {
  inactive: { kind: 'tenant-inactive', action: 'auth.sign-in-while-suspended' },
  address: { kind: 'ip-refused', action: 'auth.sign-in-from-refused-address' },
} as const;

/** Told only to who has proven a password: to anybody else it would tell which companies there are. */
export const refusalHere = (
  tenant: TenantRecord | undefined,
  { sourceIp, at }: { readonly sourceIp: string; readonly at: Instant },
): (typeof refusedHere)[keyof typeof refusedHere] | undefined => {
  if (tenant === undefined || !tenant.isActive) return refusedHere.inactive;
  return maySendFrom(tenant, { address: sourceIp, at }) ? undefined : refusedHere.address;
};
