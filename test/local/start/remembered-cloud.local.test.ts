import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { claimCounter } from '#rows/claims.ts';
import { aTenantId } from '#test/rows/sample-ids.ts';
import { root } from './start-child.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ assembly: await buildAssembly({ root }), isServingSchedules: false });
}, 240_000);
afterAll(() => cloud.close());

const sdk = (service: keyof Cloud['services']) => ({
  region: 'ap-northeast-1',
  endpoint: cloud.services[service],
  credentials: cloud.operator,
});

const clientsOf = () => ({
  rows: new DynamoDBClient(sdk('dynamodb')),
  files: new S3Client(sdk('s3')),
  people: new CognitoIdentityProviderClient(sdk('cognito-idp')),
  queues: new SQSClient(sdk('sqs')),
});

const primaryKey = (tenantId: typeof aTenantId): Record<string, AttributeValue> => {
  const { PK, SK } = claimCounter.primaryKey({ tenantId });
  return { PK: { S: PK }, SK: { S: SK } };
};

const tenant = (last: string) => {
  const tenantId = `${aTenantId.slice(0, -1)}${last}`;
  assert(isTenantId(tenantId), 'the last character of a tenant id is any');
  return tenantId;
};
const [another, third] = [tenant('1'), tenant('2')];

const at = () => ({
  TableName: cloud.nameOf('TenantData'),
  Bucket: cloud.nameOf('Documents'),
  UserPoolId: cloud.nameOf('TenantPool'),
  QueueUrl: `${cloud.services.sqs}/000000000000/${cloud.nameOf('stafee-local-Lifecycle/DeadLetters')}`,
});

describe('a cloud that is made again what it was', () => {
  test('holds rows, objects, people, messages and addresses as they were, in tables and in indexes', async () => {
    const { rows, files, people, queues } = clientsOf();
    const { TableName, Bucket, UserPoolId, QueueUrl } = at();
    const put = (tenantId: typeof aTenantId, next: string) =>
      rows.send(new PutItemCommand({ TableName, Item: { ...primaryKey(tenantId), next: { N: next } } }));
    const upload = (Key: string, Body: string) => files.send(new PutObjectCommand({ Bucket, Key, Body }));
    const hold = async () => ({
      rows: (await rows.send(new ScanCommand({ TableName }))).Items,
      files: (await files.send(new ListObjectVersionsCommand({ Bucket }))).Versions?.map(
        ({ Key, ETag, IsLatest }) => [Key, ETag, IsLatest],
      ),
      people: (await people.send(new ListUsersCommand({ UserPoolId }))).Users?.map(
        ({ Username, Enabled }) => [Username, Enabled],
      ),
      messages: (
        await queues.send(
          new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0, MaxNumberOfMessages: 10 }),
        )
      ).Messages?.map(({ Body }) => Body),
      sets: cloud.addressSets.addressesOf('stafee-local-blocked-ipv4'),
    });
    const invite = (Username: string) =>
      people.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));

    await put(aTenantId, '1');
    await put(another, '1');
    await upload('one', 'first');
    await invite('first');
    await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: 'first' }));
    const before = await hold();
    const takeBack = await cloud.remember();

    for (const round of ['2', '3']) {
      await put(aTenantId, round);
      await put(third, round);
      await rows.send(new DeleteItemCommand({ TableName, Key: primaryKey(another) }));
      await upload('one', `second ${round}`);
      await upload('two', round);
      await people.send(new AdminDisableUserCommand({ UserPoolId, Username: 'first' }));
      await invite('second');
      await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: round }));
      cloud.addressSets.write('stafee-local-blocked-ipv4', ['192.0.2.0/24']);
      expect(await hold()).not.toEqual(before);
      await takeBack();
      expect(await hold()).toEqual(before);
    }
    for (const client of [rows, files, people, queues]) client.destroy();
  });

  test('has orders of faults, calls and a clock of its own', async () => {
    const takeBack = await cloud.remember();
    cloud.setClock(() => new Date('2030-01-01T00:00:00Z'));
    cloud.faults.throttleNext({ service: 'dynamodb', operation: 'Scan' });
    await takeBack();
    expect([cloud.faults.pending(), cloud.calls.take()]).toEqual([0, []]);
    const { rows } = clientsOf();
    const { TableName } = at();
    // Signed by this machine's clock.
    expect(await rows.send(new ScanCommand({ TableName, Limit: 1 }))).toHaveProperty('Items');
    rows.destroy();
  });

  test('is one in memory: a folder is not taken back', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-kept-'));
    const kept = await startCloud({
      assembly: await buildAssembly({ root }),
      dataFolder,
      isServingSchedules: false,
    });
    await expect(kept.remember()).rejects.toThrow('what lies in a folder is not taken back');
    await kept.close();
    rmSync(dataFolder, { recursive: true });
  });
});
