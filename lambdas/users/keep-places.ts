import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { placesKept, settingsStill } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { placeWrites, storedPeople } from '#lambdas/settings/people-store.ts';

/** A transaction holds 100 writes; one of them is the check. */
const writesAtOnce = 90;

const inBatches = (writes: readonly Write[]): readonly (readonly Write[])[] =>
  Array.from({ length: Math.ceil(writes.length / writesAtOnce) }, (_, batch) =>
    writes.slice(batch * writesAtOnce, (batch + 1) * writesAtOnce),
  );

/**
 * Gives the people of a company the rows by which their places lead to them, once, and again after a release that knows
 * none of them has changed settings or people. They are of a generation of their own, so that nothing that is left over
 * leads to anybody. Whoever changes settings or people meanwhile stops it: the next one who needs the rows begins anew,
 * and until then everybody is read (docs/decisions/0130).
 */
export const keepPlaces = async (table: TenantTable): Promise<void> => {
  const { places, unseen, settingsVersion } = await mastersOf(table);
  if (places !== undefined) return;
  const users = await storedPeople(table, unseen);
  const unchanged = settingsStill(settingsVersion);
  for (const rows of inBatches(users.flatMap((user) => placeWrites(undefined, user, settingsVersion)))) {
    // One after the other: a batch that was refused ends it.
    // oxlint-disable-next-line no-await-in-loop
    const { stored } = await table.transact({ rows, unchanged });
    if (!stored) return forgetMasters(table);
  }
  await table.transact({ kept: placesKept(settingsVersion) });
  forgetMasters(table);
};
