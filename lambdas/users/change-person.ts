import type { UserId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { keepPlaces } from './keep-places.ts';
import { placeWrites, storedPerson } from '#lambdas/settings/people-store.ts';
import { person } from '#rows/people.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** What decides whether a person may sign in, and what he may do then. */
export type PersonChange = Partial<Pick<User, 'roles' | 'isActive'>>;

/**
 * Changes a person's rights, shuts him out or lets him in again. His row, the audit item and the standing of his
 * sessions change together or not at all: his next request meets the change (docs/decisions/0070).
 */
export const changePerson = async (
  { table, audit }: Pick<TenantContext, 'table' | 'audit'>,
  request: AuditRequest,
  { userId, change }: { readonly userId: UserId; readonly change: PersonChange },
): Promise<'changed' | 'unknown-person' | 'changed-meanwhile'> => {
  await keepPlaces(table, request.at);
  const { settingsVersion } = await freshMastersOf(table);
  // After the version: whoever changed him since then has raised it.
  const known = await storedPerson(table, userId);
  if (known === undefined) return 'unknown-person';
  const changed = { ...known, ...change };
  const doc = JSON.stringify(changed);
  const outcome = await table.transact({
    person: {
      kind: 'update',
      key: person.key({ userId }),
      change: { expression: 'SET doc = :doc', values: { ':doc': doc } },
      condition: { expression: 'attribute_exists(PK)' },
    },
    places: placeWrites(known, changed),
    standing: standingRaised(userId, request.at),
    audit: await audit(request, {
      action: 'user.change-rights',
      target: `user ${userId}`,
      outcome: 'done',
      detail: { ...change },
    }),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion),
  });
  return outcome.stored ? 'changed' : 'changed-meanwhile';
};
