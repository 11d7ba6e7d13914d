import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { compactDay } from '#lambdas/audit/proof/seal.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';

const region = 'ap-northeast-1';
let demo: DemoCloud;
beforeAll(async () => {
  // An archiver that is warm would go on with the chains of another suite.
  demo = await shareDemoCloud({ isCold: true });
});
afterAll(() => demo.close());

const today = jstDateOf(instantOf(new Date()));
/** The run that ends a day: at 05:10 of the next one in Japan. */
const nightAfter = (days: number) =>
  demo.cloud.invoke('audit-seal', { scheduledAt: `${addDays(today, days)}T20:10:00.000Z` });

const documents = () =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, endpoint: demo.cloud.services.dynamodb, credentials: demo.cloud.operator }),
  );
const TableName = () => demo.cloud.nameOf('Audit');

const deedsOf = async (tenantId: string) => {
  const found = [0, 1, 2, 3].map(async (shard) => {
    const pk = `T#${tenantId}#${compactDay(today)}#${shard}`;
    const { Items = [] } = await documents().send(
      new QueryCommand({
        TableName: TableName(),
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    return Items;
  });
  return (await Promise.all(found)).flat();
};

const sealKeys = async (): Promise<readonly string[]> => {
  const { services, operator, nameOf } = demo.cloud;
  const s3 = new S3Client({ region, endpoint: services.s3, credentials: operator });
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: nameOf('Archive'), Prefix: 'seals/' }),
  );
  return Contents.map(({ Key = '' }) => Key);
};

describe('each night of the trail (12.4.1, 18.1.3)', () => {
  test('seals the day of every company and of the operators, and once', async () => {
    await demo.signIn('tanaka');
    await demo.cloud.catchUp();
    expect(await nightAfter(0)).toMatchObject({ faults: 0, waiting: 0, isFinished: true });
    expect(await nightAfter(0)).toMatchObject({ faults: 0, sealed: 0 });
    const day = compactDay(today);
    expect(await sealKeys()).toEqual(
      expect.arrayContaining([
        `seals/ops/${day}/000001.json`,
        `seals/t/${minato.tenantId}/${day}/000001.json`,
        `seals/t/${aobaKobo.tenantId}/${day}/000001.json`,
      ]),
    );
    expect((await sealKeys()).every((key) => key.endsWith('/000001.json'))).toBe(true);
  });

  test('finds a record that was put over and one that was taken away, in the company that it befell (12.4.2)', async () => {
    const [one = {}, two = {}] = await deedsOf(minato.tenantId);
    await documents().send(new PutCommand({ TableName: TableName(), Item: { ...one, actor: 'nobody' } }));
    const { PK, SK } = two;
    await documents().send(new DeleteCommand({ TableName: TableName(), Key: { PK, SK } }));
    await demo.cloud.catchUp();
    expect(await nightAfter(1)).toMatchObject({ faults: 2, isFinished: true });
    const day = compactDay(today);
    const again = (await sealKeys()).filter((key) => key.endsWith(`/${day}/000002.json`));
    expect(again).toEqual([`seals/t/${minato.tenantId}/${day}/000002.json`]);
  });
});
