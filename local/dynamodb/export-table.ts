import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { ServiceFault } from '#local/calls/service-call.ts';

import type { Database, Exporting } from './database.ts';
import type { Answer } from './dynalite.ts';
import type { Input } from './engine.ts';
import { readItems } from './read-items.ts';
import { settingsOf } from './table-settings.ts';

const itemsOf = async (database: Database, TableName: string): Promise<readonly unknown[]> => {
  const items: unknown[] = [];
  let start: unknown;
  do {
    const input = { TableName, ...(start === undefined ? {} : { ExclusiveStartKey: start }) };
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await readItems(database, 'Scan', input);
    if (Array.isArray(page['Items'])) items.push(...page['Items']);
    start = page['LastEvaluatedKey'];
  } while (start !== undefined);
  return items;
};

const gzipped = (items: readonly unknown[]): Uint8Array =>
  gzipSync(items.map((Item) => `${JSON.stringify({ Item })}\n`).join(''));

const textOf = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);

const writeExport = async (
  database: Database,
  input: Input,
  { token, put }: Pick<Exporting, 'put'> & { readonly token: string },
): Promise<Answer> => {
  const { TableArn, S3Bucket, S3Prefix, ExportTime } = input;
  const tableName = String(TableArn).split('/').at(-1) ?? '';
  await database.engine.tableOf(tableName);
  const { hasPointInTimeRecovery } = await settingsOf(database.engine.store.db, tableName);
  if (hasPointInTimeRecovery !== true)
    throw new ServiceFault(
      'PointInTimeRecoveryUnavailableException',
      `Point in time recovery is not enabled for table '${tableName}'`,
    );

  const items = await itemsOf(database, tableName);
  const exportId = `0${database.clock().getTime()}-${createHash('sha256').update(token).digest('hex').slice(0, 8)}`;
  const folder = `${String(S3Prefix)}/AWSDynamoDB/${exportId}`;
  const dataKey = `${folder}/data/${exportId}.json.gz`;
  const bucket = String(S3Bucket);
  await put({ bucket, key: dataKey, body: gzipped(items) });
  await put({
    bucket,
    key: `${folder}/manifest-files.json`,
    body: textOf({ itemCount: items.length, dataFileS3Key: dataKey }),
  });
  const ExportArn = `${String(TableArn)}/export/${exportId}`;
  await put({
    bucket,
    key: `${folder}/manifest-summary.json`,
    body: textOf({ exportArn: ExportArn, itemCount: items.length, outputFormat: 'DYNAMODB_JSON' }),
  });
  return {
    ExportDescription: { ExportArn, ExportStatus: 'IN_PROGRESS', TableArn, S3Bucket, S3Prefix, ExportTime },
  };
};

/**
 * ExportTableToPointInTime, as of now whatever moment is asked for. The objects have AWS's names and order, the summary
 * last; the same token writes them only once, also while they are being written.
 */
export const exportTable = (database: Database, input: Input): Promise<Answer> => {
  const { exporting } = database;
  if (exporting === undefined)
    return Promise.reject(
      new ServiceFault('UnknownOperationException', 'this DynamoDB has nowhere to export to'),
    );
  const { put, known } = exporting;
  const token = `${String(input['TableArn'])}~${String(input['ClientToken'])}`;
  const begun = known.get(token);
  if (begun !== undefined) return begun;
  const writing = writeExport(database, input, { token, put });
  known.set(token, writing);
  writing.catch(() => known.delete(token));
  return writing;
};
