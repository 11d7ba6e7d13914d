import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import {
  activeTable,
  createTable,
  indexedTable,
  keySchema,
  plainTable,
  refusalOf,
  type Theme,
} from './bench.ts';

export const tables: Theme = {
  deed: 'managing tables',
  checks: [
    {
      name: 'creates a table with a composite key and two indexes, on demand, that becomes ACTIVE',
      run: async ({ client, first }) => {
        const table = await activeTable(client, first);
        expect(table.GlobalSecondaryIndexes).toHaveLength(2);
        expect(table.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
      },
    },
    {
      name: 'refuses a second table of the same name',
      run: async ({ client, first }) => {
        await refusalOf(client.send(new CreateTableCommand(indexedTable(first))), 'ResourceInUseException');
      },
    },
    {
      name: 'refuses to read an unknown table',
      run: async ({ document }) => {
        const get = new GetCommand({ TableName: 'nowhere', Key: { PK: 'a', SK: 'b' } });
        await refusalOf(document.send(get), 'ResourceNotFoundException');
      },
    },
    {
      name: 'remembers time to live',
      run: async ({ client, first }) => {
        await client.send(
          new UpdateTimeToLiveCommand({
            TableName: first,
            TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' },
          }),
        );
        const { TimeToLiveDescription: described } = await client.send(
          new DescribeTimeToLiveCommand({ TableName: first }),
        );
        expect(described?.AttributeName).toBe('ttl');
        expect(described?.TimeToLiveStatus).toMatch(/ENABL/);
      },
    },
    {
      name: 'adds an index to a table and fills it with what is there',
      run: async ({ client, document }) => {
        const name = 'tables-growing';
        await createTable(client, plainTable(name, { name: 'p', type: 'S' }));
        await document.send(new PutCommand({ TableName: name, Item: { p: '1', q: 'x' } }));
        await client.send(
          new UpdateTableCommand({
            TableName: name,
            AttributeDefinitions: ['p', 'q'].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
            GlobalSecondaryIndexUpdates: [
              {
                Create: {
                  IndexName: 'QIX',
                  KeySchema: keySchema('q'),
                  Projection: { ProjectionType: 'ALL' },
                },
              },
            ],
          }),
        );
        await activeTable(client, name, 'QIX');
        const found = await document.send(
          new QueryCommand({
            TableName: name,
            IndexName: 'QIX',
            KeyConditionExpression: 'q = :q',
            ExpressionAttributeValues: { ':q': 'x' },
          }),
        );
        expect(found.Count).toBe(1);
        await client.send(new DeleteTableCommand({ TableName: name }));
      },
    },
    {
      name: 'forgets a deleted table',
      run: async ({ client, second, numbered }) => {
        for (const name of [second, numbered]) await client.send(new DeleteTableCommand({ TableName: name }));
        const describe = async () => {
          for (let attempt = 0; attempt < 50; attempt += 1) {
            await client.send(new DescribeTableCommand({ TableName: numbered }));
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        };
        await refusalOf(describe(), 'ResourceNotFoundException');
      },
    },
  ],
};
