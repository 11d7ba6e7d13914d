import type { Instant } from '#domain/kernel/time.ts';
import { mustHaveFactor } from '#domain/tenants/sign-in-rules.ts';
import { maySendFrom } from '#domain/tenants/company-addresses.ts';
import { heldIn } from '#domain/rights/access-text.ts';
import { isOpenAt } from '#domain/rights/time-box.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Session } from '#lambdas/adapters/sign-in/sessions.ts';
import { isSessionAlive } from '#lambdas/adapters/sign-in/token-rows.ts';
import { isServedAt, type DedicatedHosts } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';

export type Verdict = 'signed-in' | 'signed-out' | 'refused';

type Facts = {
  readonly session: Session | undefined;
  readonly tenant: TenantRecord | undefined;
  readonly hasFactor: boolean;
  readonly sourceIp: string;
  readonly host: string;
  readonly hosts: DedicatedHosts;
  readonly at: Instant;
};

/**
 * Whether a request belongs to a living session of an active tenant, from an address it allows, at a host that serves
 * it. The tenant named in the cookie must be the session's: it was only a hint where to look.
 */
export const authorizeSession = ({
  session,
  tenant,
  hasFactor,
  sourceIp,
  host,
  hosts,
  at,
}: Facts): Verdict => {
  if (session === undefined || tenant === undefined) return 'signed-out';
  if (session.tenantId !== tenant.tenantId || !isSessionAlive(session, at)) return 'signed-out';
  if (session.timeBox !== undefined && !isOpenAt(session.timeBox, at)) return 'signed-out';
  if (!isServedAt(host, tenant.tenantId, hosts)) return 'signed-out';
  // The company demands a second factor since: his next sign-in leads to it.
  if (!hasFactor && mustHaveFactor(tenant.rules, heldIn(session.roles))) return 'signed-out';
  if (!tenant.isActive || !maySendFrom(tenant, { address: sourceIp, at })) return 'refused';
  return 'signed-in';
};
