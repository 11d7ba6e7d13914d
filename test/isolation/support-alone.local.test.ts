import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { supportPolicy } from '#lambdas/adapters/operator/support-session.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import type { GrantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { openFunctions, startLoosenedCloud, type LoosenedCloud } from './loosened-cloud.ts';

const region = 'ap-northeast-1';
const [own, other] = [minato.tenantId, aobaKobo.tenantId];
const grantId = `01J${'G'.repeat(23)}`;
const named = (variable: string): string => process.env[variable] ?? '';
const denied = { name: 'AccessDeniedException' };
const refused = { name: 'AccessDenied' };

let demo: LoosenedCloud;
let control: string;
beforeAll(async () => {
  demo = await startLoosenedCloud(openFunctions);
  control = demo.cloud.nameOf('Control');
});
afterAll(() => demo.close());

const untilIn = (minutes: number): Instant =>
  new Date(Date.now() + minutes * 60_000).toISOString() as Instant;

/** The session that the support function makes from a grant, in hands that have no check left. */
const underGrant = async (until: Instant): Promise<SessionCredentials> =>
  become(await asFunction('tenant-support'), {
    RoleArn: demo.roleOf('TenantSupport'),
    RoleSessionName: own,
    Tags: [{ Key: 'TenantId', Value: own }],
    SourceIdentity: grantId,
    DurationSeconds: 900,
    Policy: supportPolicy({ tenantId: own, grantId: grantId as GrantId, until }),
  });

/** The role of a function, taken without its code. */
const asFunction = (construct: string): Promise<SessionCredentials> =>
  become(undefined, { RoleArn: demo.roleOf(`${construct}/Role`), RoleSessionName: 'codeless' });

const become = async (
  credentials: SessionCredentials | undefined,
  input: AssumeRoleCommandInput,
): Promise<SessionCredentials> => {
  const sts = new STSClient({ region, ...(credentials === undefined ? {} : { credentials }) });
  const { Credentials } = await sts.send(new AssumeRoleCommand(input));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
};

const settings = (tenantId: string) => ({
  TableName: named('TENANT_DATA_TABLE'),
  Key: { PK: `T#${tenantId}#SET`, SK: 'V' },
});

describe('9.2.3 a session under a grant, with nothing but its permissions', () => {
  test('reads the one company', async () => {
    const client = documentClientOf({ region, credentials: await underGrant(untilIn(60)) });
    expect((await client.send(new GetCommand(settings(own)))).Item).toBeDefined();
    await expect(client.send(new GetCommand(settings(other)))).rejects.toMatchObject(denied);
    const people = { ':pk': `T#${other}#USER` };
    await expect(
      client.send(
        new QueryCommand({
          TableName: named('TENANT_DATA_TABLE'),
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: people,
        }),
      ),
    ).rejects.toMatchObject(denied);
  });

  test('writes nothing of it, in no table and no bucket', async () => {
    const credentials = await underGrant(untilIn(60));
    const client = documentClientOf({ region, credentials });
    const { TableName, Key } = settings(own);
    const writes = [
      new PutCommand({ TableName, Item: { ...Key, settingsVersion: 9 } }),
      new PutCommand({ TableName, Item: { PK: `T#${own}#C#01J`, SK: 'H' } }),
      // What was looked at under another grant.
      new PutCommand({ TableName, Item: { PK: `T#${own}#SUPPORTVIEW#01JHHH00000000000000000000`, SK: '1' } }),
      new PutCommand({
        TableName: control,
        Item: { PK: `T#${own}#SUPPORT`, SK: grantId, decision: 'given' },
      }),
      new PutCommand({ TableName: control, Item: { PK: `TEN#${own}`, SK: 'META' } }),
      new PutCommand({ TableName: named('AUDIT_TABLE'), Item: { PK: `T#${other}#20261201#0`, SK: '1' } }),
      new PutCommand({ TableName: named('AUDIT_TABLE'), Item: { PK: 'OPS#20261201', SK: '1' } }),
    ];
    for (const write of writes) await expect(client.send(write)).rejects.toMatchObject(denied);
    await expect(
      client.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE settingsVersion' })),
    ).rejects.toMatchObject(denied);
    await expect(client.send(new DeleteCommand({ TableName, Key }))).rejects.toMatchObject(denied);
    const s3 = new S3Client({ region, credentials });
    const place = { Bucket: named('DOCS_BUCKET'), Key: `t/${own}/evidence/1` };
    await expect(s3.send(new PutObjectCommand({ ...place, Body: 'x' }))).rejects.toMatchObject(refused);
    // Receipts are opened by a session of their own, and by this one not at all.
    await expect(s3.send(new GetObjectCommand(place))).rejects.toMatchObject(refused);
  });

  test('reads nothing by which people sign in, and unwraps no key of it', async () => {
    const credentials = await underGrant(untilIn(60));
    const client = documentClientOf({ region, credentials });
    const { TableName } = settings(own);
    for (const partition of ['LOGIN', 'MAIL', 'INVITED', 'INVITATIONS', `PEOPLEIMPORT#${grantId}`]) {
      const pk = `T#${own}#${partition}`;
      const one = new GetCommand({ TableName, Key: { PK: pk, SK: '1' } });
      const all = new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      });
      await expect(client.send(one)).rejects.toMatchObject(denied);
      await expect(client.send(all)).rejects.toMatchObject(denied);
    }
    const kms = new KMSClient({ region, credentials });
    const unwrapped = async (name: string, purpose: string) => {
      const Key = { PK: `T#${own}`, SK: `${name}#v1` };
      const { Item } = await client.send(new GetCommand({ TableName: named('KEYSTORE_TABLE'), Key }));
      const EncryptionContext = { tenantId: own, purpose };
      return kms.send(new DecryptCommand({ CiphertextBlob: Item?.['wrapped'], EncryptionContext }));
    };
    expect((await unwrapped('DEK', 'dek')).Plaintext).toHaveLength(32);
    await expect(unwrapped('HMAC', 'hmac')).rejects.toMatchObject(denied);
    // A context that is not the key's own names no key.
    await expect(unwrapped('HMAC', 'dek')).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('is over with its grant, whatever is left of its hour', async () => {
    const client = documentClientOf({ region, credentials: await underGrant(untilIn(0)) });
    await expect(client.send(new GetCommand(settings(own)))).rejects.toMatchObject(denied);
  });

  test('says of which grant it is, and is made by no other function', async () => {
    const credentials = await asFunction('tenant-support');
    const RoleArn = demo.roleOf('TenantSupport');
    const sts = new STSClient({ region, credentials });
    const asked = { RoleArn, RoleSessionName: own, Tags: [{ Key: 'TenantId', Value: own }] };
    await expect(sts.send(new AssumeRoleCommand(asked))).rejects.toMatchObject(refused);
    await expect(
      sts.send(new AssumeRoleCommand({ ...asked, SourceIdentity: 'somebody' })),
    ).rejects.toMatchObject(refused);
    const made = await sts.send(new AssumeRoleCommand({ ...asked, SourceIdentity: grantId }));
    expect(made.SourceIdentity).toBe(grantId);
    // It becomes a tenant in no other way.
    for (const role of ['Roles/TenantData', 'Roles/TenantAdmin', 'Roles/TenantDocuments', 'Roles/Presign'])
      await expect(
        sts.send(new AssumeRoleCommand({ ...asked, RoleArn: demo.roleOf(role) })),
      ).rejects.toMatchObject(refused);
  });
});

