import { PutCommand, UpdateCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimCounter } from '#rows/claims.ts';
import { companyKey } from '#rows/keystore.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { aTenantId } from '#test/rows/sample-ids.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  services = await startLocalServices();
  client = DynamoDBDocumentClient.from(services.database);
});
afterAll(() => services.close());

const counter = claimCounter.primaryKey({ tenantId: aTenantId });
const put = (Item: Record<string, unknown>, TableName = 'TenantData') =>
  client.send(new PutCommand({ TableName, Item }));

describe('the DynamoDB of a test', () => {
  test('takes a row of one kind, whatever types it has', async () => {
    await expect(put({ ...counter, next: 1 })).resolves.toBeDefined();
    const Key = companyKey.primaryKey({ tenantId: aTenantId, keyName: 'DEK', keyVersion: 1 });
    const key = {
      ...Key,
      wrapped: new Uint8Array([1]),
      kekArn: 'arn',
      createdAt: '2026-05-01T03:00:00.000Z',
    };
    await expect(put(key, 'Keystore')).resolves.toBeDefined();
  });

  test.each([
    ['of no kind', { ...counter, SK: 'RECEIPT', next: 1 }, 'a row of no kind'],
    ['without its tenant', { ...counter, PK: 'SEQ', next: 1 }, 'a row of no kind'],
    ['of another type', { ...counter, next: '1' }, 'claim-counter that holds another next than a number'],
    ['with something that nobody declared', { ...counter, next: 1, last: 2 }, 'holds last'],
  ])('refuses an item %s', async (_what, item, says) => {
    await expect(put(item)).rejects.toThrow(says);
  });

  test('refuses an update that would leave such an item', async () => {
    const update = new UpdateCommand({
      TableName: 'TenantData',
      Key: counter,
      UpdateExpression: 'SET lastTaken = :at',
      ExpressionAttributeValues: { ':at': 'now' },
    });
    await expect(client.send(update)).rejects.toThrow('holds lastTaken');
  });
});
