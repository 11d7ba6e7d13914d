import { isDeepStrictEqual } from 'node:util';
import { peopleFile } from '#domain/users/people-file.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { beingImported, type Asking } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { headOf, headPut, noSums, type Head } from '#lambdas/masters/master-head-store.ts';
import { usesByMasters } from '#lambdas/masters/named-by-masters.ts';
import { markOf, notUndoable, withMore, type Undo, type Undone } from '#lambdas/masters/undo-import.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { forgetMasters, freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { isDecided } from './end-import.ts';
import { endUndo } from './end-undo.ts';
import { invitationOf } from './invitation-store.ts';
import { wishesOf, type StoredWish } from './wish-store.ts';

const nameOf = ({ after: { user, names } }: StoredWish): string =>
  `${user.name}さん（${names.loginId ?? ''}）`;

/** Why somebody is not put back to what he was, or is not taken away. */
const whyNot = async (
  wish: StoredWish,
  { routes, approval }: TenantMasters,
  { context: { table } }: Asking,
): Promise<string | undefined> => {
  const { userId, before, version } = wish;
  const row = await storedPersonRow(table, userId);
  if (row === undefined || row.version !== version || !isDeepStrictEqual(row.user, wish.after.user))
    return `${nameOf(wish)}は、取込の後に変更されています`;
  if (before !== undefined) return undefined;
  if ((await invitationOf(table, userId)) !== 'none') return `${nameOf(wish)}は、招待されています`;
  return JSON.stringify([routes, approval]).includes(userId)
    ? `${nameOf(wish)}は、承認ルートで使われています`
    : undefined;
};

const begin = async (
  { head, wishes }: { readonly head: Head; readonly wishes: readonly StoredWish[] },
  wanted: Undo,
  { masters, asking }: { readonly masters: TenantMasters; readonly asking: Asking },
): Promise<'again'> => {
  const { request, context } = asking;
  const { settingsVersion, places } = masters;
  const added = wishes.filter(({ before }) => before === undefined).length;
  const changed = wishes.length - added;
  const importing = {
    id: wanted.id,
    hashes: [markOf(wanted)],
    done: 1,
    sums: { ...noSums, added, changed },
    at: request.at,
    by: request.actor.userId,
    byName: request.actor.name,
    isGivenUp: false,
  };
  await context.table.transact({
    head: headPut(peopleFile, { ...head, version: head.version + 1, importing }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    audit: await context.audit(request, {
      action: 'users.undo-import',
      target: `users import ${wanted.importId}`,
      outcome: 'done',
      detail: { id: wanted.id, withdrawn: added, restored: changed },
    }),
  });
  forgetMasters(context.table);
  return 'again';
};

const undoOnce = async (wanted: Undo, asking: Asking): Promise<Undone | 'again'> => {
  const { context } = asking;
  const { table } = context;
  const masters = await freshMastersOf(table);
  const head = await headOf(table, peopleFile);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.undoes === wanted.importId)
    return accept({ withdrawn: lastImport.added, restored: lastImport.changed });
  if (lastGivenUp === wanted.id) return refuse({ kind: 'import-given-up' });
  if (importing !== undefined)
    return isDecided(head) && importing.hashes[0] === markOf(wanted)
      ? endUndo(head, asking)
      : beingImported(importing);
  if (lastImport?.id !== wanted.importId) return refuse({ kind: 'not-found' });
  const wishes = await wishesOf(context, { importId: wanted.importId });
  const added = wishes.filter(({ before }) => before === undefined).map(({ userId }) => userId);
  const [reasons, uses] = await Promise.all([
    Promise.all(wishes.map((wish) => whyNot(wish, masters, asking))),
    added.length === 0 ? [] : usesByMasters(table, peopleFile, added),
  ]);
  const told = [
    ...reasons.filter((reason) => reason !== undefined),
    ...uses.map(({ words }) => `${words}で使われている人がいます`),
  ];
  if (told.length > 0) return notUndoable(withMore(told));
  return begin({ head, wishes }, wanted, { masters, asking });
};

/**
 * The last import of people as one act the other way: whom it brought is withdrawn, whom it changed is as he was; nothing
 * of it where somebody was changed or invited since, or something names him.
 */
export const undoPeople = (wanted: Undo, asking: Asking) =>
  decided(asking.context.table, () => undoOnce(wanted, asking));
