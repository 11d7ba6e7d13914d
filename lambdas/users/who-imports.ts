import { peopleFile } from '#domain/users/people-file.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { headOf, type OpenImport } from '#lambdas/masters/master-head-store.ts';

/** Who takes a file of people in, for whoever met it at a change; `again` where it is over already. */
export const whoImports = async (table: TenantTable) => {
  const { importing } = await headOf(table, peopleFile);
  return importing === undefined ? 'again' : beingImported(importing);
};

/** The import of people that is under way, or its undoing; asked for after the version of the settings was read, it holds. */
export const importOfPeople = async (table: TenantTable): Promise<OpenImport | undefined> =>
  (await headOf(table, peopleFile)).importing;

export const whileImporting = ({ byName }: OpenImport): string =>
  `${byName}さんの利用者の取込が途中です。利用者の画面で終わらせてから、もう一度お試しください`;
