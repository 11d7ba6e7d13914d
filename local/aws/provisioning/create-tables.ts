import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
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
  readonly GlobalSecondaryIndexes?: TableDescription['GlobalSecondaryIndexes'];
};

const byName = (left: string, right: string): number => left.localeCompare(right);

/** What cannot be changed without moving the data, in a form that can be compared. */
const schemaText = ({
  KeySchema = [],
  AttributeDefinitions = [],
  GlobalSecondaryIndexes = [],
}: Shape): string => {
  const keys = (schema: Shape['KeySchema'] = []) =>
    schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ');
  return [
    keys(KeySchema),
    ...AttributeDefinitions.map(
      ({ AttributeName, AttributeType }) => `${AttributeName} ${AttributeType}`,
    ).toSorted(byName),
    ...GlobalSecondaryIndexes.map(
      ({ IndexName, KeySchema: own, Projection }) =>
        `${IndexName}: ${keys(own)} ${Projection?.ProjectionType} ${(Projection?.NonKeyAttributes ?? []).toSorted(byName).join(' ')}`,
    ).toSorted(byName),
  ].join('; ');
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
  else if (schemaText(known) !== schemaText(wanted)) {
    throw new Error(
      `the table ${name} in the data folder has another schema than the template; start once with --reset (this deletes the local data)`,
    );
  }
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
 * Creates the template's tables where they are missing.
 * @throws Error naming a table whose keys or indexes are others than the template's
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
