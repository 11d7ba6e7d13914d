import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  AssociateSoftwareTokenCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito } from './running-cognito.ts';

const password = 'PermanentPass12';
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
let users = 0;
beforeAll(async () => {
  running = await aRunningCognito();
  pool = await aPoolOn(running.client);
});
afterAll(() => running.cognito.close());

const setPassword = async (Username: string, Password: string, Permanent: boolean) =>
  running.client.send(
    new AdminSetUserPasswordCommand({ UserPoolId: pool.poolId, Username, Password, Permanent }),
  );

/** A user who has signed in with a lasting password. */
const aUser = async () => {
  users += 1;
  const email = `user-${users}@example.test`;
  await pool.invite(email);
  await setPassword(email, password, true);
  const tokens = (await pool.signIn(email, password)).AuthenticationResult;
  return { email, tokens, names: { UserPoolId: pool.poolId, Username: email } };
};
const notAuthorized = { name: 'NotAuthorizedException' };

describe('setting a password', () => {
  test('lets a lasting one in at once and asks to replace a temporary one', async () => {
    const { email } = await aUser();
    expect((await pool.signIn(email, password)).AuthenticationResult).toBeDefined();
    await setPassword(email, 'TemporaryPass12', false);
    expect((await pool.signIn(email, 'TemporaryPass12')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  test.each(['Abcdef-123456 ', ' Abcdef-123456', 'Abcdef-123\n456', 'a'])(
    'is refused for its form before any policy: %j',
    async (wanted) => {
      const { email } = await aUser();
      await expect(setPassword(email, wanted, true)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining("Value at 'password'"),
      });
    },
  );

  test('is refused for a weak one, and the old one still works', async () => {
    const { email } = await aUser();
    await expect(setPassword(email, 'ab', true)).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    expect((await pool.signIn(email, password)).AuthenticationResult).toBeDefined();
  });

  test('makes an invited user confirmed without a challenge', async () => {
    const { tokens, names } = await aUser();
    const user = await running.client.send(new AdminGetUserCommand(names));
    expect(user.UserStatus).toBe('CONFIRMED');
    expect(tokens?.RefreshToken).toBeDefined();
  });
});

describe('signing out', () => {
  test('by the administration ends refresh token and access token', async () => {
    const { tokens, names } = await aUser();
    await running.client.send(new AdminUserGlobalSignOutCommand(names));
    await expect(pool.refresh(tokens?.RefreshToken)).rejects.toMatchObject(notAuthorized);
    const reading = new AssociateSoftwareTokenCommand({ AccessToken: tokens?.AccessToken });
    await expect(running.client.send(reading)).rejects.toMatchObject(notAuthorized);
  });
});

describe('a disabled user', () => {
  test('neither signs in nor refreshes until he is enabled', async () => {
    const { email, tokens, names } = await aUser();
    await running.client.send(new AdminDisableUserCommand(names));
    await expect(pool.signIn(email, password)).rejects.toMatchObject({
      ...notAuthorized,
      message: 'User is disabled.',
    });
    await expect(pool.refresh(tokens?.RefreshToken)).rejects.toMatchObject(notAuthorized);
    await running.client.send(new AdminEnableUserCommand(names));
    expect((await pool.signIn(email, password)).AuthenticationResult).toBeDefined();
  });

  test('cannot finish a challenge that he began before', async () => {
    await pool.invite('half@example.test');
    const { Session } = await pool.signIn('half@example.test', 'TempPassword12');
    await running.client.send(
      new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username: 'half@example.test' }),
    );
    const responses = { USERNAME: 'half@example.test', NEW_PASSWORD: 'BrandNewPass123' };
    await expect(pool.answer('NEW_PASSWORD_REQUIRED', Session, responses)).rejects.toMatchObject(
      notAuthorized,
    );
  });
});

const list = (PaginationToken?: string) =>
  running.client.send(new ListUsersCommand({ UserPoolId: pool.poolId, Limit: 1, PaginationToken }));

describe('finding and removing users', () => {
  test('finds one by e-mail', async () => {
    const { email } = await aUser();
    const found = await running.client.send(
      new ListUsersCommand({ UserPoolId: pool.poolId, Filter: `email = "${email}"` }),
    );
    expect(found.Users).toHaveLength(1);
  });

  test('pages through all of them', async () => {
    await aUser();
    const first = await list();
    const second = await list(first.PaginationToken);
    expect(second.Users).toHaveLength(1);
    expect(second.Users?.[0]?.Username).not.toBe(first.Users?.[0]?.Username);
  });

  test('locks the door after many wrong passwords', async () => {
    const { email } = await aUser();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(pool.signIn(email, `wrong${attempt}`)).rejects.toMatchObject({
        message: 'Incorrect username or password.',
      });
    }
    await expect(pool.signIn(email, password)).rejects.toMatchObject({
      ...notAuthorized,
      message: 'Password attempts exceeded',
    });
  });

  test('does not know a deleted user', async () => {
    const { email, names } = await aUser();
    await running.client.send(new AdminDeleteUserCommand(names));
    await expect(pool.signIn(email, password)).rejects.toMatchObject(notAuthorized);
    await expect(running.client.send(new AdminGetUserCommand(names))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
});
