import { accept } from '#domain/kernel/result.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { countedIn } from '#lambdas/masters/import-entries.ts';
import type { Imported } from '#lambdas/masters/import-standing.ts';
import { headPut, headUnchanged, type Head } from '#lambdas/masters/master-head-store.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { laidOver } from './person-changes.ts';
import { openNames } from './sign-in-name-store.ts';
import { applied } from './apply-wishes.ts';
import { inTransactions } from './in-transactions.ts';
import { wishApplied, wishesOf, wishGone, wishKeysOf, type Wish } from './wish-store.ts';
import { changedWrites } from './wish-writes.ts';

/** Nobody gives it up any more: what is left of it is done. */
export const isDecided = ({ importing }: Head): boolean =>
  importing !== undefined && importing.done > 0 && !importing.isGivenUp;

/** Only the last import can be put back: what the one before it made is forgotten. */
export const forgotten = async (
  head: Head,
  importId: string,
  { context: { table } }: Asking,
): Promise<boolean> => {
  const units = (await wishKeysOf(table, { importId })).map((userId) => [wishGone({ importId, userId })]);
  for (const writes of inTransactions(units, 1)) {
    // oxlint-disable-next-line no-await-in-loop -- each checks the head
    const outcome = await table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
    if (!outcome.stored) return false;
  }
  return true;
};

type Change = { readonly before: NonNullable<Wish['before']>; readonly after: Wish['after'] };

/** What the file changes of somebody, laid over what he is by now: a decided import ends, whoever wrote his row since. */
const asFoundNow = async (
  context: Asking['context'],
  { userId, before, after }: Change & { readonly userId: UserId },
): Promise<Change> => {
  const row = await storedPersonRow(context.table, userId);
  if (row === undefined || row.version === before.version) return { before, after };
  const { user, version, ...sealed } = row;
  const names = await openNames(context, userId, sealed);
  return {
    before: { user, names, version },
    after: {
      user: laidOver(user, before.user, after.user),
      names: laidOver(names, before.names, after.names),
    },
  };
};

/** What a decided import has still to make of people who were there, and its end. */
export const endImport = async (head: Head, asking: Asking): Promise<Imported | 'again'> => {
  const { context, request } = asking;
  const { importing, ...rest } = head;
  if (importing === undefined) return 'again';
  const importId = importing.id;
  const left = (await wishesOf(context, { importId })).filter(({ version }) => version === undefined);
  const isApplied = await applied(asking, {
    head,
    unitsFor: (places) =>
      Promise.all(
        left.flatMap(({ userId, before, after }) =>
          before === undefined
            ? []
            : [
                (async () => {
                  const now = await asFoundNow(context, { userId, before, after });
                  return [
                    wishApplied({ importId, userId }, now.before.version + 1),
                    ...(await changedWrites({ context, places }, request, now)),
                  ];
                })(),
              ],
        ),
      ),
  });
  if (!isApplied) return 'again';
  const former = head.lastImport?.id;
  if (former !== undefined && !(await forgotten(head, former, asking))) return 'again';
  const counts = countedIn(importing.sums);
  const lastImport = { id: importId, ...counts, version: head.version, fileHash: importing.hashes[0] ?? '' };
  const { stored } = await context.table.transact({
    head: headPut(peopleFile, { ...rest, lastImport }, head),
  });
  return stored ? accept(counts) : 'again';
};
