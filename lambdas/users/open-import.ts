import { peopleFile } from '#domain/users/people-file.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headPut, noSums, type Head, type OpenImport } from '#lambdas/masters/master-head-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Seen = { readonly head: Head; readonly masters: TenantMasters };

/**
 * The first write of an import of people, or of putting one back: from now on nobody else changes, registers or invites
 * people, and what `unseen` brought, or brings from now on, is seen by nobody.
 * @returns the head with it; undefined where somebody else was first
 */
export const openImport = async (
  { head, masters: { settingsVersion, places } }: Seen,
  { id, hash, unseen }: { readonly id: string; readonly hash: string; readonly unseen: string },
  { request: { at, actor }, context: { table } }: Asking,
): Promise<Head | undefined> => {
  const importing: OpenImport = {
    id,
    hashes: [hash],
    done: 0,
    sums: noSums,
    at,
    by: actor.userId,
    byName: actor.name,
    isGivenUp: false,
  };
  const { stored } = await table.transact({
    head: headPut(peopleFile, { ...head, importing }, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places, unseen }),
  });
  forgetMasters(table);
  return stored ? { ...head, importing, isThere: true } : undefined;
};
