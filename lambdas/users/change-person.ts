import type { UserId } from '#domain/kernel/ids.ts';
import { grantsOf, roleWords } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import { pairsHeldBy } from '#domain/rights/separation.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { keepPlaces } from './keep-places.ts';
import { personWrite, placeWrites, storedPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { whoMay } from './who-may.ts';

/** What decides whether a person may sign in, and what he may do then. */
export type PersonChange = Partial<Pick<User, 'roles' | 'isActive'>>;

/** Why nobody may be changed so. */
export type ChangeFault = 'unknown-role' | 'nobody-keeps-access' | 'duties-not-separated';

const faultOf = async (
  masters: TenantMasters,
  before: User,
  after: User,
): Promise<ChangeFault | undefined> => {
  const { access } = masters;
  const keeps = ({ isActive, roles }: User) => isActive && holds(grantsOf(roles, access), 'access.keep');
  if (after.roles.some((role) => roleWords(role, access) === undefined)) return 'unknown-role';
  if (keeps(before) && !keeps(after)) {
    const keepers = await whoMay(masters, 'access.keep');
    if (keepers.every(({ id }) => id === after.id)) return 'nobody-keeps-access';
  }
  const broken = after.isActive ? pairsHeldBy(after.roles, access) : [];
  return broken.some((pair) => access.refusedPairs.includes(pair)) ? 'duties-not-separated' : undefined;
};

/**
 * Changes a person's rights, shuts him out or lets him in again. His row, the audit item and the standing of his
 * sessions change together or not at all: his next request meets the change (docs/decisions/0070).
 */
export const changePerson = async (
  { table, audit }: Pick<TenantContext, 'table' | 'audit'>,
  request: AuditRequest,
  { userId, change }: { readonly userId: UserId; readonly change: PersonChange },
): Promise<'changed' | 'unknown-person' | 'changed-meanwhile' | ChangeFault> => {
  await keepPlaces(table);
  const masters = await freshMastersOf(table);
  const { settingsVersion, places } = masters;
  // Somebody changed settings while the rows of places were made: they are begun anew.
  if (places === undefined) return 'changed-meanwhile';
  // After the version: whoever changed him since then has raised it.
  const known = await storedPerson(table, userId);
  if (known === undefined) return 'unknown-person';
  const changed = { ...known, ...change };
  const fault = await faultOf(masters, known, changed);
  if (fault !== undefined) return fault;
  const outcome = await table.transact({
    person: personWrite(changed),
    places: placeWrites(known, changed, places),
    standing: standingRaised(userId, request.at),
    audit: await audit(request, {
      action: 'user.change-rights',
      target: `user ${userId}`,
      outcome: 'done',
      detail: { ...change },
    }),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, places),
  });
  return outcome.stored ? 'changed' : 'changed-meanwhile';
};
