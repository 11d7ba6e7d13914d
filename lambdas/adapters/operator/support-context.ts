import { assert } from '#domain/kernel/assert.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse, supportEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { companyStandingsOf } from '#lambdas/adapters/operator/company-standing.ts';
import { operatorAuditOf } from '#lambdas/adapters/operator/operator-audit.ts';
import { findGrantIn, type PlacedGrant } from '#lambdas/adapters/operator/support-grants.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { tenantContextWith } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { opensFiles, sessionSeconds, supportFilesPolicy, supportPolicy } from './support-session.ts';

/** A grant that was given. */
export type GivenGrant = PlacedGrant & { readonly until: Instant };

/** Sessions are made anew before they end: of their 15 minutes five are left for calls under way. */
const keptMillis = 10 * 60_000;

/**
 * What the function reaches that reads for operators: grants, the operators' trail, and of a company what a session shows that is
 * made from a grant of it.
 */
export const supportContextOf = (clock: Clock) => {
  const context = onFirstUse((variables) => {
    const environment = supportEnvironment(variables);
    const { region, controlTable, auditTable, tenantDataRoleArn: roleArn } = environment;
    const client = documentClientOf({ region });
    const assume = tenantSessionsOf(stsAssume(region), clock, keptMillis);
    const companies = companyStandingsOf(client, controlTable);
    const contexts = new WeakMap<SessionCredentials, TenantContext>();
    const tenantUnder = async (grant: GivenGrant): Promise<TenantContext> => {
      const { tenantId, grantId } = grant;
      const source = { SourceIdentity: grantId, DurationSeconds: sessionSeconds };
      const session = { roleArn, tenantId, source };
      const credentials = await assume({ ...session, policy: supportPolicy(grant) });
      const known = contexts.get(credentials);
      if (known !== undefined) return known;
      const made = tenantContextWith({
        environment,
        tenantId,
        credentials,
        presignCredentials: (sourceIp) => {
          assert(opensFiles(grant), 'receipts are part of the grant');
          return assume({
            ...session,
            policy: supportFilesPolicy(grant, { ...environment, tenantId, sourceIp }),
          });
        },
        clock,
      });
      contexts.set(credentials, made);
      return made;
    };
    return {
      findGrant: findGrantIn(client, controlTable),
      /** Whether the company is served, or there is none of its own that could take a grant back. */
      isServed: async (tenantId: TenantId): Promise<boolean> =>
        (await companies.find(tenantId))?.state === 'active',
      tenantUnder,
      record: operatorAuditOf(client, auditTable),
    };
  });
  return () => Promise.resolve(context());
};
export type SupportContext = Awaited<ReturnType<ReturnType<typeof supportContextOf>>>;
