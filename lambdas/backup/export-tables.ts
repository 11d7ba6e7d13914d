import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TableExports } from '#lambdas/adapters/table-exports.ts';
import { exportPrefix } from './places.ts';

export type NamedTable = { readonly name: string; readonly arn: string };

/**
 * Starts one export per table, all as of the same moment, so that rows of different tables fit together. The token names
 * day and table: a run that is repeated starts nothing twice.
 */
export const exportTables = async (
  tables: readonly NamedTable[],
  { exports, asOf }: { readonly exports: TableExports; readonly asOf: Instant },
): Promise<readonly string[]> => {
  const day = jstDateOf(asOf);
  return Promise.all(
    tables.map(({ name, arn }) =>
      exports.start({ tableArn: arn, prefix: exportPrefix(day, name), asOf, token: `${day}-${name}` }),
    ),
  );
};