describe.each(['operator', 'operator-auth', 'operator-authorizer'])(
  '9.2.3 the role of the function %s, with every check of its code off',
  (construct) => {
    test('becomes no tenant, under a grant or without', async () => {
      const sts = new STSClient({ region, credentials: await asFunction(construct) });
      const roles = ['Data', 'Admin', 'Auth', 'Documents'].map((role) => `Roles/Tenant${role}`);
      for (const role of [...roles, 'Roles/Presign', 'TenantSupport', 'TenantNotice'])
        await expect(
          sts.send(
            new AssumeRoleCommand({
              RoleArn: demo.roleOf(role),
              RoleSessionName: own,
              Tags: [{ Key: 'TenantId', Value: own }],
              SourceIdentity: grantId,
            }),
          ),
        ).rejects.toMatchObject(refused);
    });

    test('reads nothing that a company keeps, and unwraps no key', async () => {
      const credentials = await asFunction(construct);
      const client = documentClientOf({ region, credentials });
      await expect(client.send(new GetCommand(settings(own)))).rejects.toMatchObject(denied);
      const wrapped = { TableName: named('KEYSTORE_TABLE'), Key: { PK: `T#${own}`, SK: 'DEK#v1' } };
      await expect(client.send(new GetCommand(wrapped))).rejects.toMatchObject(denied);
      const s3 = new S3Client({ region, credentials });
      await expect(
        s3.send(new GetObjectCommand({ Bucket: named('DOCS_BUCKET'), Key: `t/${own}/evidence/1` })),
      ).rejects.toMatchObject(refused);
      const known = (await documentClientOf({ region }).send(new GetCommand(wrapped))).Item?.['wrapped'];
      await expect(
        new KMSClient({ region, credentials }).send(
          new DecryptCommand({ CiphertextBlob: known, EncryptionContext: { tenantId: own, purpose: 'dek' } }),
        ),
      ).rejects.toMatchObject(denied);
    });

    test('cannot write the company’s word on a grant', async () => {
      const client = documentClientOf({ region, credentials: await asFunction(construct) });
      const Key = { PK: `T#${own}#SUPPORT`, SK: grantId };
      await expect(
        client.send(
          new PutCommand({ TableName: control, Item: { ...Key, operatorId: 'op-kato', decision: 'given' } }),
        ),
      ).rejects.toMatchObject(denied);
      for (const name of ['decision', 'until', 'parts'])
        await expect(
          client.send(
            new UpdateCommand({
              TableName: control,
              Key,
              UpdateExpression: 'SET #name = :value',
              ExpressionAttributeNames: { '#name': name },
              ExpressionAttributeValues: { ':value': untilIn(60) },
            }),
          ),
        ).rejects.toMatchObject(denied);
    });
  },
);
