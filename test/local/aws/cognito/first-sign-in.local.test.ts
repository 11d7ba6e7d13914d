import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito } from './running-cognito.ts';

let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
beforeAll(async () => {
  running = await aRunningCognito();
  pool = await aPoolOn(running.client);
  await pool.invite('known@example.test');
});
afterAll(() => running.cognito.close());

describe('making a user pool', () => {
  test('keeps password policy, custom attributes and admin-only sign-up', async () => {
    const { UserPool } = await running.client.send(new DescribeUserPoolCommand({ UserPoolId: pool.poolId }));
    expect(UserPool).toMatchObject({
      Id: expect.stringMatching(/^ap-northeast-1_[A-Za-z0-9]{9}$/),
      Policies: { PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 3 } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      SchemaAttributes: [
        { Name: 'custom:tenant', Mutable: false },
        { Name: 'custom:role', Mutable: true },
      ],
    });
  });

  test('gives it a client', async () => {
    const { UserPoolClient } = await running.client.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.poolId, ClientId: pool.clientId }),
    );
    expect(UserPoolClient).toMatchObject({
      ClientId: expect.stringMatching(/^[0-9a-z]{26}$/),
      ClientName: 'web',
      AccessTokenValidity: 10,
    });
    expect(UserPoolClient).not.toHaveProperty('ClientSecret');
  });
});

describe('creating a user', () => {
  test('leaves him with a temporary password, a sub and his attributes', async () => {
    const { User } = await pool.invite('new@example.test', [
      { Name: 'custom:tenant', Value: 't1' },
      { Name: 'custom:role', Value: 'manager' },
    ]);
    expect(User).toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      Attributes: expect.arrayContaining([
        { Name: 'sub', Value: User?.Username },
        { Name: 'custom:tenant', Value: 't1' },
      ]),
    });
  });

  test('is refused for a known e-mail', async () => {
    await expect(pool.invite('known@example.test')).rejects.toMatchObject({
      name: 'UsernameExistsException',
    });
  });

  test('is refused with a weak temporary password', async () => {
    const attempt = new AdminCreateUserCommand({
      UserPoolId: pool.poolId,
      Username: 'weak@example.test',
      TemporaryPassword: 'weak',
      MessageAction: 'SUPPRESS',
    });
    await expect(running.client.send(attempt)).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  test('mails an invitation with a password that signs in, unless that is suppressed', async () => {
    await running.client.send(
      new AdminCreateUserCommand({ UserPoolId: pool.poolId, Username: 'mail@example.test' }),
    );
    const [mail] = running.mails;
    expect(running.mails).toHaveLength(1);
    expect(mail).toMatchObject({ kind: 'invitation', to: 'mail@example.test' });
    const { ChallengeName } = await pool.signIn('mail@example.test', mail?.secret ?? '');
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});

describe('signing in for the first time', () => {
  test('does not tell an unknown user from a wrong password', async () => {
    await expect(pool.signIn('ghost@example.test', 'Nope')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('asks for a new password', async () => {
    const answered = await pool.signIn('known@example.test', 'TempPassword12');
    expect(answered).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: expect.stringMatching(/./),
    });
  });

  test('is refused with a wrong temporary password', async () => {
    await pool.invite('wrong@example.test');
    await expect(pool.signIn('wrong@example.test', 'NotTheTempPassword1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  test('refuses a weak new password', async () => {
    await pool.invite('short@example.test');
    const { Session } = await pool.signIn('short@example.test', 'TempPassword12');
    const attempt = pool.answer('NEW_PASSWORD_REQUIRED', Session, {
      USERNAME: 'short@example.test',
      NEW_PASSWORD: 'short',
    });
    await expect(attempt).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  test('gives tokens for a new password and confirms the user, once per session', async () => {
    const { Session } = await pool.signIn('known@example.test', 'TempPassword12');
    const responses = { USERNAME: 'known@example.test', NEW_PASSWORD: 'BrandNewPass123' };
    const { AuthenticationResult } = await pool.answer('NEW_PASSWORD_REQUIRED', Session, responses);
    expect(AuthenticationResult).toMatchObject({
      IdToken: expect.any(String),
      AccessToken: expect.any(String),
      RefreshToken: expect.any(String),
    });
    const user = await running.client.send(
      new AdminGetUserCommand({ UserPoolId: pool.poolId, Username: 'known@example.test' }),
    );
    expect(user.UserStatus).toBe('CONFIRMED');
    await expect(pool.answer('NEW_PASSWORD_REQUIRED', Session, responses)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  test('refuses a forged session, and the session of another user', async () => {
    await pool.invite('forged@example.test');
    await pool.invite('victim@example.test');
    const { Session } = await pool.signIn('forged@example.test', 'TempPassword12');
    const responses = { USERNAME: 'victim@example.test', NEW_PASSWORD: 'HackedPass12345' };
    for (const session of ['x'.repeat(30), Session]) {
      await expect(pool.answer('NEW_PASSWORD_REQUIRED', session, responses)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
    }
  });
});
