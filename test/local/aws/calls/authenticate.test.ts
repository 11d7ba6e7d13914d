import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticate, type SignedRequest } from '#local/aws/calls/authenticate.ts';
import { callersOf, type Caller } from '#local/aws/calls/caller.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

const now = () => new Date();
const inOneHour = new Date(Date.now() + 3_600_000);
const aRole: Caller = {
  accessKeyId: 'AKIALOCALROLE',
  secretAccessKey: 'role-secret',
  principalArn: 'arn:aws:iam::000000000000:role/app',
  tags: {},
};
const aSession: Caller = {
  accessKeyId: 'ASIALOCALSESSION',
  secretAccessKey: 'session-secret',
  sessionToken: 'token/+=of the session',
  principalArn: 'arn:aws:sts::000000000000:assumed-role/app/tenant',
  tags: { tenantId: 't1' },
  expiresAt: inOneHour,
};
const callers = callersOf([
  aRole,
  aSession,
  { ...aSession, accessKeyId: 'ASIAENDED', expiresAt: new Date(0) },
]);

let server: Server;
let seen: SignedRequest;
const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    seen = { method, url, headers, body: await buffer(request) };
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => new Promise((closed) => server.close(closed)));

const sendSigned = async (credentials: {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}) => {
  const client = new DynamoDBClient({ endpoint: endpoint(), region: 'ap-northeast-1', credentials });
  await client.send(new GetItemCommand({ TableName: 'TenantData', Key: { pk: { S: 'T#t1#経費' } } }));
  client.destroy();
};

const judge = (
  request: SignedRequest,
  changes: { service?: string; now?: Date; skewSeconds?: number } = {},
) => {
  try {
    return authenticate(request, { callers, service: 'dynamodb', now: now(), ...changes }).principalArn;
  } catch (fault) {
    if (!(fault instanceof ServiceFault)) throw fault;
    return `${fault.statusCode} ${fault.code}`;
  }
};

describe('authenticating a signed call', () => {
  test('finds the role that signed it', async () => {
    await sendSigned(aRole);
    expect(judge(seen)).toBe('arn:aws:iam::000000000000:role/app');
  });

  test('finds the session that signed it', async () => {
    await sendSigned({ ...aSession, sessionToken: 'token/+=of the session' });
    expect(judge(seen)).toBe('arn:aws:sts::000000000000:assumed-role/app/tenant');
  });

  test.each([
    ['the secret is another', { ...aRole, secretAccessKey: 'wrong' }, '400 InvalidSignatureException'],
    ['the key is unknown', { ...aRole, accessKeyId: 'AKIANOBODY' }, '400 UnrecognizedClientException'],
    [
      'the session token is missing',
      { accessKeyId: aSession.accessKeyId, secretAccessKey: aSession.secretAccessKey },
      '400 UnrecognizedClientException',
    ],
    [
      "the session token is another session's",
      { accessKeyId: aSession.accessKeyId, secretAccessKey: aSession.secretAccessKey, sessionToken: 'x' },
      '400 UnrecognizedClientException',
    ],
    [
      'a long-term key comes with a token',
      { ...aRole, sessionToken: 'x' },
      '400 UnrecognizedClientException',
    ],
    [
      'the session has ended',
      { accessKeyId: 'ASIAENDED', secretAccessKey: 'session-secret', sessionToken: 'token/+=of the session' },
      '400 ExpiredTokenException',
    ],
  ])('is refused when %s', async (_because, credentials, answer) => {
    await sendSigned(credentials);
    expect(judge(seen)).toBe(answer);
  });
});

describe('a signature', () => {
  beforeEach(() => sendSigned(aRole));

  test.each<[string, (request: SignedRequest) => SignedRequest, string]>([
    ['the body', (request) => ({ ...request, body: Buffer.from('{}') }), '400 InvalidSignatureException'],
    ['the path', (request) => ({ ...request, url: '/other' }), '400 InvalidSignatureException'],
    ['the query', (request) => ({ ...request, url: '/?all=true' }), '400 InvalidSignatureException'],
    ['the method', (request) => ({ ...request, method: 'PUT' }), '400 InvalidSignatureException'],
    [
      'a signed header',
      (request) => ({
        ...request,
        headers: { ...request.headers, 'x-amz-target': 'DynamoDB_20120810.DeleteItem' },
      }),
      '400 InvalidSignatureException',
    ],
    [
      'its own presence',
      (request) => ({ ...request, headers: { ...request.headers, authorization: undefined } }),
      '400 MissingAuthenticationTokenException',
    ],
  ])('does not cover a change of %s', (_what, change, answer) => {
    expect(judge(change(seen))).toBe(answer);
  });

  test('does not hold for another service', () => {
    expect(judge(seen, { service: 'kms' })).toBe('400 InvalidSignatureException');
  });

  test('does not hold 16 minutes later, unless more is allowed', () => {
    const later = new Date(Date.now() + 16 * 60_000);
    expect(judge(seen, { now: later })).toBe('400 InvalidSignatureException');
    expect(judge(seen, { now: later, skewSeconds: 3600 })).toBe('arn:aws:iam::000000000000:role/app');
  });
});

describe('refusing a call to STS', () => {
  test('uses the words of the query protocol', async () => {
    const client = new STSClient({
      endpoint: endpoint(),
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' },
    });
    await client.send(new GetCallerIdentityCommand()).catch(() => undefined);
    client.destroy();
    expect(judge(seen, { service: 'sts' })).toBe('403 InvalidClientTokenId');
  });
});
