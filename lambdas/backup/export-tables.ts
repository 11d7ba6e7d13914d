import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TableExports } from '#lambdas/adapters/table-exports.ts';
import { exportPrefix } from './places.ts';

export type NamedTable = { readonly name: string; readonly arn: string };

/**
 * Starts one export per table, all as of the same moment, so that rows of different tables fit together. The token names
 * day and table: a run that is repeated starts nothing twice.
 * @throws the first failure, after every other table's export was started
 */
export const exportTables = async (
  tables: readonly NamedTable[],
  { exports, asOf }: { readonly exports: TableExports; readonly asOf: Instant },
): Promise<readonly string[]> => {
  const day = jstDateOf(asOf);
  const started = await Promise.allSettled(
    tables.map(({ name, arn }) =>
      exports.start({ tableArn: arn, prefix: exportPrefix(day, name), asOf, token: `${day}-${name}` }),
    ),
  );
  return started.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
};
