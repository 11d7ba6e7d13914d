import { DescribeTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { startDynamoDb } from '#local/aws/dynamodb/start-dynamodb.ts';
import { claimCounter } from '#rows/claims.ts';
import { asOperator, optionsForOperator } from '#test/local/aws/calls/operator-of-this-machine.ts';
import { anAssembly } from '#test/local/aws/template/an-assembly.ts';
import { aTenantId } from '#test/rows/sample-ids.ts';
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

const withIndex = (carried: readonly string[] | undefined) =>
  anAssembly({
    Main: {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'Things',
            AttributeDefinitions: ['PK', ...(carried === undefined ? [] : ['G'])].map((AttributeName) => ({
              AttributeName,
              AttributeType: 'S',
            })),
            KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
            ...(carried === undefined
              ? {}
              : {
                  GlobalSecondaryIndexes: [
                    {
                      IndexName: 'ByG',
                      KeySchema: [{ AttributeName: 'G', KeyType: 'HASH' }],
                      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: carried },
                    },
                  ],
                }),
          },
        },
      },
    },
  });

describe('a data folder', () => {
  const marked = (dataFolder: string) => join(dataFolder, 'row-forms.json');
  const open = async (dataFolder: string) => {
    const opened = await startCloud({ assembly: await buildAssembly({ root }), dataFolder });
    await opened.close();
  };

  test('of a later release is refused in one line, and left as it is', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-later-'));
    await open(dataFolder);
    const forms = JSON.parse(readFileSync(marked(dataFolder), 'utf8'));
    expect(forms).toMatchObject({ 'claim-header': 1, 'export-batch': 2 });
    const later = JSON.stringify({ ...forms, 'export-batch': 3, 'kind-to-come': 1 });
    writeFileSync(marked(dataFolder), later);
    await expect(open(dataFolder)).rejects.toThrow(
      /^the data folder was used by a later release of STAFee, which writes another form of export-batch; .*$/,
    );
    expect(readFileSync(marked(dataFolder), 'utf8')).toBe(later);
    rmSync(dataFolder, { recursive: true });
  });

  test.each([
    [
      'of a form to come',
      { form: { N: '9' } },
      'a row of the kind claim-counter has a form that this release',
    ],
    ['without what each has', { next: undefined }, 'a row of the kind claim-counter lacks what each has'],
  ])('with a row %s is refused in one line', async (_what, change, says) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-unread-'));
    await open(dataFolder);
    rmSync(marked(dataFolder));
    const { options } = optionsForOperator();
    const folder = join(dataFolder, 'dynamodb');
    const database = await startDynamoDb({ ...options, region: 'ap-northeast-1', dataFolder: folder });
    const client = new DynamoDBClient(asOperator(database.url));
    const { PK, SK } = claimCounter.primaryKey({ tenantId: aTenantId });
    const Item = { PK: { S: PK }, SK: { S: SK }, next: { N: '4' }, ...change };
    const TableName = cloud.nameOf('TenantData');
    await client.send(new PutItemCommand({ TableName, Item: JSON.parse(JSON.stringify(Item)) }));
    client.destroy();
    await database.close();
    await expect(open(dataFolder)).rejects.toThrow(`holds what this release cannot read: TenantData ${PK}`);
    await expect(open(dataFolder)).rejects.toThrow(says);
    rmSync(dataFolder, { recursive: true });
  });
});

describe('a template whose index carries something else than the one in the data folder', () => {
  test('has it made anew from the rows, also where there was none and where there is none any more', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-index-'));
    const inCloud = async (
      carried: readonly string[] | undefined,
      use: (client: DynamoDBClient) => Promise<unknown>,
    ) => {
      const started = await startCloud({ assembly: withIndex(carried), dataFolder });
      const client = new DynamoDBClient({
        endpoint: started.services.dynamodb,
        region: 'ap-northeast-1',
        credentials: started.operator,
      });
      const found = await use(client);
      client.destroy();
      await started.close();
      return found;
    };
    const listed = async (client: DynamoDBClient) => {
      const asked = {
        TableName: 'Things',
        IndexName: 'ByG',
        KeyConditionExpression: 'G = :g',
        ExpressionAttributeValues: { ':g': { S: 'g' } },
      };
      return (await client.send(new QueryCommand(asked))).Items;
    };
    const [PK, G, a, b] = ['1', 'g', 'a', 'b'].map((S) => ({ S }));
    const put = new PutItemCommand({ TableName: 'Things', Item: { PK, G, a, b } as never });
    await inCloud(undefined, (client) => client.send(put));
    expect(await inCloud(['a'], listed)).toEqual([{ PK, G, a }]);
    expect(await inCloud(['a', 'b'], listed)).toEqual([{ PK, G, a, b }]);
    expect(await inCloud(['b'], listed)).toEqual([{ PK, G, b }]);
    await expect(inCloud(undefined, listed)).rejects.toThrow('does not have the specified index');
    rmSync(dataFolder, { recursive: true });
  });
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
