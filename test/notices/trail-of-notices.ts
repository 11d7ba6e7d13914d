import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, expect, test } from 'vitest';
import { endIn } from '#lambdas/audit/proof/segment.ts';
import { back, type MailedActs } from './mailed-acts.ts';

/** What the archive holds of deeds and of the notices that they gave cause to. */
export const trailOfNotices = (world: () => MailedActs): void => {
  const operator = () => ({ region: 'ap-northeast-1', credentials: world().cloud.operator });
  beforeEach(() => world().mark());
  const archive = () => ({
    client: new S3Client({ ...operator(), endpoint: world().cloud.services.s3 }),
    Bucket: world().cloud.nameOf('Archive'),
  });
  const segments = async (): Promise<readonly { key: string; text: string }[]> => {
    const { client, Bucket } = archive();
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return Promise.all(
      Contents.map(async ({ Key = '' }) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return { key: Key, text: (await Body?.transformToString()) ?? '' };
      }),
    );
  };

  test('ends in chains of segments whose hashes fit, and holds the notice that was sent', async () => {
    await world().voted(await world().filed(), 'sato', back);
    await world().cloud.catchUp();
    await world().cloud.catchUp();
    const all = await segments();
    const chains = Map.groupBy(all, ({ key }) => key.replace(/\/\d+\.jsonl$/, ''));
    expect([...chains.keys()].every((chain) => /^(t\/t[0-9a-z]{26}|ops)\/\d{8}$/.test(chain))).toBe(true);
    for (const chain of chains.values()) {
      let hash = '0'.repeat(64);
      for (const { text } of chain) {
        expect(JSON.parse(text.slice(0, text.indexOf('\n'))).prevHash).toBe(hash);
        hash = endIn(text).hash;
      }
    }
    expect(all.some(({ text }) => text.includes('"action":"notice.send"'))).toBe(true);
    expect(all.some(({ text }) => text.includes('"action":"claim.send-back"'))).toBe(true);
  });

  test('archives a change of an item as tampering', async () => {
    const trail = (await segments()).find(({ text }) => text.includes('claim.send-back'));
    const line = (trail?.text ?? '').split('\n').find((one) => one.includes('claim.send-back')) ?? '{}';
    const { PK, SK } = JSON.parse(line).item;
    const document = DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...operator(), endpoint: world().cloud.services.dynamodb }),
    );
    await document.send(
      new UpdateCommand({
        TableName: world().cloud.nameOf('Audit'),
        Key: { PK, SK },
        UpdateExpression: 'SET actor = :other',
        ExpressionAttributeValues: { ':other': '-' },
      }),
    );
    await world().cloud.catchUp();
    const tampering = (await segments()).filter(({ text }) => text.includes('{"kind":"changed"'));
    expect(tampering).toHaveLength(1);
    expect(world().newMails()).toEqual([]);
  });
};
