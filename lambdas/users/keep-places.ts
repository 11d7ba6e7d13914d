import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { settingsStill } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { placesKeptWrite, placeWrites, storedPeople } from '#lambdas/settings/people-store.ts';

/** A transaction holds 100 writes; one of them is the check. */
const writesAtOnce = 90;

const inBatches = (writes: readonly Write[]): readonly (readonly Write[])[] =>
  Array.from({ length: Math.ceil(writes.length / writesAtOnce) }, (_, batch) =>
    writes.slice(batch * writesAtOnce, (batch + 1) * writesAtOnce),
  );

/**
 * Gives the people of a company of before the rows by which their places lead to them, once. Whoever changes settings
 * or people meanwhile stops it: the next one who needs them begins anew, and until then everybody is read.
 */
export const keepPlaces = async (table: TenantTable, at: Instant): Promise<void> => {
  const { hasPlaces, settingsVersion } = await mastersOf(table);
  if (hasPlaces) return;
  const users = await storedPeople(table);
  const unchanged = settingsStill(settingsVersion);
  for (const places of inBatches(users.flatMap((user) => placeWrites(undefined, user)))) {
    // One after the other: a batch that was refused ends it.
    // oxlint-disable-next-line no-await-in-loop
    const { stored } = await table.transact({ places, unchanged });
    if (!stored) return forgetMasters(table);
  }
  await table.transact({ placesKept: placesKeptWrite(at), unchanged });
  forgetMasters(table);
};
