import type { Use } from '#domain/masters/master.ts';
import { spanOf } from '#domain/masters/states.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { importOfPeople } from './who-imports.ts';

/** What people are given by a file that is being taken in does not end meanwhile: it was judged by what there is. */
export const usesByImport = async (table: TenantTable, ids: readonly string[]): Promise<readonly Use[]> => {
  const importing = await importOfPeople(table);
  return importing === undefined
    ? []
    : ids.map((id) => ({
        id,
        span: spanOf({}),
        words: `途中の利用者の取込（${importing.byName}さん）`,
      }));
};
