import { generateKeyPairSync } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  ListWebAuthnCredentialsCommand,
  SetUserPoolMfaConfigCommand,
  StartWebAuthnRegistrationCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { totpAt } from '#local/aws/cognito/totp.ts';
import { firstCborItem } from '#local/aws/cognito/cbor.ts';
import { softwareAuthenticator, type Lie } from '#test/builders/software-authenticator.ts';

import { aPoolOn, aRunningCognito } from './running-cognito.ts';

const password = 'PermanentPass12';
const moved = { millis: 0 };
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
const configure = (FactorConfiguration: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION') =>
  running.client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: pool.poolId,
      MfaConfiguration: 'OPTIONAL',
      WebAuthnConfiguration: {
        RelyingPartyId: 'app.example.jp',
        UserVerification: 'required',
        FactorConfiguration,
      },
    }),
  );
beforeAll(async () => {
  running = await aRunningCognito({ clock: () => new Date(Date.now() + moved.millis) });
  pool = await aPoolOn(running.client, {
    pool: {
      Policies: {
        PasswordPolicy: { MinimumLength: 12 },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
      },
    },
    client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'] },
  });
  await configure('MULTI_FACTOR_WITH_USER_VERIFICATION');
});
afterAll(() => running.cognito.close());

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
  return { email, AccessToken: AuthenticationResult?.AccessToken };
};
type Who = Awaited<ReturnType<typeof aUser>>;
type Authenticator = ReturnType<typeof softwareAuthenticator>;

const start = async ({ AccessToken }: Who): Promise<string> => {
  const { CredentialCreationOptions } = await running.client.send(
    new StartWebAuthnRegistrationCommand({ AccessToken }),
  );
  return JSON.stringify(CredentialCreationOptions);
};
const complete = ({ AccessToken }: Who, credential: string) =>
  running.client.send(
    new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential: JSON.parse(credential) }),
  );
const register = async (who: Who, authenticator: Authenticator, lie: Lie = {}) =>
  complete(who, authenticator.create(await start(who), lie));
const ask = (who: Who) =>
  running.client.send(
    new AdminInitiateAuthCommand({
      UserPoolId: pool.poolId,
      ClientId: pool.clientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: who.email, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
    }),
  );
const answer = (who: Who, Session: string | undefined, CREDENTIAL: string) =>
  running.client.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId: pool.poolId,
      ClientId: pool.clientId,
      ChallengeName: 'WEB_AUTHN',
      Session,
      ChallengeResponses: { USERNAME: who.email, CREDENTIAL },
    }),
  );
const enter = async (who: Who, authenticator: Authenticator, lie: Lie = {}) => {
  const { Session, ChallengeParameters = {} } = await ask(who);
  return answer(
    who,
    Session,
    authenticator.get(ChallengeParameters['CREDENTIAL_REQUEST_OPTIONS'] ?? '', lie),
  );
};
const unknown = 'A'.repeat(43);

