import {
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito } from './running-cognito.ts';

const notAuthorized = { name: 'NotAuthorizedException' };
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
let otherClientId: string | undefined;
beforeAll(async () => {
  running = await aRunningCognito();
  pool = await aPoolOn(running.client);
  const { UserPoolClient } = await running.client.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.poolId,
      ClientName: 'other',
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  otherClientId = UserPoolClient?.ClientId;
});
afterAll(() => running.cognito.close());

describe('a challenge session', () => {
  test('is of no use to another client', async () => {
    await pool.invite('client@example.test');
    const { Session } = await pool.signIn('client@example.test', 'TempPassword12');
    const attempt = new RespondToAuthChallengeCommand({
      ClientId: otherClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'client@example.test', NEW_PASSWORD: 'BrandNewPass123' },
    });
    await expect(running.client.send(attempt)).rejects.toMatchObject(notAuthorized);
  });

  test('is of no use for another challenge', async () => {
    await pool.invite('challenge@example.test');
    const { Session } = await pool.signIn('challenge@example.test', 'TempPassword12');
    const responses = { USERNAME: 'challenge@example.test', NEW_PASSWORD: 'BrandNewPass123' };
    await expect(pool.answer('MFA_SETUP', Session, responses)).rejects.toMatchObject(notAuthorized);
  });

  test('registers no second factor unless that is its challenge', async () => {
    await pool.invite('factor@example.test');
    const { Session } = await pool.signIn('factor@example.test', 'TempPassword12');
    await expect(running.client.send(new AssociateSoftwareTokenCommand({ Session }))).rejects.toMatchObject(
      notAuthorized,
    );
  });
});

describe('a refresh token', () => {
  test('is of no use to another client', async () => {
    const email = 'refresh@example.test';
    await pool.invite(email);
    await running.client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: pool.poolId,
        Username: email,
        Password: 'PermanentPass12',
        Permanent: true,
      }),
    );
    const { AuthenticationResult } = await pool.signIn(email, 'PermanentPass12');
    const attempt = new InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: otherClientId,
      AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' },
    });
    await expect(running.client.send(attempt)).rejects.toMatchObject({
      ...notAuthorized,
      message: 'Invalid Refresh Token',
    });
  });
});
