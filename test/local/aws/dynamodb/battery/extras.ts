import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  ListTagsOfResourceCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { activeTable, createTable, plainTable, refusalOf, type Theme } from './bench.ts';

const partition = { name: 'p', type: 'S' } as const;

/** What every DynamoDB does and ours needs not, beyond the required checks. */
export const extras: Theme = {
  deed: 'going beyond items',
  checks: [
    {
      name: 'a read tells the capacity it took',
      run: async ({ document, first }) => {
        const { ConsumedCapacity: consumed } = await document.send(
          new GetCommand({
            TableName: first,
            Key: { PK: 'cc', SK: 'add' },
            ReturnConsumedCapacity: 'TOTAL',
            ConsistentRead: true,
          }),
        );
        expect(consumed?.CapacityUnits).toBe(1);
      },
    },
    {
      name: 'deletion protection keeps a table',
      run: async ({ client, second: TableName }) => {
        await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
        await refusalOf(client.send(new DeleteTableCommand({ TableName })), 'ValidationException');
        await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
        await client.send(new DeleteTableCommand({ TableName }));
      },
    },
    {
      name: 'a stream is given an ARN',
      run: async ({ client }) => {
        const created = await client.send(
          new CreateTableCommand({
            ...plainTable('extras-streaming', partition),
            StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
          }),
        );
        expect(created.TableDescription?.LatestStreamArn).toMatch(/table\/extras-streaming\/stream\//);
      },
    },
    {
      name: 'a table may be encrypted by KMS',
      run: async ({ client }) => {
        const table = await createTable(client, {
          ...plainTable('extras-encrypted', partition),
          SSESpecification: { Enabled: true, SSEType: 'KMS' },
        });
        expect(table.TableStatus).toBe('ACTIVE');
      },
    },
  ],
};

/** Amazon's DynamoDB Local does not know these. */
export const ownExtras: Theme = {
  deed: 'going beyond DynamoDB Local',
  checks: [
    {
      name: 'a table has tags',
      run: async ({ client, first }) => {
        const { TableArn: ResourceArn } = await activeTable(client, first);
        const Tags = [{ Key: 'plane', Value: 'tenant' }];
        await client.send(new TagResourceCommand({ ResourceArn, Tags }));
        const listed = await client.send(new ListTagsOfResourceCommand({ ResourceArn }));
        expect(listed.Tags).toEqual(Tags);
      },
    },
    {
      name: 'point-in-time recovery is remembered',
      run: async ({ client, first: TableName }) => {
        await client.send(
          new UpdateContinuousBackupsCommand({
            TableName,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        );
        const { ContinuousBackupsDescription: described } = await client.send(
          new DescribeContinuousBackupsCommand({ TableName }),
        );
        expect(described?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
      },
    },
  ],
};
