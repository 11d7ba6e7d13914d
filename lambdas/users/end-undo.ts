import { accept } from '#domain/kernel/result.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { headPut, type Head } from '#lambdas/masters/master-head-store.ts';
import type { Undone } from '#lambdas/masters/undo-import.ts';
import { applied } from './apply-wishes.ts';
import { inPages, mostAtOnce, mostOpen } from './noted-import.ts';
import { openWishes, sealedWishesOf, wishGone, type StoredWish } from './wish-store.ts';
import { changedWrites, withdrawnWrites } from './wish-writes.ts';

const mark = /^undo (.+)$/;

/** The import that is being put back. */
const undoneBy = ({ importing }: Head): string | undefined => mark.exec(importing?.hashes[0] ?? '')?.[1];

export const isUndo = (head: Head): boolean => undoneBy(head) !== undefined;

const reversed = async (
  { userId, before, after, version = 1 }: StoredWish,
  { places, importId }: { readonly places: number; readonly importId: string },
  { context, request }: Asking,
): Promise<readonly Write[]> => [
  wishGone({ importId, userId }),
  ...(before === undefined
    ? await withdrawnWrites({ context, places }, after, version)
    : await changedWrites({ context, places }, request, {
        before: { ...after, version },
        after: { user: before.user, names: before.names },
      })),
];

/** What is left of an undo that is decided, as far as one request goes, and its end. */
export const endUndo = async (head: Head, asking: Asking): Promise<Undone | 'again'> => {
  const { context } = asking;
  const { importing, ...rest } = head;
  const importId = undoneBy(head);
  if (importing === undefined || importId === undefined) return 'again';
  const waiting = await sealedWishesOf(context.table, { importId });
  let done = 0;
  for (const page of inPages(waiting.slice(0, mostAtOnce), mostOpen)) {
    if (done > 0 && !context.table.patience.hasTime()) break;
    // oxlint-disable-next-line no-await-in-loop -- page by page, so that few are in the clear
    const wishes = await openWishes(context, { importId }, page);
    // oxlint-disable-next-line no-await-in-loop
    const isApplied = await applied(asking, {
      head,
      unitsFor: (places) => Promise.all(wishes.map((wish) => reversed(wish, { places, importId }, asking))),
    });
    if (!isApplied) return 'again';
    done += page.length;
  }
  const { added, changed } = importing.sums;
  const left = waiting.length - done;
  if (left > 0) return accept({ withdrawn: added, restored: changed, left });
  const { settingsVersion, places } = await freshMastersOf(context.table);
  const { stored } = await context.table.transact({
    // Nobody is left whom it hides.
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    head: headPut(
      peopleFile,
      {
        ...rest,
        lastImport: {
          id: importing.id,
          added,
          changed,
          unchanged: 0,
          version: head.version,
          fileHash: importing.hashes[0] ?? '',
          undoes: importId,
        },
      },
      head,
    ),
  });
  forgetMasters(context.table);
  return stored ? accept({ withdrawn: added, restored: changed }) : 'again';
};
