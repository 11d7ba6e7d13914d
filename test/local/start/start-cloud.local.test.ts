import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { anAssembly } from '#test/local/aws/template/an-assembly.ts';
import { root } from './start-child.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ assembly: await buildAssembly({ root }) });
}, 240_000);
afterAll(() => cloud.close());

const statusOf = async (path: string) => (await fetch(cloud.url + path)).status;

describe('a started cloud', () => {
  test('has the tables of the template with their indexes', async () => {
    const client = new DynamoDBClient({
      region: 'ap-northeast-1',
      endpoint: cloud.services.dynamodb,
      credentials: cloud.operator,
    });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: cloud.nameOf('TenantData') }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['GSI1', 'GSI2']);
    expect(Table?.DeletionProtectionEnabled).toBe(true);
    client.destroy();
  });

  test('serves the web client, its API and the mail page from one origin', async () => {
    expect(await statusOf('/')).toBe(200);
    expect(await statusOf('/claims/new')).toBe(200);
    expect(await statusOf('/api/openapi.json')).toBe(200);
    expect(await statusOf('/__mail')).toBe(200);
    expect(await statusOf('/api/nothing')).toBe(404);
    expect(await statusOf('/api/me')).toBe(401);
  });

  test('lets the pages of its own port upload to the docs bucket', async () => {
    const preflight = await fetch(`${cloud.services.s3}/${cloud.nameOf('Documents')}/x`, {
      method: 'OPTIONS',
      headers: { origin: cloud.url, 'access-control-request-method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(cloud.url);
  });

  test('says what a function failed with', async () => {
    await expect(cloud.invoke('onboarding', {})).rejects.toThrow(
      /^onboarding failed: Error: the onboarding order is malformed at: companyCode/,
    );
    await expect(cloud.invoke('nobody', {})).rejects.toThrow('Function not found: nobody');
  });

  test('demands a construct name that means one resource', () => {
    expect(() => cloud.nameOf('Nothing')).toThrow('0 resources of the template are named Nothing');
  });

  test('listens on 127.0.0.1 only', () => {
    expect(Object.values(cloud.services).every((url) => url.startsWith('http://127.0.0.1:'))).toBe(true);
  });
});

const withKey = (name: string) =>
  anAssembly({
    Main: {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'Things',
            AttributeDefinitions: [{ AttributeName: name, AttributeType: 'S' }],
            KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
          },
        },
      },
    },
  });

describe('a template whose table has another schema than the data folder', () => {
  test('is refused by the name of the table', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-schema-'));
    const first = await startCloud({ assembly: withKey('PK'), dataFolder });
    await first.close();
    await expect(startCloud({ assembly: withKey('ID'), dataFolder })).rejects.toThrow(
      'the table Things in the data folder has another schema than the template; start once with --reset',
    );
    rmSync(dataFolder, { recursive: true });
  });
});
