import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantContextsOf } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { stsAssume } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { person } from '#rows/people.ts';
import { rowsOf } from '#rows/read-key.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { draftOf } from '#test/journeys/claim-driver.ts';
import type { DemoCloud } from '#test/journeys/demo-cloud.ts';
import { cookieOf, logIn, type Person } from '#test/journeys/person.ts';
import { passwordIn } from '#test/journeys/demo-cloud.ts';

import { environmentByClient, openPermissions, openTrust, startLoosenedCloud } from './loosened-cloud.ts';

const region = 'ap-northeast-1';
const [own, other] = [aobaKobo.tenantId, minato.tenantId];
const named = (variable: string): string => process.env[variable] ?? '';
const names = () => ({ tenantDataTable: named('TENANT_DATA_TABLE'), auditTable: named('AUDIT_TABLE') });
const wrappedKey = (tenantId: string) => ({
  TableName: named('KEYSTORE_TABLE'),
  Key: { PK: `T#${tenantId}`, SK: 'DEK#v1' },
});
const now = () => new Date();

let demo: DemoCloud;
let tanaka: Person;
let claimId: string;
/** 林, who works for the own company and wants to see the other's. */
let session: { readonly cookie: string; readonly csrf: string };
beforeAll(async () => {
  demo = await startLoosenedCloud(openPermissions, openTrust, environmentByClient);
  tanaka = await demo.signIn('tanaka');
  const headers = { 'x-wanted-tenant': other };
  const made = await tanaka.send('POST', '/api/claims', draftOf({ lines: [shinkansen()] }), {
    headers,
  });
  claimId = made.body.id;
  const answer = await logIn(demo.cloud, {
    companyCode: 'aoba-kobo',
    loginId: 'hayashi',
    password: passwordIn('aoba-kobo'),
  });
  session = { cookie: cookieOf(answer), csrf: String(answer.body.csrfToken) };
});
afterAll(() => demo.close());

const asked = (tenantId: string) => ({
  httpMethod: 'GET',
  resource: '/api/claims/{claimId}',
  path: `/api/claims/${claimId}`,
  pathParameters: { claimId },
  queryStringParameters: null,
  headers: {},
  multiValueHeaders: {},
  body: null,
  isBase64Encoded: false,
  requestContext: {
    requestId: 'r1',
    identity: { sourceIp: '127.0.0.1' },
    // What an authorizer with a fault would say: the other company, and a person of it.
    authorizer: {
      tenantId,
      userId: tanaka.userId,
      userName: '田中花子',
      roles: 'applicant',
      sessionKey: 'k',
      provenAt: new Date().toISOString(),
    },
  },
});

describe('with nothing but an environment for each tenant', () => {
  test('the environment of one refuses whom the authorizer takes for another', async () => {
    const answer = await demo.cloud.invoke('tenant-app', asked(other), own);
    expect(answer).toMatchObject({ statusCode: 403 });
    expect(JSON.stringify(answer)).not.toContain('5月の経費');
  });

  test('and would have answered in the environment of the other', async () => {
    const answer = await demo.cloud.invoke('tenant-app', asked(other), other);
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('5月の経費') });
  });

  test('a client that chooses its environment gets into none but its own', async () => {
    const answer = await fetch(`${demo.cloud.url}/api/claims/${claimId}`, {
      headers: { cookie: session.cookie, 'x-wanted-tenant': other },
    });
    expect(answer.status).toBe(403);
  });
});

/** The other's row of a person, read with a session that may read everything. */
const rowOfTheOther = async () => {
  const credentials = await stsAssume(region)({ roleArn: named('TENANT_DATA_ROLE_ARN'), tenantId: own });
  const table = tenantTableOf(other, documentClientOf({ region, credentials }), names());
  const { items } = await table.query(person.among({}));
  const [row] = rowsOf(person, items);
  return { userId: String(row?.['SK']), envelope: String(row?.email) };
};

const place = (sk: string) => ({ table: 'data', pk: 'USER', sk, attribute: 'email' }) as const;

