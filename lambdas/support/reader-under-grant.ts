import { isUserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isRight, shippedAccess } from '#domain/rights/grants.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { sightOf } from '#domain/rights/sight.ts';
import type { GivenGrant } from '#lambdas/adapters/operator/support-context.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { companyAccess } from '#rows/access.ts';
import { saysOfLabels } from '#rows/says-of-labels.ts';

/** To read, by the masters' nouns. */
const masterRights = Object.keys(everyMaster)
  .map((noun) => `${noun}.read`)
  .filter(isRight);

/** Of each part the rights that its readings ask for, and none by which anything is changed. */
const rightsOfParts: Readonly<Record<GivenGrant['parts'][number], readonly Right[]>> = {
  claims: ['claims.read'],
  evidence: ['claims.read'],
  masters: ['settings.read', ...masterRights],
};

/**
 * Whoever reads under a grant, as the tenants' endpoints know a person: he holds no role, so that nothing that bears a label is
 * shown to him, and nothing is his own.
 */
export const readerUnder = async (
  grant: GivenGrant,
  { table, newId }: Pick<TenantContext, 'table' | 'newId'>,
  at: Instant,
): Promise<Actor> => {
  const { tenantId, operatorName: name, parts } = grant;
  // Made here by chance: an id that a client chose could be a person's, and open what is his.
  const userId = newId(at);
  assert(isUserId(userId), 'it has the form that ids of people have');
  const row = await table.get(companyAccess.key({}), { consistent: true });
  const access = row === undefined ? shippedAccess : companyAccess.read(row).doc;
  const sight = sightOf(
    access.labels,
    { userId, roles: [] },
    row === undefined || saysOfLabels('doc' in row ? row : {}),
  );
  const rights: Grants = Object.fromEntries(
    parts.flatMap((part) => rightsOfParts[part]).map((right) => [right, 'company'] as const),
  );
  return { tenantId, userId, name, rights, sight };
};
