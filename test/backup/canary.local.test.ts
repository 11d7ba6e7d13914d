import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTenantId } from '#domain/kernel/ids.ts';
import { canaryRowsOf } from '#lambdas/adapters/backup/canary-rows.ts';
import { restoredTableOf } from '#lambdas/adapters/backup/restored-table.ts';
import { startDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';

type Row = Record<string, unknown>;

let it: DemoCloud;
let client: DynamoDBDocumentClient;
let people: readonly Row[];
let keys: readonly Row[];

const keySchema = [
  { AttributeName: 'PK', KeyType: 'HASH' as const },
  { AttributeName: 'SK', KeyType: 'RANGE' as const },
];

/** A table such as a restore makes: another name, the same rows. */
const restoredWith = async (TableName: string, rows: readonly Row[]) => {
  const AttributeDefinitions = keySchema.map(({ AttributeName }) => ({
    AttributeName,
    AttributeType: 'S' as const,
  }));
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: keySchema,
      AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  for (const Item of rows) await client.send(new PutCommand({ TableName, Item }));
  return restoredTableOf(`arn:aws:dynamodb:ap-northeast-1:000000000000:table/${TableName}`);
};

const scan = async (TableName: string): Promise<readonly Row[]> =>
  (await client.send(new ScanCommand({ TableName }))).Items ?? [];

const tenantOf = ({ PK }: Row): string => String(PK).split('#')[1] ?? '';

beforeAll(async () => {
  it = await startDemoCloud();
  const { services, operator } = it.cloud;
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: services.dynamodb,
    AWS_ENDPOINT_URL_KMS: services.kms,
  });
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'ap-northeast-1' }));
  keys = await scan(it.cloud.nameOf('Keystore'));
  people = (await scan(it.cloud.nameOf('TenantData'))).filter(({ PK }) => String(PK).endsWith('#USER'));
}, 240_000);
afterAll(() => it?.close());

const canaryOf = (tenantId: string) => {
  if (!isTenantId(tenantId)) throw new Error(`${tenantId} is no tenant`);
  const keystore = { client, table: it.cloud.nameOf('Keystore') };
  return canaryRowsOf({ tenantId, keystore, clock: () => new Date() });
};

describe("opening the canary's rows", () => {
  test('works in a restored table, whatever its name is', async () => {
    const table = await restoredWith('awsbackup-restore-test-a', people);
    await expect(canaryOf(tenantOf(people[0] ?? {})).opensIn('TenantData', table)).resolves.toBe(true);
  });

  test('fails for a row that was moved to another person', async () => {
    const [row] = people;
    const table = await restoredWith('awsbackup-restore-test-b', [{ ...row, SK: 'SOMEBODY-ELSE' }]);
    await expect(canaryOf(tenantOf(row ?? {})).opensIn('TenantData', table)).resolves.toBe(false);
  });

  test('fails when there are none', async () => {
    const table = await restoredWith('awsbackup-restore-test-c', []);
    await expect(canaryOf(tenantOf(people[0] ?? {})).opensIn('TenantData', table)).resolves.toBe(false);
  });

  test('unwraps the keys of a restored key table, and no key of another tenant', async () => {
    const table = await restoredWith('awsbackup-restore-test-d', keys);
    const [one = '', other = ''] = [...new Set(keys.map(tenantOf))];
    await expect(canaryOf(one).opensIn('Keystore', table)).resolves.toBe(true);
    const foreign = keys.filter((key) => tenantOf(key) === other).map((key) => ({ ...key, PK: `T#${one}` }));
    const mixed = await restoredWith('awsbackup-restore-test-e', foreign);
    await expect(canaryOf(one).opensIn('Keystore', mixed)).resolves.toBe(false);
  });

  test('does not apply to tables without sealed rows', async () => {
    const table = restoredTableOf('arn:aws:dynamodb:ap-northeast-1:000000000000:table/any');
    await expect(canaryOf(tenantOf(people[0] ?? {})).opensIn('Control', table)).resolves.toBeUndefined();
  });
});
