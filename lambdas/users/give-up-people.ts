import { accept, refuse } from '#domain/kernel/result.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import type { GivenUp } from '#lambdas/masters/give-up-import.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { headOf, headPut, headUnchanged, type Head } from '#lambdas/masters/master-head-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { endImport, isDecided } from './end-import.ts';
import { leaveUndo } from './decide-undo.ts';
import { inTransactions } from './in-transactions.ts';
import { endUndo, isUndo } from './end-undo.ts';
import { mostOpen } from './noted-import.ts';
import { openWishes, sealedWishesOf, unmade, wishGone } from './wish-store.ts';
import { withdrawnWrites } from './wish-writes.ts';

/** Frees rows and head of an import that neither stages nor commits any more, as many as one attempt takes. */
const takeAway = async (head: Head, { request, context }: Asking): Promise<GivenUp | 'again'> => {
  const { table } = context;
  const { importing, ...rest } = head;
  const importId = importing?.id ?? '';
  const { settingsVersion, places = 0 } = await freshMastersOf(table);
  const staged = await sealedWishesOf(table, { importId });
  const next = await openWishes(context, { importId }, staged.slice(0, mostOpen));
  const units = await Promise.all(
    next.map(async ({ userId, before, after, version }) => [
      wishGone({ importId, userId }),
      ...(before === undefined && version !== unmade
        ? await withdrawnWrites({ context, places }, after, 1)
        : []),
    ]),
  );
  for (const writes of inTransactions(units, 1)) {
    // oxlint-disable-next-line no-await-in-loop -- each checks the head
    const outcome = await table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
    if (!outcome.stored) return 'again';
  }
  if (next.length < staged.length) return accept({ left: staged.length - next.length });
  const outcome = await table.transact({
    // Another version, so that no import that was tried against this one begins anew.
    head: headPut(peopleFile, { ...rest, version: head.version + 1, lastGivenUp: importId }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    audit: await context.audit(request, {
      action: 'users.give-up-import',
      target: `users import ${importId}`,
      outcome: 'done',
      detail: { staged: importing?.noted?.count ?? staged.length },
    }),
  });
  forgetMasters(table);
  return outcome.stored ? accept({}) : 'again';
};

const giveUpOnce = async (importId: string, asking: Asking): Promise<GivenUp | 'again'> => {
  const { table } = asking.context;
  const head = await headOf(table, peopleFile);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.id === importId) return refuse({ kind: 'import-already-over' });
  if (importing?.id !== importId)
    return lastGivenUp === importId ? accept({}) : refuse({ kind: 'not-found' });
  if (isDecided(head)) {
    // It is too late: what is left of it is done instead, so that nobody waits for it any longer.
    const ended = isUndo(head) ? await endUndo(head, asking) : await endImport(head, asking);
    if (ended === 'again' || !ended.ok) return 'again';
    const { left } = ended.value;
    return accept(left === undefined ? {} : { left });
  }
  if (importing.isGivenUp) {
    if (!isUndo(head)) return takeAway(head, asking);
    const isLeft = await leaveUndo({ head, masters: await freshMastersOf(table) }, asking);
    return isLeft ? accept({}) : 'again';
  }
  await table.transact({
    head: headPut(peopleFile, { ...head, importing: { ...importing, isGivenUp: true } }, head),
  });
  return 'again';
};

/** So long as there is more and time for it; what is left goes when it is asked again. */
const givenUpFurther = async (importId: string, asking: Asking): Promise<GivenUp | 'again'> => {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
    const outcome = await giveUpOnce(importId, asking);
    const isMore = outcome !== 'again' && outcome.ok && outcome.value.left !== undefined;
    if (!isMore || !asking.context.table.patience.hasTime()) return outcome;
  }
};

/** Takes away what an import of people has staged. Killed within, it goes on when it is asked for again (docs/decisions/0122). */
export const giveUpPeople = (importId: string, asking: Asking) =>
  decided(asking.context.table, () => givenUpFurther(importId, asking));
