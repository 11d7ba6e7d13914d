import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
  type GlobalSecondaryIndexDescription,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import type { Access } from './access.ts';

const keySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }));

const tableShape = v.object({
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: v.optional(
    v.array(
      v.object({
        IndexName: v.string(),
        KeySchema: keySchema,
        Projection: v.object({
          ProjectionType: v.picklist(['ALL', 'INCLUDE', 'KEYS_ONLY']),
          NonKeyAttributes: v.optional(v.array(v.string())),
        }),
      }),
    ),
  ),
  TimeToLiveSpecification: v.optional(
    v.object({ AttributeName: v.string(), Enabled: v.optional(v.boolean(), true) }),
  ),
  DeletionProtectionEnabled: v.optional(v.boolean()),
  Replicas: v.optional(v.array(v.object({ DeletionProtectionEnabled: v.optional(v.boolean()) })), []),
});

type Template = v.InferOutput<typeof tableShape>;

/** Undefined members count as differences in a comparison, so they are left out. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const inputOf = (name: string, template: Template): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: template.AttributeDefinitions,
  KeySchema: template.KeySchema,
  DeletionProtectionEnabled:
    template.DeletionProtectionEnabled ?? template.Replicas[0]?.DeletionProtectionEnabled ?? false,
  ...(template.GlobalSecondaryIndexes === undefined
    ? {}
    : {
        GlobalSecondaryIndexes: template.GlobalSecondaryIndexes.map(({ Projection, ...index }) => ({
          ...index,
          Projection: {
            ProjectionType: Projection.ProjectionType,
            ...(Projection.NonKeyAttributes === undefined
              ? {}
              : { NonKeyAttributes: Projection.NonKeyAttributes }),
          },
        })),
      }),
});

type Shape = Pick<TableDescription, 'KeySchema' | 'AttributeDefinitions'> & {
  readonly GlobalSecondaryIndexes?:
    | readonly Pick<GlobalSecondaryIndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>[]
    | undefined;
};

const byName = (left: string, right: string): number => left.localeCompare(right);

type KeySchema = Shape['KeySchema'];

const keysText = (keys: KeySchema = [], { AttributeDefinitions = [] }: Shape): string =>
  keys
    .map(({ AttributeName, KeyType }) => {
      const type = AttributeDefinitions.find((one) => one.AttributeName === AttributeName)?.AttributeType;
      return `${KeyType} ${AttributeName} ${type}`;
    })
    .join(', ');

/** Indexes by what makes them themselves: nothing of it can be changed in place. */
const indexesByText = (shape: Shape): ReadonlyMap<string, string> =>
  new Map(
    (shape.GlobalSecondaryIndexes ?? []).map(({ IndexName = '', KeySchema: own, Projection }) => {
      const carried = (Projection?.NonKeyAttributes ?? []).toSorted(byName).join(' ');
      return [`${IndexName}: ${keysText(own, shape)} ${Projection?.ProjectionType} ${carried}`, IndexName];
    }),
  );

/** Indexes that are others in the template are made anew from the rows, as CloudFormation does; it takes one a time. */
const renewIndexes = async (
  client: DynamoDBClient,
  known: TableDescription,
  wanted: CreateTableCommandInput,
): Promise<void> => {
  const { TableName, AttributeDefinitions } = wanted;
  const [before, after] = [indexesByText(known), indexesByText(wanted)];
  for (const [text, IndexName] of before)
    if (!after.has(text))
      // oxlint-disable-next-line no-await-in-loop -- one index a time
      await client.send(
        new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] }),
      );
  for (const [text, name] of after) {
    const Create = wanted.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === name);
    if (Create === undefined || before.has(text)) continue;
    const update = { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] };
    // oxlint-disable-next-line no-await-in-loop -- one index a time
    await client.send(new UpdateTableCommand(update));
  }
};

const describe = async (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/** Setting it twice is an error on AWS, and here. */
const ensureExpiry = async (
  client: DynamoDBClient,
  name: string,
  specification: NonNullable<Template['TimeToLiveSpecification']>,
): Promise<void> => {
  const known = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (known.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: specification }));
};

const ensureTable = async (client: DynamoDBClient, { name, properties }: Resource): Promise<void> => {
  const template = v.parse(tableShape, plain(properties));
  const wanted = inputOf(name, template);
  const known = await describe(client, name);
  if (known === undefined) await client.send(new CreateTableCommand(wanted));
  else if (keysText(known.KeySchema, known) !== keysText(wanted.KeySchema, wanted)) {
    throw new Error(
      `the table ${name} in the data folder has another schema than the template; start once with --reset (this deletes the local data)`,
    );
  } else await renewIndexes(client, known, wanted);
  if (template.TimeToLiveSpecification !== undefined) {
    await ensureExpiry(client, name, template.TimeToLiveSpecification);
  }
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName: name,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
};

/**
 * Creates the template's tables where they are missing, and their indexes anew where they are others.
 * @throws Error naming a table whose keys are others than the template's
 */
export const createTables = async (template: CloudTemplate, access: Access): Promise<void> => {
  const client = new DynamoDBClient({ ...access.sdk, endpoint: access.services.dynamodb });
  try {
    for (const table of template.ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')) {
      // oxlint-disable-next-line no-await-in-loop -- a table is made at a time, as the account's limit would want it
      await ensureTable(client, table);
    }
  } finally {
    client.destroy();
  }
};
