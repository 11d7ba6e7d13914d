import {
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { totpAt } from '#local/aws/cognito/totp.ts';

import { aPoolOn, aRunningCognito } from './running-cognito.ts';

const password = 'PermanentPass12';
const now = new Date();
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
beforeAll(async () => {
  running = await aRunningCognito({ clock: () => now });
  pool = await aPoolOn(running.client);
});
afterAll(() => running.cognito.close());

const step = () => Math.floor(now.getTime() / 30_000);
/** A code that is wrong for sure, whatever the secret. */
const wrongCode = (secret: string) => {
  const right = [-1, 0, 1].map((drift) => totpAt(secret, step() + drift));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
};
const aUser = async (email: string) => {
  await pool.invite(email);
  await running.client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool.poolId,
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
  const { AuthenticationResult } = await pool.signIn(email, password);
  return AuthenticationResult?.AccessToken;
};
const register = async (email: string) => {
  const AccessToken = await aUser(email);
  const { SecretCode = '' } = await running.client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = totpAt(SecretCode, step());
  await running.client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await running.client.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: pool.poolId,
      Username: email,
      SoftwareTokenMfaSettings,
    }),
  );
  return SecretCode;
};

describe('one-time passwords', () => {
  test('follow RFC 6238, appendix B', () => {
    // Base32 of the RFC's secret "12345678901234567890"; the RFC prints eight digits, these are the last six.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(totpAt(secret, Math.floor(59 / 30))).toBe('287082');
    expect(totpAt(secret, Math.floor(1_111_111_109 / 30))).toBe('081804');
  });

  test('are registered by a right code and not by a wrong one', async () => {
    const AccessToken = await aUser('register@example.test');
    const { SecretCode = '' } = await running.client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const verify = (UserCode: string) =>
      running.client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    await expect(verify(wrongCode(SecretCode))).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    });
    expect((await verify(totpAt(SecretCode, step()))).Status).toBe('SUCCESS');
  });

  test('are asked for at the next sign-in; a wrong one and a used one are refused', async () => {
    const email = 'asked@example.test';
    const secret = await register(email);
    const answer = async (code: string) => {
      const { ChallengeName, Session } = await pool.signIn(email, password);
      expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
      return pool.answer('SOFTWARE_TOKEN_MFA', Session, { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code });
    };
    await expect(answer(wrongCode(secret))).rejects.toMatchObject({ name: 'CodeMismatchException' });
    // The code by which it was registered is used too.
    await expect(answer(totpAt(secret, step()))).rejects.toMatchObject({ name: 'CodeMismatchException' });
    const next = totpAt(secret, step() + 1);
    expect((await answer(next)).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer(next)).rejects.toMatchObject({ name: 'CodeMismatchException' });
  });

  test('end the session after five guesses', async () => {
    const email = 'guess@example.test';
    const secret = await register(email);
    const { Session } = await pool.signIn(email, password);
    const answer = (code: string) =>
      pool.answer('SOFTWARE_TOKEN_MFA', Session, { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code });
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(answer(wrongCode(secret))).rejects.toMatchObject({ name: 'CodeMismatchException' });
    }
    await expect(answer(totpAt(secret, step()))).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('are switched off by the administration', async () => {
    const email = 'off@example.test';
    await register(email);
    await running.client.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: pool.poolId,
        Username: email,
        SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
      }),
    );
    expect((await pool.signIn(email, password)).AuthenticationResult).toBeDefined();
  });
});

describe('a pool that demands a second factor', () => {
  test('lets a user in only after he has set one up', async () => {
    const email = 'setup@example.test';
    await aUser(email);
    const setMfa = (MfaConfiguration: 'ON' | 'OPTIONAL') =>
      running.client.send(new SetUserPoolMfaConfigCommand({ UserPoolId: pool.poolId, MfaConfiguration }));
    await setMfa('ON');
    const begun = await pool.signIn(email, password);
    expect(begun.ChallengeName).toBe('MFA_SETUP');
    const finish = (Session: string | undefined) => pool.answer('MFA_SETUP', Session, { USERNAME: email });
    await expect(finish(begun.Session)).rejects.toMatchObject({ name: 'InvalidParameterException' });

    const { SecretCode = '', Session } = await running.client.send(
      new AssociateSoftwareTokenCommand({ Session: begun.Session }),
    );
    const verified = await running.client.send(
      new VerifySoftwareTokenCommand({ Session, UserCode: totpAt(SecretCode, step()) }),
    );
    expect((await finish(verified.Session)).AuthenticationResult?.AccessToken).toBeDefined();
    await setMfa('OPTIONAL');
  });
});
