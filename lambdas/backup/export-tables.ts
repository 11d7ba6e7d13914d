import { exportPrefixOf, keptExports, restoredIn } from '#domain/backup/export-chain.ts';
import { nextExports, type WantedExport } from '#domain/backup/next-exports.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup/backup-bucket.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TableExports } from '#lambdas/adapters/backup/table-exports.ts';
import { exportsFolder } from './places.ts';

export type NamedTable = { readonly name: string; readonly arn: string };

type ExportingContext = {
  readonly exports: TableExports;
  readonly bucket: Pick<BackupBucket, 'keys'>;
  /** When the job was to run. */
  readonly at: Instant;
};

/**
 * Point-in-time recovery is behind by up to five minutes, and an export as of a moment that it has not reached is refused:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html
 */
const behindMinutes = 15;

/** The moment of the export of a run, a whole second. */
export const exportedAsOf = (at: Instant): Instant =>
  instantOf(new Date(Math.floor(Date.parse(at) / 1_000) * 1_000 - behindMinutes * 60_000));

/**
 * Starts for each table what is missing to bring it back as of one moment, so that rows of different tables fit together:
 * changes every day, all of it every week. What is finished is read off the bucket, so a run that is repeated, or was
 * missed for days, starts exactly what is not there yet; a token names each export, so two runs at once start one.
 * @throws the first failure, after everything else was started
 */
export const exportTables = async (
  tables: readonly NamedTable[],
  { exports, bucket, at }: ExportingContext,
): Promise<readonly string[]> => {
  const asOf = exportedAsOf(at);
  const keys = await bucket.keys(exportsFolder);
  const orders = tables.flatMap(({ name, arn }) =>
    nextExports(keptExports(keys, name), asOf, restoredIn(arn)).map((wanted: WantedExport) => {
      const prefix = exportPrefixOf(name, wanted);
      return { tableArn: arn, prefix, wanted, token: prefix.replace('exports/', '').replaceAll('/', '-') };
    }),
  );
  const started = await Promise.allSettled(orders.map((order) => exports.start(order)));
  return started.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
};
