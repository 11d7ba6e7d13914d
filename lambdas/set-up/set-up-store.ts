import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { setUp, type SetUpDecision } from '#rows/settings.ts';

/** Version 0: nothing was decided yet. */
export type StoredSetUp = { readonly doc: SetUpDecision; readonly version: number };

export const storedSetUp = async (table: TenantTable): Promise<StoredSetUp> => {
  const item = await table.get(setUp.key({}), { consistent: true });
  return item === undefined ? { doc: { passed: [], isClosed: false }, version: 0 } : setUp.read(item);
};

/** Over the version before this one. */
export const setUpWrite = ({ doc, version }: StoredSetUp): Write => ({
  kind: 'put',
  ...setUp.row({}, { doc, version }),
  condition:
    version === 1
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'version = :seen', values: { ':seen': version - 1 } },
});
