import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headPut, noSums, type Head } from '#lambdas/masters/master-head-store.ts';
import { markOf, type Undo } from '#lambdas/masters/undo-import.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { StoredWish } from './wish-store.ts';

type Seen = { readonly head: Head; readonly masters: TenantMasters };

/**
 * From now on nobody sees whom the import brought, and nobody changes or invites people: no claim comes to ask one of
 * them, and what is looked at next stays as it is found.
 */
export const beginUndo = async (
  { head, masters: { settingsVersion, places } }: Seen,
  wanted: Undo,
  { request: { at, actor }, context: { table } }: Asking,
): Promise<'again'> => {
  const importing = {
    id: wanted.id,
    hashes: [markOf(wanted)],
    done: 0,
    sums: noSums,
    at,
    by: actor.userId,
    byName: actor.name,
    isGivenUp: false,
  };
  await table.transact({
    head: headPut(peopleFile, { ...head, importing }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places, unseen: wanted.importId }),
  });
  forgetMasters(table);
  return 'again';
};

/** It is not done after all: everybody sees them again. */
export const leaveUndo = async (
  { head, masters: { settingsVersion, places } }: Seen,
  { context: { table } }: Asking,
): Promise<boolean> => {
  const { importing, ...rest } = head;
  const isGivenUp = importing?.isGivenUp === true ? { lastGivenUp: importing.id } : {};
  const { stored } = await table.transact({
    head: headPut(peopleFile, { ...rest, ...isGivenUp }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
  });
  forgetMasters(table);
  return stored;
};

/** From now on it is as good as done. */
export const commitUndo = async (
  { head, masters: { settingsVersion, places } }: Seen,
  { wanted, wishes }: { readonly wanted: Undo; readonly wishes: readonly StoredWish[] },
  { request, context }: Asking,
): Promise<'again'> => {
  if (head.importing === undefined) return 'again';
  const added = wishes.filter(({ before }) => before === undefined).length;
  const changed = wishes.length - added;
  const importing = { ...head.importing, done: 1, sums: { ...noSums, added, changed } };
  await context.table.transact({
    head: headPut(peopleFile, { ...head, version: head.version + 1, importing }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places, unseen: wanted.importId }),
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
