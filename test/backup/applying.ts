import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';

import { awsSender } from '#lib/operations/aws-calls.ts';
import { changeIn } from '#lib/operations/changed-item.ts';
import type { Restored, Send } from '#lib/operations/step.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { exportsOf, stateBefore, type Exported, type History } from '#test/backup/a-history.ts';
import { operator, startLocalS3 } from '#test/local/aws/s3/local-s3.ts';

type Row = Record<string, any>;

export const bucket = 'copies';
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const region = 'ap-northeast-1';

/** As an export writes them. */
const exportedForm = (value: any): any => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(exportedForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exportedForm(inner)]));
};

/** A DynamoDB and an S3 of this machine, between a full export that is imported and the changes that are to be applied. */
export const startApplying = async () => {
  const services = await startLocalServices();
  const s3 = await startLocalS3();
  await s3.client.send(new CreateBucketCommand({ Bucket: bucket }));
  const { accessKeyId, secretAccessKey } = operator;
  const fromS3 = awsSender(() => ({
    region,
    endpoint: s3.url,
    credentials: { accessKeyId, secretAccessKey },
  }));
  const inDynamo = awsSender(() => ({
    region,
    endpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
    credentials: {
      accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  }));
  const aws: Send = (call) => (call.service === 's3' ? fromS3(call) : inDynamo(call));

  const put = async (Key: string, Body: Uint8Array): Promise<void> => {
    await s3.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  };
  const putAll = async (exported: readonly Exported[]): Promise<void> => {
    for (const { key, body } of exported.flatMap(({ objects }) => objects)) await put(key, body);
  };

  const writeRow = (table: string, row: Row): Promise<unknown> => {
    const { request } = changeIn({ Keys: { PK: row['PK'], SK: row['SK'] }, NewImage: row }, 'a row');
    return aws({
      service: 'dynamodb',
      operation: 'BatchWriteItem',
      input: { RequestItems: { [table]: [request] } },
    });
  };

  /** A table with the rows of the full export, as AWS imports it. */
  const tableWith = async (TableName: string, rows: readonly Row[]): Promise<void> => {
    await services.database.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [text('PK'), text('SK')],
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
      }),
    );
    for (const row of rows) await writeRow(TableName, row);
  };

  const rowsOf = async (TableName: string): Promise<readonly Row[]> => {
    const { Items = [] } = await services.database.send(new ScanCommand({ TableName }));
    return Items.map(exportedForm).toSorted((one, other) =>
      one.PK.S.split('#')[3] < other.PK.S.split('#')[3] ? -1 : 1,
    );
  };

  let made = 0;
  const prepared = async (told: History) => {
    made += 1;
    const table = `Restored${made}`;
    const { exported, until } = exportsOf(told, table);
    await putAll(exported);
    await tableWith(table, stateBefore(told, told.fullAt));
    const changes = exported.map(({ objects: _objects, ...change }) => change);
    const prefix = `exports/2026-12-01/${table}/full-x/AWSDynamoDB/1`;
    const restored: Restored = {
      tableName: table,
      tableArn: `arn:aws:dynamodb:${region}:000000000000:table/${table}`,
      source: { kind: 'export', bucket, prefix, changes },
    };
    return { table, restored, changes, expected: stateBefore(told, until), exported };
  };

  const close = async (): Promise<void> => {
    await services.close();
    await s3.close();
  };
  return { aws, put, writeRow, rowsOf, prepared, close };
};

export type Applying = Awaited<ReturnType<typeof startApplying>>;
