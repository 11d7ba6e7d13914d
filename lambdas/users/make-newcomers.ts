import { withLayout, type Layout } from '#domain/masters/column-mapping.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { countedIn } from '#lambdas/masters/import-entries.ts';
import { headPut, headUnchanged, noSums, type Head } from '#lambdas/masters/master-head-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { usersCounted } from '#lambdas/usage/use-store.ts';
import { inTransactions } from './in-transactions.ts';
import { keepPlaces } from './keep-places.ts';
import { handOf, hashOf, inPages, mostAtOnce, mostOpen } from './noted-import.ts';
import { openWishes, sealedWishesOf, unmade, wishApplied } from './wish-store.ts';
import { newcomerWrites } from './wish-writes.ts';

/**
 * Makes the next of those whom an import brings, whom nobody sees yet, as many as one request has time for; who is made already
 * is passed over.
 * @returns how many are left, or undefined where somebody else was first
 */
export const makeNewcomers = async (
  head: Head,
  { context, request }: Asking,
): Promise<number | undefined> => {
  const { table } = context;
  const { importing } = head;
  if (importing === undefined) return undefined;
  const importId = importing.id;
  const hand = { ...handOf(importing), at: request.at };
  const waiting = (await sealedWishesOf(table, { importId })).filter(({ version }) => version === unmade);
  await keepPlaces(table);
  const { places } = await freshMastersOf(table);
  if (places === undefined) return undefined;
  let made = 0;
  for (const page of inPages(waiting.slice(0, mostAtOnce), mostOpen)) {
    if (made > 0 && !table.patience.hasTime()) break;
    // oxlint-disable-next-line no-await-in-loop -- page by page, so that few are in the clear
    const wishes = await openWishes(context, { importId }, page);
    // oxlint-disable-next-line no-await-in-loop
    const units = await Promise.all(
      wishes.map(async ({ userId, after }) => [
        wishApplied({ importId, userId }, 1),
        ...(await newcomerWrites({ context, places }, hand, after, importId)),
      ]),
    );
    for (const writes of inTransactions(units, 1)) {
      // oxlint-disable-next-line no-await-in-loop -- each checks the head: at once they would stand in each other's way
      const outcome = await table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
      if (!outcome.stored) return undefined;
    }
    made += page.length;
  }
  return waiting.length - made;
};

/**
 * From now on everybody sees whom it brought, and the rest of it is as good as done.
 * @returns the head of it; undefined where somebody else was first
 */
export const commitImport = async (
  head: Head,
  { layout }: { readonly layout?: Layout },
  { request, context }: Asking,
): Promise<Head | undefined> => {
  if (head.importing === undefined) return undefined;
  const { noted } = head.importing;
  const importing = { ...head.importing, done: 1, sums: noted?.sums ?? noSums };
  const layouts = layout === undefined ? head.layouts : withLayout(head.layouts ?? [], layout);
  const { id } = importing;
  const next: Head = {
    ...head,
    version: head.version + 1,
    importing,
    ...(layouts === undefined ? {} : { layouts }),
  };
  const { settingsVersion, places, unseen } = await freshMastersOf(context.table);
  // Whether they are too many was asked before it began, and nobody else came since.
  const counted = await usersCounted(context.table, { more: importing.sums.added, unseen });
  if (!counted.ok) return undefined;
  const { stored } = await context.table.transact({
    head: headPut(peopleFile, next, head),
    counted: counted.value,
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    audit: await context.audit(request, {
      action: 'users.import',
      target: `users import ${id}`,
      outcome: 'done',
      detail: { id, ...countedIn(importing.sums), sha256: hashOf(importing) },
    }),
  });
  forgetMasters(context.table);
  return stored ? next : undefined;
};
