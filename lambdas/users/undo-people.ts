import { peopleFile } from '#domain/users/people-file.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { beingImported, type Asking } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';
import { markOf, notUndoable, withMore, type Undo, type Undone } from '#lambdas/masters/undo-import.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { commitUndo, leaveUndo } from './decide-undo.ts';
import { isDecided } from './end-import.ts';
import { endUndo } from './end-undo.ts';
import { whyNotUndone } from './judge-undo.ts';
import { openImport } from './open-import.ts';
import { wishesOf } from './wish-store.ts';

const undoOnce = async (wanted: Undo, asking: Asking): Promise<Undone | 'again'> => {
  const { context } = asking;
  const { table } = context;
  // The version comes first: what is read after it is as new or newer, and newer is refused when it is written.
  const masters = await freshMastersOf(table);
  const head = await headOf(table, peopleFile);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.undoes === wanted.importId)
    return accept({ withdrawn: lastImport.added, restored: lastImport.changed });
  if (lastGivenUp === wanted.id) return refuse({ kind: 'import-given-up' });
  const isBegun = importing !== undefined;
  if (isBegun && (importing.hashes[0] !== markOf(wanted) || importing.isGivenUp))
    return beingImported(importing);
  if (isDecided(head)) return endUndo(head, asking);
  if (lastImport?.id !== wanted.importId) return refuse({ kind: 'not-found' });
  const wishes = await wishesOf(context, { importId: wanted.importId });
  const told = await whyNotUndone(wishes, masters, asking);
  const seen = { head, masters };
  if (told.length > 0)
    return isBegun && !(await leaveUndo(seen, asking)) ? 'again' : notUndoable(withMore(told));
  if (isBegun) return commitUndo(seen, { wanted, wishes }, asking);
  await openImport(seen, { id: wanted.id, hash: markOf(wanted), unseen: wanted.importId }, asking);
  return 'again';
};

/**
 * The last import of people as one act the other way: whom it brought is withdrawn, whom it changed is as he was; nothing
 * of it where somebody was changed, invited or asked since, something names him, or whoever does it might not
 * (docs/decisions/0175). It is looked at before it begins, and again when nothing can come between.
 */
export const undoPeople = (wanted: Undo, asking: Asking) =>
  decided(asking.context.table, () => undoOnce(wanted, asking));
