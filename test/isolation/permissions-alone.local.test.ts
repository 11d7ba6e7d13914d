import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchGetCommand, GetCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { stsAssume } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { claimCounter } from '#rows/claims.ts';
import { minato } from '#local/seed/minato.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create } from '#test/journeys/claim-driver.ts';
import type { DemoCloud } from '#test/journeys/demo-cloud.ts';

import { openTrust, startLoosenedCloud } from './loosened-cloud.ts';
import { rangeOf } from '#rows/row-key.ts';
import { keyOf } from '#test/builders/any-key.ts';

const region = 'ap-northeast-1';
const [own, other] = [aobaKobo.tenantId, minato.tenantId];
const named = (variable: string): string => process.env[variable] ?? '';
const names = () => ({ tenantDataTable: named('TENANT_DATA_TABLE'), auditTable: named('AUDIT_TABLE') });

let demo: DemoCloud;
let claimId: string;
let credentials: SessionCredentials;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  demo = await startLoosenedCloud(openTrust);
  claimId = (await create(await demo.signIn('tanaka'), { lines: [shinkansen()] })).id;
  credentials = await stsAssume(region)({ roleArn: named('TENANT_DATA_ROLE_ARN'), tenantId: own });
  client = documentClientOf({ region, credentials });
});
afterAll(() => demo.close());

const denied = { name: 'AccessDeniedException' };

/**
 * The session, the environment and the data key are no help here: a function with a fault holds one tenant's session and
 * asks for the other's things, whose names it knows.
 */
describe('with nothing but the permissions of a session', () => {
  test('a tenant reaches its own table', async () => {
    const table = tenantTableOf(own, client, names());
    expect(await table.get(keyOf('SET', 'V'))).toBeDefined();
  });

  test('code that takes the wrong tenant reads nothing of it', async () => {
    const table = tenantTableOf(other, client, names());
    await expect(table.get(keyOf(`C#${claimId}`, 'H'))).rejects.toMatchObject(denied);
    await expect(table.query(rangeOf({ pk: 'USER' }))).rejects.toMatchObject(denied);
    await expect(table.query(rangeOf({ index: 'GSI1', pk: 'U#1' }))).rejects.toMatchObject(denied);
  });

  test('code that takes the wrong tenant writes nothing to it', async () => {
    const [mine, theirs] = [own, other].map((tenantId) => tenantTableOf(tenantId, client, names()));
    const write = { kind: 'put', key: keyOf('SET', 'V'), item: { settingsVersion: 9 } } as const;
    await expect(theirs?.transact({ write })).rejects.toMatchObject(denied);
    await expect(theirs?.addToCounter(claimCounter, 1)).rejects.toMatchObject(denied);
    expect(await mine?.get(keyOf('SET', 'V'))).not.toMatchObject({ settingsVersion: 9 });
  });

  test('neither a batch with one foreign key nor a scan gets through', async () => {
    const TableName = named('TENANT_DATA_TABLE');
    const Keys = [own, other].map((tenantId) => ({ PK: `T#${tenantId}#SET`, SK: 'V' }));
    await expect(
      client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } })),
    ).rejects.toMatchObject(denied);
    await expect(client.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
  });

  test('files of the other are neither read, written nor listed', async () => {
    const s3 = new S3Client({ region, credentials });
    const Bucket = named('DOCS_BUCKET');
    const Key = `t/${other}/evidence/1`;
    const refused = { name: 'AccessDenied' };
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject(refused);
    await expect(s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))).rejects.toMatchObject(refused);
    await expect(
      s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: `t/${other}/` })),
    ).rejects.toMatchObject(refused);
  });

  test('the other’s wrapped key is neither read nor unwrapped, even where its bytes are known', async () => {
    const Key = { PK: `T#${other}`, SK: 'DEK#v1' };
    const get = new GetCommand({ TableName: named('KEYSTORE_TABLE'), Key });
    await expect(client.send(get)).rejects.toMatchObject(denied);

    const known = (await documentClientOf({ region }).send(get)).Item?.['wrapped'];
    const EncryptionContext = { tenantId: other, purpose: 'dek' };
    await expect(
      new KMSClient({ region, credentials }).send(
        new DecryptCommand({ CiphertextBlob: known, EncryptionContext }),
      ),
    ).rejects.toMatchObject(denied);
  });
});
