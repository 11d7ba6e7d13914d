import type { Asking } from '#lambdas/masters/change-entry.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { headUnchanged, type Head } from '#lambdas/masters/master-head-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { inTransactions } from './in-transactions.ts';

/** The settings' version with its copies, and the head. */
const besideThem = 34;

type Applying = {
  /** With the import that was decided, and that nobody gives up any more. */
  readonly head: Head;
  /** What belongs to each person, made for the generation of places that is there. */
  readonly unitsFor: (places: number) => Promise<readonly (readonly Write[])[]>;
};

/**
 * What an import that is decided makes of people who were there already: a few of them a transaction, each with a version
 * of the settings, so that every decision on people is made by what they are. Broken off, whatever is left is done when
 * the same is asked for again; nobody else changes people until it is. False where somebody changed settings meanwhile.
 */
export const applied = async (
  { context }: Pick<Asking, 'context'>,
  { head, unitsFor }: Applying,
): Promise<boolean> => {
  const { table } = context;
  const { settingsVersion, places, unseen } = await freshMastersOf(table);
  if (places === undefined) return false;
  let version = settingsVersion;
  for (const writes of inTransactions(await unitsFor(places), besideThem)) {
    // oxlint-disable-next-line no-await-in-loop -- each rests on the version that the one before made
    const { stored } = await table.transact({
      head: headUnchanged(peopleFile.noun, head),
      writes,
      ...settingsVersionWrites(version + 1, version, { places, unseen }),
    });
    forgetMasters(table);
    if (!stored) return false;
    version += 1;
  }
  return true;
};
