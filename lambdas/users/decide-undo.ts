import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headPut, noSums, type Head } from '#lambdas/masters/master-head-store.ts';
import type { Undo } from '#lambdas/masters/undo-import.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { usersCounted } from '#lambdas/usage/use-store.ts';
import type { StoredWish } from './wish-store.ts';

type Seen = { readonly head: Head; readonly masters: TenantMasters };

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
  // Whom it brought are hidden already while it is judged: they are counted still.
  const counted = await usersCounted(context.table, { more: -added, unseen: undefined });
  if (!counted.ok) return 'again';
  await context.table.transact({
    counted: counted.value,
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
