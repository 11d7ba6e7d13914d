import { gunzipSync } from 'node:zlib';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { awsSender } from '#lib/operations/aws-calls.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import type { RestoreOrder } from '#lib/operations/restore-order.ts';
import type { Call } from '#lib/operations/step.ts';
import { settings } from '#test/stages/settings.ts';
import { restorableTables, tableForms } from '#lib/stacks/restorable-tables.ts';
import { nineOClock, startBackupCloud } from '#test/backup/backup-cloud.ts';

type Row = Record<string, any>;

/** The one table of a partition first, so that two lists of rows can be compared. */
export const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) =>
    `${one['PK'].S}|${one['SK'].S}` < `${other['PK'].S}|${other['SK'].S}` ? -1 : 1,
  );

const pointOf = (name: string): string =>
  `arn:aws:backup:ap-northeast-1:000000000000:recovery-point:of-${name}`;

/**
 * The backup cloud with what AWS does behind a restore: the end of a job is a table with the rows of its point, the end of
 * an import one with the rows of its export. Resource policies and imports are kept here; everything else is local AWS.
 */
export const startRestoringCloud = async () => {
  const it = await startBackupCloud();
  const { cloud } = it;
  const place = {
    region: 'ap-northeast-1',
    credentials: cloud.operator,
    systemClockOffset: nineOClock.getTime() - Date.now(),
  };
  const client = new DynamoDBClient({ ...place, endpoint: cloud.services.dynamodb });
  const aws = awsSender((service) => ({ ...place, endpoint: cloud.services[service] }));

  const rowsOf = async (TableName: string): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    let ExclusiveStartKey: Row | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      rows.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return inOrder(rows);
  };

  const write = async (table: string, rows: readonly Row[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 25) {
      const puts = rows.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
    }
  };

  const points = new Map<string, { readonly table: Row; readonly rows: readonly Row[] }>();
  const takePoints = async (): Promise<void> => {
    // The demo companies come without an operator.
    await write(cloud.nameOf('Operator'), [
      { PK: { S: 'OP#op-kato' }, SK: { S: 'META' }, name: { S: '加藤' }, state: { S: 'active' } },
    ]);
    for (const form of Object.values(tableForms)) {
      const TableName = cloud.nameOf(form.name);
      const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }));
      points.set(pointOf(form.name), { table: Table, rows: await rowsOf(TableName) });
    }
  };

  const made = async (parameters: Row, rows: readonly Row[]): Promise<void> => {
    await client.send(new CreateTableCommand(parameters as never));
    await write(parameters['TableName'], rows);
  };

  const policies = new Map<unknown, unknown>();
  const imports: Row[] = [];
  const played: Record<string, (input: Row) => unknown> = {
    PutResourcePolicy: ({ ResourceArn, Policy }) => void policies.set(ResourceArn, Policy),
    GetResourcePolicy: ({ ResourceArn }) => ({ Policy: policies.get(ResourceArn) }),
    ListImports: ({ TableArn }) => ({
      ImportSummaryList: imports.filter((one) => one['TableArn'] === TableArn),
    }),
    ImportTable: ({ TableCreationParameters, S3BucketSource }) => {
      const TableArn = `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${TableCreationParameters.TableName}`;
      const ended = { ImportStatus: 'IN_PROGRESS', StartTime: nineOClock };
      imports.push({ TableArn, S3BucketSource, TableCreationParameters, ...ended });
    },
  };
  const send = async (call: Call): Promise<unknown> => {
    const play = played[call.operation];
    return play === undefined ? aws(call) : (play({ ...call.input }) ?? {});
  };

  const endRestores = async (): Promise<void> => {
    for (const [id, job] of cloud.backup.restoreJobs) {
      if (job['Status'] !== 'RUNNING') continue;
      const { targetTableName, kmsMasterKeyArn } = Object(job['Metadata']);
      const point = points.get(String(job['RecoveryPointArn']));
      if (point === undefined) throw new Error('no such point');
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = point.table;
      await made(
        {
          TableName: targetTableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema,
          AttributeDefinitions,
          SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: kmsMasterKeyArn },
          ...(GlobalSecondaryIndexes === undefined
            ? {}
            : {
                GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(
                  ({ IndexName, KeySchema: keys, Projection }: Row) => ({
                    IndexName,
                    KeySchema: keys,
                    Projection,
                  }),
                ),
              }),
        },
        point.rows,
      );
      cloud.backup.restoreJobs.set(id, {
        ...job,
        Status: 'COMPLETED',
        CreatedResourceArn: `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${targetTableName}`,
      });
    }
  };

  const endImports = async (): Promise<void> => {
    for (const one of imports.filter(({ ImportStatus }) => ImportStatus === 'IN_PROGRESS')) {
      const { S3Bucket, S3KeyPrefix } = one['S3BucketSource'];
      const rows: Row[] = [];
      for (const key of await it.keys(S3KeyPrefix, S3Bucket)) {
        const text = gunzipSync(await it.read(key, S3Bucket)).toString();
        rows.push(...text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).Item])));
      }
      await made(one['TableCreationParameters'], rows);
      one['ImportStatus'] = 'COMPLETED';
    }
  };

  const world: CarryOut = {
    send,
    say: () => undefined,
    pause: () => Promise.resolve(),
    wait: async () => {
      await endRestores();
      await endImports();
    },
  };

  const keyOf = async (name: string): Promise<string> => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: cloud.nameOf(name) }));
    return Table?.SSEDescription?.KMSMasterKeyArn ?? '';
  };

  /** The order for everything that was kept, with one of the demo companies as the canary. */
  const orderFor = async (day: string, canaryTenantId: string): Promise<RestoreOrder> => ({
    settings: {
      ...settings.local,
      backup: { canaryTenantId, testsRestoresInOsaka: false, itemsFloor: 1 },
    },
    day,
    roleArn: 'arn:aws:iam::000000000000:role/restore',
    dataKeyArn: await keyOf('TenantData'),
    auditKeyArn: await keyOf('Audit'),
    sources: Object.fromEntries(
      restorableTables.map((table) => [
        table,
        { kind: 'point' as const, arn: pointOf(tableForms[table].name) },
      ]),
    ),
  });

  return { ...it, client, world, takePoints, rowsOf, orderFor, points, pointOf };
};

export type RestoringCloud = Awaited<ReturnType<typeof startRestoringCloud>>;
