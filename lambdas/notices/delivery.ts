import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Attempted, Mail } from '#lambdas/adapters/aws/mail.ts';
import type { Announced } from '#lambdas/adapters/jobs/announced.ts';
import type { CompanyNames } from '#lambdas/adapters/jobs/company-names.ts';
import type { DirectoryUsers } from '#lambdas/adapters/jobs/directory-users.ts';
import type { DueDigests } from '#lambdas/adapters/jobs/due-digests.ts';
import type { GrantPlace } from '#lambdas/adapters/operator/operators.ts';
import type { MirroredDeed } from '#lambdas/adapters/jobs/mirrored-deeds.ts';
import type { SupportGrant } from '#domain/support/support-grant.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import type { ResetTenant } from '#lambdas/adapters/jobs/reset-tenants.ts';
import type { DedicatedHosts } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';

/** What became of a 閲覧許可 stands in both trails. */
export type GrantDelivery = {
  readonly find: (place: GrantPlace) => Promise<SupportGrant | undefined>;
  /** In the operators' trail, once. */
  readonly tellOperators: (deed: MirroredDeed) => Promise<void>;
};

export type Delivery = {
  readonly tenantOf: (tenantId: TenantId) => Promise<NoticeTenant>;
  readonly resetTenantOf: (tenantId: TenantId) => Promise<ResetTenant>;
  readonly directory: Pick<DirectoryUsers, 'makeAnew' | 'remove' | 'enable' | 'disable'>;
  /** By what people of the company sign in. */
  readonly companyOf: (tenantId: TenantId) => Promise<CompanyNames | undefined>;
  /** Whose records must not be changed now. */
  readonly waitingCompanies: (at: Instant) => Promise<(tenantId: TenantId) => boolean>;
  /** Whether the company is served: nobody of a suspended one is told anything, also not later. */
  readonly isServed: (tenantId: TenantId) => Promise<boolean>;
  readonly putOff: (notice: Notice, seconds?: number) => Promise<void>;
  readonly grants: GrantDelivery;
  /** For messages of their own, at once. */
  readonly queue: (notices: readonly Notice[]) => Promise<void>;
  /** When whose notices are told together. */
  readonly digests: Pick<DueDigests, 'plan' | 'end'>;
  /** What the service tells companies. */
  readonly announced: Announced;
  readonly send: (mail: Mail) => Promise<void>;
  /** Never again by itself. */
  readonly sendOnce: (mail: Mail, tags: Readonly<Record<string, string>>) => Promise<Attempted>;
  readonly appOrigin: string;
  readonly hosts: DedicatedHosts;
  readonly now: () => Instant;
};

/** `nobody`: what it is about is gone, its recipient no longer works there, or nobody may be told. `passed-on`: to a message for each. `kept`: for a digest, or for a company's page. `unknown`: nobody knows yet whether it went. */
export type Delivered = 'sent' | 'sent-before' | 'passed-on' | 'kept' | 'put-off' | 'nobody' | 'unknown';