describe('with nothing but the data key of a tenant', () => {
  test('what the other has sealed can be read and not be opened', async () => {
    const { userId, envelope } = await rowOfTheOther();
    const mine = await tenantContextsOf(now)(own);
    await expect(mine.sealed.open(place(userId), envelope)).rejects.toThrow(/authenticate/);
    const theirs = await tenantContextsOf(now)(other);
    expect(await theirs.sealed.open(place(userId), envelope)).toMatch(/@/);
  });

  test('it opens in no other place of the other either', async () => {
    const { userId, envelope } = await rowOfTheOther();
    const theirs = await tenantContextsOf(now)(other);
    const elsewhere = [
      place('01JSOMEBODYELSE00000000000'),
      { ...place(userId), attribute: 'phone' },
      { ...place(userId), pk: 'LOGIN' },
      { ...place(userId), table: 'audit' as const },
    ];
    for (const one of elsewhere)
      await expect(theirs.sealed.open(one, envelope)).rejects.toThrow(/authenticate/);
  });

  test('the other’s wrapped key in the own row cannot be unwrapped', async () => {
    const client = documentClientOf({ region });
    const [mine, theirs] = await Promise.all(
      [own, other].map(async (tenantId) => (await client.send(new GetCommand(wrappedKey(tenantId)))).Item),
    );
    await replaceKey(theirs?.['wrapped']);
    const context = await tenantContextsOf(now)(own);
    const { envelope, userId } = await rowOfTheOther();
    await expect(context.sealed.open(place(userId), envelope)).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await replaceKey(mine?.['wrapped']);
  });
});

const replaceKey = async (wrapped: unknown): Promise<void> => {
  await documentClientOf({ region }).send(
    new UpdateCommand({
      ...wrappedKey(own),
      UpdateExpression: 'SET #wrapped = :wrapped',
      ExpressionAttributeNames: { '#wrapped': 'wrapped' },
      ExpressionAttributeValues: { ':wrapped': wrapped },
    }),
  );
};

/** Both tenants seal with one key from now on. */
const shareTheKey = async (): Promise<void> => {
  const kms = new KMSClient({ region });
  const { Item } = await documentClientOf({ region }).send(new GetCommand(wrappedKey(other)));
  const { Plaintext, KeyId } = await kms.send(
    new DecryptCommand({
      CiphertextBlob: Item?.['wrapped'],
      EncryptionContext: { tenantId: other, purpose: 'dek' },
    }),
  );
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId, Plaintext, EncryptionContext: { tenantId: own, purpose: 'dek' } }),
  );
  await replaceKey(CiphertextBlob);
};

const asHayashi = (path: string, options: RequestInit = {}) =>
  fetch(`${demo.cloud.url}${path}`, {
    ...options,
    headers: {
      cookie: session.cookie,
      'x-csrf-token': session.csrf,
      'content-type': 'application/json',
      'x-wanted-tenant': own,
    },
  });

describe('with nothing but the session', () => {
  beforeAll(shareTheKey);

  test('the tenant is the session’s, whatever id is asked for', async () => {
    const answer = await asHayashi(`/api/claims/${claimId}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('田中');
  });

  test('lists hold the own company only', async () => {
    for (const path of ['/api/claims', '/api/inbox', '/api/exports']) {
      const answer = await asHayashi(path);
      expect([answer.status, await answer.json()]).toMatchObject([200, { items: [] }]);
    }
  });

  test('a write under the other’s id changes nothing of the other', async () => {
    const body = JSON.stringify({
      ...draftOf({ lines: [], title: '乗っ取り' }),
      id: claimId,
      departmentId: 'accounting',
    });
    expect((await asHayashi('/api/claims', { method: 'POST', body })).status).toBe(201);
    const headers = { 'x-wanted-tenant': other };
    const found = await tanaka.send('GET', `/api/claims/${claimId}`, undefined, { headers });
    expect(found.body.title).toBe('5月の経費');
  });

  test('a cookie under the other’s name is no session', async () => {
    const cookie = session.cookie.replace('01kabkb0', '01kmnat0');
    const answer = await fetch(`${demo.cloud.url}/api/me`, { headers: { cookie, 'x-wanted-tenant': other } });
    expect([401, 403]).toContain(answer.status);
  });
});