describe('a passkey in a user pool', () => {
  const phone = softwareAuthenticator();
  let tanaka: Who;
  let other: Who;
  beforeAll(async () => {
    [tanaka, other] = [await aUser('tanaka@example.jp'), await aUser('other@example.jp')];
    await register(tanaka, phone);
  });

  test.each<[string, Lie, string]>([
    ['of another page', { origin: 'https://evil.example' }, 'WebAuthnOriginNotAllowedException'],
    ['of a page without TLS', { origin: 'http://app.example.jp' }, 'WebAuthnOriginNotAllowedException'],
    ['of another domain', { rpId: 'example.jp' }, 'WebAuthnRelyingPartyMismatchException'],
    ['of an unverified user', { isVerified: false }, 'WebAuthnCredentialNotSupportedException'],
    ['of an unknown challenge', { challenge: unknown }, 'WebAuthnChallengeNotFoundException'],
  ])('is refused: one %s', async (_what, lie, name) => {
    await expect(register(tanaka, softwareAuthenticator(), lie)).rejects.toMatchObject({ name });
  });

  test('is registered once by one answer, for the user who asked, within three minutes', async () => {
    const notFound = { name: 'WebAuthnChallengeNotFoundException' };
    const options = await start(tanaka);
    const credential = softwareAuthenticator().create(options);
    await expect(complete(other, credential)).rejects.toMatchObject(notFound);
    await complete(tanaka, credential);
    await expect(complete(tanaka, credential)).rejects.toMatchObject(notFound);
    const late = softwareAuthenticator().create(await start(tanaka));
    moved.millis = 181_000;
    await expect(complete(tanaka, late)).rejects.toMatchObject(notFound);
    moved.millis = 0;
  });

  test('lets in, also below its domain', async () => {
    const { AuthenticationResult } = await enter(tanaka, phone);
    expect(AuthenticationResult?.AccessToken).toEqual(expect.any(String));
    await expect(enter(tanaka, phone, { origin: 'https://aoba.app.example.jp' })).resolves.toBeDefined();
  });

  test.each<[string, Lie]>([
    ['from another page', { origin: 'https://evil.example' }],
    ['for another domain', { rpId: 'evil.example' }],
    ['without the user verified', { isVerified: false }],
    ['by another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ['for another challenge', { challenge: unknown }],
    ['by a copy whose counter lags', { counter: 1 }],
  ])('lets nobody in %s', async (_how, lie) => {
    await expect(enter(tanaka, phone, lie)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('lets nobody in twice by one answer, and nobody but its owner', async () => {
    const { Session, ChallengeParameters = {} } = await ask(tanaka);
    const credential = phone.get(ChallengeParameters['CREDENTIAL_REQUEST_OPTIONS'] ?? '');
    const wrong = { name: 'NotAuthorizedException' };
    await expect(answer(other, Session, credential)).rejects.toMatchObject(wrong);
    await answer(tanaka, Session, credential);
    await expect(answer(tanaka, Session, credential)).rejects.toMatchObject(wrong);
    const own = softwareAuthenticator();
    await register(other, own);
    await expect(enter(tanaka, own)).rejects.toMatchObject(wrong);
  });

  test('is listed and deleted by its owner’s token', async () => {
    const { AccessToken } = other;
    const list = () => running.client.send(new ListWebAuthnCredentialsCommand({ AccessToken }));
    const [passkey] = (await list()).Credentials ?? [];
    expect(passkey).toMatchObject({
      RelyingPartyId: 'app.example.jp',
      AuthenticatorTransports: ['internal'],
    });
    const CredentialId = passkey?.CredentialId;
    const byTanaka = new DeleteWebAuthnCredentialCommand({ AccessToken: tanaka.AccessToken, CredentialId });
    await expect(running.client.send(byTanaka)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await running.client.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId }));
    expect((await list()).Credentials).toEqual([]);
    expect((await ask(other)).ChallengeName).toBe('SELECT_CHALLENGE');
  });

  test('counts as both factors only where user and pool say so', async () => {
    const { AccessToken, email: Username } = tanaka;
    const prefer = (webAuthn: boolean) =>
      running.client.send(
        new AdminSetUserMFAPreferenceCommand({
          UserPoolId: pool.poolId,
          Username,
          SoftwareTokenMfaSettings: { Enabled: true },
          WebAuthnMfaSettings: { Enabled: webAuthn },
        }),
      );
    await expect(prefer(true)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const { SecretCode = '' } = await running.client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const UserCode = totpAt(SecretCode, Math.floor(Date.now() / 30_000));
    await running.client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    await prefer(false);
    expect((await ask(tanaka)).ChallengeName).toBe('SELECT_CHALLENGE');
    await prefer(true);
    await expect(enter(tanaka, phone)).resolves.toBeDefined();
    await configure('SINGLE_FACTOR');
    await expect(prefer(true)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await configure('MULTI_FACTOR_WITH_USER_VERIFICATION');
  });
});

describe('CBOR of authenticators (RFC 8949)', () => {
  test.each<[string, unknown]>([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['20', -1],
    ['390100', -257],
    ['4401020304', Buffer.from([1, 2, 3, 4])],
    ['6161', 'a'],
    ['f5', true],
    ['f6', null],
    ['83010203', [1, 2, 3]],
    [
      'a201020304',
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
  ])('reads %s', (hex, value) => {
    expect(firstCborItem(Buffer.from(hex, 'hex')).value).toEqual(value);
  });

  test.each(['', '5f', '1b0000000000000001', 'c0', 'f93c00', '58ff00', '9affffffff', `${'81'.repeat(9)}00`])(
    'refuses what is cut off, too deep, or none of it: %s',
    (hex) => {
      expect(() => firstCborItem(Buffer.from(hex, 'hex'))).toThrow('this is no CBOR');
    },
  );
});
