import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

/** Where a theme's checks work: one endpoint, and tables that no other theme touches. */
export type Bench = {
  readonly client: DynamoDBClient;
  readonly document: DynamoDBDocumentClient;
  /** PK and SK, with GSI1 (GSI1PK, GSI1SK, all attributes) and GSI2 (GSI2PK, PK, `title` only). */
  readonly first: string;
  /** Like the first. */
  readonly second: string;
  /** Text `p` and number `s`, no index. */
  readonly numbered: string;
};

type Check = { readonly name: string; readonly run: (bench: Bench) => Promise<void> };

export type Theme = {
  readonly deed: string;
  /** Items that the checks find. @default none */
  readonly prepare?: (bench: Bench) => Promise<void>;
  readonly checks: readonly Check[];
};

export const dynamoClientOf = (endpoint: string, maxAttempts = 1) =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    maxAttempts,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

export const documentClientOf = (client: DynamoDBClient) =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

type KeyDefinition = { readonly name: string; readonly type: 'N' | 'S' };

const definitions = (attributes: readonly KeyDefinition[]) =>
  attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type }));

export const keySchema = (partition: string, sort?: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' as const }]),
];

/** A table without indexes. */
export const plainTable = (
  name: string,
  partition: KeyDefinition,
  sort?: KeyDefinition,
): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: definitions(sort === undefined ? [partition] : [partition, sort]),
  KeySchema: keySchema(partition.name, sort?.name),
});

export const indexedTable = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: definitions(
    ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK'].map((key) => ({ name: key, type: 'S' })),
  ),
  KeySchema: keySchema('PK', 'SK'),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'GSI1',
      KeySchema: keySchema('GSI1PK', 'GSI1SK'),
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'GSI2',
      KeySchema: keySchema('GSI2PK', 'PK'),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
    },
  ],
});

/** Waits until a table and its indexes are ACTIVE, and describes it. */
/** `index`: one that was asked for just now, which the table may not name at once. */
export const activeTable = async (client: DynamoDBClient, name: string, index?: string) => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    const isThere = index === undefined || indexes.some(({ IndexName }) => IndexName === index);
    const isActive = indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
    if (table?.TableStatus === 'ACTIVE' && isThere && isActive) return table;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${name} never became ACTIVE`);
};

export const createTable = async (client: DynamoDBClient, input: CreateTableCommandInput) => {
  await client.send(new CreateTableCommand(input));
  return activeTable(client, String(input.TableName));
};

export const benchFor = async (endpoint: string, theme: string): Promise<Bench> => {
  // The other engine answers 500 now and then while it makes an index.
  const client = dynamoClientOf(endpoint, 3);
  const tables = { first: `${theme}-first`, second: `${theme}-second`, numbered: `${theme}-numbered` };
  await createTable(client, indexedTable(tables.first));
  await createTable(client, indexedTable(tables.second));
  await createTable(client, plainTable(tables.numbered, { name: 'p', type: 'S' }, { name: 's', type: 'N' }));
  return { client, document: documentClientOf(client), ...tables };
};

/** The error with which a call was refused; fails when it was not, or otherwise than said. */
export const refusalOf = async (call: Promise<unknown>, name: string, message = /^/): Promise<any> => {
  const refusal = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ name, message: expect.stringMatching(message) });
  return refusal;
};

export const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index);
