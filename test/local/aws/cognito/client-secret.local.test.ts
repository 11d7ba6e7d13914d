import { createHmac } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito, payloadOf } from './running-cognito.ts';

const username = '01j0000000000000000000000a';
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
beforeAll(async () => {
  running = await aRunningCognito();
  pool = await aPoolOn(running.client, {
    pool: { UsernameAttributes: [] },
    client: { GenerateSecret: true },
  });
  await pool.invite(username);
});
afterAll(() => running.cognito.close());

const hashOf = (name: string) =>
  createHmac('sha256', pool.secret ?? '')
    .update(`${name}${pool.clientId}`)
    .digest('base64');
const adminSignIn = async (parameters: Record<string, string>) =>
  running.client.send(
    new AdminInitiateAuthCommand({
      UserPoolId: pool.poolId,
      ClientId: pool.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: 'TempPassword12', ...parameters },
    }),
  );
const newPassword = async (Session: string | undefined, hash: Record<string, string>) =>
  running.client.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId: pool.poolId,
      ClientId: pool.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: username, NEW_PASSWORD: 'BrandNewPass123', ...hash },
    }),
  );
const refresh = async (token: string | undefined, hash: Record<string, string>) =>
  running.client.send(
    new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token ?? '', ...hash },
    }),
  );

const missing = {
  name: 'NotAuthorizedException',
  message: expect.stringContaining('SECRET_HASH was not received'),
};
const wrong = {
  name: 'NotAuthorizedException',
  message: expect.stringContaining('Unable to verify secret hash'),
};

describe('a client with a secret', () => {
  test('shows its secret to the administration', async () => {
    const { UserPoolClient } = await running.client.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.poolId, ClientId: pool.clientId }),
    );
    expect(UserPoolClient?.ClientSecret).toMatch(/^[0-9a-z]{51}$/);
    expect(UserPoolClient?.ClientSecret).toBe(pool.secret);
  });

  test('signs nobody in without the hash, with a wrong one, or with that of another user', async () => {
    await expect(adminSignIn({})).rejects.toMatchObject(missing);
    await expect(adminSignIn({ SECRET_HASH: 'AAAA' })).rejects.toMatchObject(wrong);
    await expect(adminSignIn({ SECRET_HASH: hashOf('other') })).rejects.toMatchObject(wrong);
    await expect(pool.signIn(username, 'TempPassword12')).rejects.toMatchObject(missing);
  });

  test('goes from challenge to tokens to refreshed tokens, the hash proven each time', async () => {
    const SECRET_HASH = hashOf(username);
    const { Session, ChallengeName } = await adminSignIn({ SECRET_HASH });
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await expect(newPassword(Session, {})).rejects.toMatchObject(missing);
    await expect(newPassword(Session, { SECRET_HASH: hashOf('x') })).rejects.toMatchObject(wrong);
    const { AuthenticationResult } = await newPassword(Session, { SECRET_HASH });
    expect(payloadOf(AuthenticationResult?.AccessToken)['username']).toBe(username);

    const token = AuthenticationResult?.RefreshToken;
    await expect(refresh(token, {})).rejects.toMatchObject(missing);
    await expect(refresh(token, { SECRET_HASH: hashOf('x') })).rejects.toMatchObject(wrong);
    expect((await refresh(token, { SECRET_HASH })).AuthenticationResult?.AccessToken).toBeDefined();
  });
});

describe('a client without a secret', () => {
  test('refuses a hash that proves nothing', async () => {
    const open = await aPoolOn(running.client);
    const attempt = new InitiateAuthCommand({
      ClientId: open.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'a', PASSWORD: 'b', SECRET_HASH: 'AAAA' },
    });
    await expect(running.client.send(attempt)).rejects.toMatchObject(wrong);
  });
});

const strangerTo = (endpoint: string) =>
  new CognitoIdentityProviderClient({
    endpoint,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'x' },
  });

describe('who may call', () => {
  test('an administrative call needs a known signature', async () => {
    const attempt = new DescribeUserPoolClientCommand({ UserPoolId: pool.poolId, ClientId: pool.clientId });
    await expect(strangerTo(running.cognito.url).send(attempt)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  test('a public call needs none, and the gate sees an anonymous caller', async () => {
    await expect(
      strangerTo(running.cognito.url).send(
        new InitiateAuthCommand({ ClientId: pool.clientId, AuthFlow: 'USER_PASSWORD_AUTH' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(running.calls.at(-1)).toMatchObject({
      operation: 'InitiateAuth',
      caller: { principalArn: 'anonymous' },
    });
  });
});
