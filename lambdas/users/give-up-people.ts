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
import { wishesOf, wishGone } from './wish-store.ts';
import { withdrawnWrites } from './wish-writes.ts';

/** Frees rows and head of an import that neither stages nor commits any more. */
const takeAway = async (head: Head, { request, context }: Asking): Promise<boolean> => {
  const { table } = context;
  const { importing, ...rest } = head;
  const importId = importing?.id ?? '';
  const { settingsVersion, places = 0 } = await freshMastersOf(table);
  const staged = await wishesOf(context, { importId });
  const units = await Promise.all(
    staged.map(async ({ userId, before, after }) => [
      wishGone({ importId, userId }),
      ...(before === undefined ? await withdrawnWrites({ context, places }, after, 1) : []),
    ]),
  );
  for (const writes of inTransactions(units, 1)) {
    // oxlint-disable-next-line no-await-in-loop -- each checks the head
    const outcome = await table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
    if (!outcome.stored) return false;
  }
  const outcome = await table.transact({
    // Another version, so that no import that was tried against this one begins anew.
    head: headPut(peopleFile, { ...rest, version: head.version + 1, lastGivenUp: importId }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    audit: await context.audit(request, {
      action: 'users.give-up-import',
      target: `users import ${importId}`,
      outcome: 'done',
      detail: { staged: staged.length },
    }),
  });
  forgetMasters(table);
  return outcome.stored;
};

const giveUpOnce = async (importId: string, asking: Asking): Promise<GivenUp | 'again'> => {
  const { table } = asking.context;
  const head = await headOf(table, peopleFile);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.id === importId) return refuse({ kind: 'import-already-over' });
  if (importing?.id !== importId)
    return lastGivenUp === importId ? accept(undefined) : refuse({ kind: 'not-found' });
  if (isDecided(head)) {
    // It is too late: what is left of it is done instead, so that nobody waits for it any longer.
    const ended = isUndo(head) ? await endUndo(head, asking) : await endImport(head, asking);
    return ended === 'again' ? 'again' : accept(undefined);
  }
  if (importing.isGivenUp) {
    const isLeft = isUndo(head)
      ? await leaveUndo({ head, masters: await freshMastersOf(table) }, asking)
      : await takeAway(head, asking);
    return isLeft ? accept(undefined) : 'again';
  }
  await table.transact({
    head: headPut(peopleFile, { ...head, importing: { ...importing, isGivenUp: true } }, head),
  });
  return 'again';
};

/** Takes away what an import of people has staged. Killed within, it goes on when it is asked for again (docs/decisions/0122). */
export const giveUpPeople = (importId: string, asking: Asking) =>
  decided(asking.context.table, () => giveUpOnce(importId, asking));
