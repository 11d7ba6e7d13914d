import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { masterVersion } from '#rows/masters.ts';
import { entryPage, entryVersions, type EntryRow } from './entry-store.ts';
import type { Head } from './master-head-store.ts';

const mostAtOnce = 1_000;

/** All entries of this version of the master and of later ones; 1 MB a read. */
export const entriesSince = async (
  table: TenantTable,
  {
    master,
    head,
    version,
  }: { readonly master: Pick<Master, 'noun'>; readonly head: Head; readonly version: number },
): Promise<readonly EntryRow[]> => {
  const rows: EntryRow[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const page = await entryPage(table, {
      master,
      head,
      limit: mostAtOnce,
      matches: ({ shown }) => (shown?.version ?? 0) >= version,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
};

/** Whether an entry was made what it was by this version of its master. */
export const wasChangedIn = async (
  table: TenantTable,
  { noun, id, version }: { readonly noun: string; readonly id: string; readonly version: number },
): Promise<boolean> =>
  (await table.get(masterVersion.key({ noun, entryId: id, masterVersion: version }), {
    consistent: true,
  })) !== undefined;

/** What an entry was before its version of now; nothing where that is its first. */
export const statesBefore = async (
  table: TenantTable,
  { noun, head, row }: { readonly noun: string; readonly head: Head; readonly row: EntryRow },
): Promise<readonly State[]> => {
  if (row.replaced !== undefined) return row.replaced;
  const { versions } = await entryVersions(table, { noun, id: row.id, head, limit: 2 });
  return versions.find(({ version }) => version < (row.shown?.version ?? 0))?.states ?? [];
};
