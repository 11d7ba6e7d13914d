import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  type AuthFlowType,
  type ExplicitAuthFlowsType,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito, cognitoClientOf, payloadOf } from './running-cognito.ts';

const email = 'user@example.test';
const password = 'PermanentPass12';
let running: Awaited<ReturnType<typeof aRunningCognito>>;
beforeAll(async () => {
  running = await aRunningCognito();
});
afterAll(() => running.cognito.close());

const aPoolWithUser = async (changes: Parameters<typeof aPoolOn>[1]) => {
  const pool = await aPoolOn(running.client, changes);
  await pool.invite(email, [
    { Name: 'custom:tenant', Value: 't1' },
    { Name: 'locale', Value: 'ja' },
  ]);
  const names = { UserPoolId: pool.poolId, Username: email };
  await running.client.send(
    new AdminSetUserPasswordCommand({ ...names, Password: password, Permanent: true }),
  );
  return pool;
};

const tryFlow = async (flow: AuthFlowType, door: 'public' | 'admin', flows?: ExplicitAuthFlowsType[]) => {
  const pool = await aPoolWithUser({ client: { ExplicitAuthFlows: flows } });
  const input = {
    ClientId: pool.clientId,
    AuthFlow: flow,
    AuthParameters: { USERNAME: email, PASSWORD: password, REFRESH_TOKEN: 'x' },
  };
  return door === 'public'
    ? running.client.send(new InitiateAuthCommand(input))
    : running.client.send(new AdminInitiateAuthCommand({ ...input, UserPoolId: pool.poolId }));
};

describe('the sign-in flows of a client', () => {
  test.each([
    ['USER_PASSWORD_AUTH', 'public', ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], 'not enabled for this client'],
    ['ADMIN_USER_PASSWORD_AUTH', 'admin', ['ALLOW_USER_PASSWORD_AUTH'], 'not enabled for this client'],
    ['REFRESH_TOKEN_AUTH', 'public', ['ALLOW_USER_PASSWORD_AUTH'], 'not enabled for this client'],
    ['USER_PASSWORD_AUTH', 'public', undefined, 'not enabled for this client'],
    ['ADMIN_USER_PASSWORD_AUTH', 'public', ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], 'method not supported'],
    ['USER_SRP_AUTH', 'public', ['ALLOW_USER_SRP_AUTH'], 'does not exist on this machine'],
  ] as const)('%s by the %s door is refused with %j', async (flow, door, flows, words) => {
    await expect(tryFlow(flow, door, flows && [...flows])).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(words),
    });
  });

  test('are open where the client allows them', async () => {
    const flows: ExplicitAuthFlowsType[] = ['ALLOW_ADMIN_USER_PASSWORD_AUTH'];
    const { AuthenticationResult } = await tryFlow('ADMIN_USER_PASSWORD_AUTH', 'admin', flows);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  test("do not work with another pool's client", async () => {
    const [one, other] = [await aPoolWithUser({}), await aPoolWithUser({})];
    const attempt = new AdminInitiateAuthCommand({
      UserPoolId: one.poolId,
      ClientId: other.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    });
    await expect(running.client.send(attempt)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the attributes of a client', () => {
  test('are read only where the client may', async () => {
    const pool = await aPoolWithUser({ client: { ReadAttributes: ['locale'] } });
    const { AuthenticationResult } = await pool.signIn(email, password);
    const id = payloadOf(AuthenticationResult?.IdToken);
    expect(id).toMatchObject({ locale: 'ja', sub: expect.any(String) });
    expect(id).not.toHaveProperty('custom:tenant');
  });

  test('cannot grow with the answer to a first-password challenge', async () => {
    const pool = await aPoolOn(running.client, { client: { WriteAttributes: ['locale'] } });
    await pool.invite('new@example.test');
    const { Session } = await pool.signIn('new@example.test', 'TempPassword12');
    const attempt = pool.answer('NEW_PASSWORD_REQUIRED', Session, {
      USERNAME: 'new@example.test',
      NEW_PASSWORD: 'BrandNewPass123',
      'userAttributes.custom:role': 'admin',
    });
    await expect(attempt).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});

const day = 86_400_000;
const aClockedPool = async () => {
  const start = Date.now();
  const clock = { now: new Date(start) };
  const { cognito, client } = await aRunningCognito({ clock: () => clock.now });
  const pool = await aPoolOn(client);
  const pass = (milliseconds: number) => {
    clock.now = new Date(start + milliseconds);
  };
  return { cognito, client, pool, pass };
};

describe('passwords and the clock', () => {
  test('a temporary password ends after the days of the policy, and a new one begins anew', async () => {
    const { cognito, pool, pass } = await aClockedPool();
    await pool.invite(email);
    pass(3 * day - 1000);
    expect((await pool.signIn(email, 'TempPassword12')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    pass(3 * day);
    await expect(pool.signIn(email, 'TempPassword12')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    });

    const later = cognitoClientOf(cognito.url, 3 * day);
    const names = { UserPoolId: pool.poolId, Username: email };
    await later.send(new AdminSetUserPasswordCommand({ ...names, Password: 'SecondTemporary12' }));
    expect((await pool.signIn(email, 'SecondTemporary12')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await cognito.close();
  });

  test('a challenge ends after three minutes', async () => {
    const { cognito, pool, pass } = await aClockedPool();
    await pool.invite(email);
    const { Session } = await pool.signIn(email, 'TempPassword12');
    pass(180_000);
    const responses = { USERNAME: email, NEW_PASSWORD: 'BrandNewPass123' };
    await expect(pool.answer('NEW_PASSWORD_REQUIRED', Session, responses)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await cognito.close();
  });

  test('a lock-out ends and lets the right password in', async () => {
    const { cognito, pool, pass } = await aClockedPool();
    await pool.invite(email);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(pool.signIn(email, 'wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    }
    pass(999);
    await expect(pool.signIn(email, 'TempPassword12')).rejects.toMatchObject({
      message: 'Password attempts exceeded',
    });
    pass(1000);
    expect((await pool.signIn(email, 'TempPassword12')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await cognito.close();
  });

  test('tokens and refresh tokens end by the clock', async () => {
    const { cognito, client, pool, pass } = await aClockedPool();
    await pool.invite(email);
    const { Session } = await pool.signIn(email, 'TempPassword12');
    const responses = { USERNAME: email, NEW_PASSWORD: 'BrandNewPass123' };
    const { AuthenticationResult } = await pool.answer('NEW_PASSWORD_REQUIRED', Session, responses);
    const reading = new AssociateSoftwareTokenCommand({ AccessToken: AuthenticationResult?.AccessToken });
    pass(598_000);
    expect((await client.send(reading)).SecretCode).toBeDefined();
    pass(600_000);
    await expect(client.send(reading)).rejects.toMatchObject({ message: 'Access Token has expired' });
    pass(30 * day);
    await expect(pool.refresh(AuthenticationResult?.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has expired',
    });
    await cognito.close();
  });
});
