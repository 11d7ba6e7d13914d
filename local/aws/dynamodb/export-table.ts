import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { Database, Exporting } from './database.ts';
import type { Answer } from './dynalite.ts';
import type { Input } from './engine.ts';
import { exportWindowOf, type ExportWindow } from './export-window.ts';
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

type Lines = readonly object[];

/** An item is looked up by its key; what is not there any more is a key without an image. */
const changesOf = async (
  { changed, engine }: Database,
  TableName: string,
  { from }: ExportWindow,
): Promise<Lines> => {
  const lines: object[] = [];
  for (const { at, key: Keys } of await changed.since(TableName, from)) {
    const prepared = engine.prepare('GetItem', { TableName, Key: Keys, ConsistentRead: true });
    // oxlint-disable-next-line no-await-in-loop -- one item after the other
    const { Item: NewImage } = await engine.run('GetItem', prepared, engine.store);
    const Metadata = { WriteTimestampMicros: { N: String(at * 1_000) } };
    lines.push(NewImage === undefined ? { Metadata, Keys } : { Metadata, Keys, NewImage });
  }
  return lines;
};

const gzipped = (lines: Lines): Uint8Array =>
  gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

const textOf = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);

const md5Of = (body: Uint8Array): string => createHash('md5').update(body).digest('base64');

type Written = {
  readonly window: ExportWindow | undefined;
  readonly lines: Lines;
  readonly exportId: string;
};

/** Changes lie in a folder that all exports below a prefix share, whole tables in the export's own. */
const writeObjects = async (
  input: Input,
  { window, lines, exportId }: Written,
  put: Exporting['put'],
): Promise<string> => {
  const { TableArn, S3Bucket, S3Prefix } = input;
  const [bucket, folder] = [String(S3Bucket), `${String(S3Prefix)}/AWSDynamoDB`];
  const own = `${folder}/${exportId}`;
  const dataKey = `${window === undefined ? own : folder}/data/${exportId}.json.gz`;
  const body = gzipped(lines);
  await put({ bucket, key: dataKey, body });
  await put({
    bucket,
    key: `${own}/manifest-files.json`,
    body: textOf({ itemCount: lines.length, md5Checksum: md5Of(body), dataFileS3Key: dataKey }),
  });
  const exportArn = `${String(TableArn)}/export/${exportId}`;
  const told =
    window === undefined
      ? {}
      : {
          exportType: 'INCREMENTAL_EXPORT',
          outputView: 'NEW_IMAGES',
          exportFromTime: new Date(window.from).toISOString(),
          exportToTime: new Date(window.to).toISOString(),
        };
  await put({
    bucket,
    key: `${own}/manifest-summary.json`,
    body: textOf({
      exportArn,
      itemCount: lines.length,
      outputFormat: 'DYNAMODB_JSON',
      manifestFilesS3Key: `${own}/manifest-files.json`,
      ...told,
    }),
  });
  return exportArn;
};

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

  const now = database.clock().getTime();
  const window = exportWindowOf(input, now);
  const lines =
    window === undefined
      ? (await itemsOf(database, tableName)).map((Item) => ({ Item }))
      : await changesOf(database, tableName, window);
  const exportId = `0${now}-${createHash('sha256').update(token).digest('hex').slice(0, 8)}`;
  const ExportArn = await writeObjects(input, { window, lines, exportId }, put);
  return {
    ExportDescription: { ExportArn, ExportStatus: 'IN_PROGRESS', TableArn, S3Bucket, S3Prefix, ExportTime },
  };
};

/**
 * ExportTableToPointInTime, as of now whatever moment is asked for: changes are those since the window's begin, with the
 * items as they are. The objects have AWS's names and order, the summary
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
