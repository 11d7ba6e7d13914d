import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AssociateSoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { JwtVerifier } from 'aws-jwt-verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPoolOn, aRunningCognito, payloadOf } from './running-cognito.ts';

const email = 'user@example.test';
const password = 'BrandNewPass123';
let running: Awaited<ReturnType<typeof aRunningCognito>>;
let pool: Awaited<ReturnType<typeof aPoolOn>>;
let names: { readonly UserPoolId: string; readonly Username: string };
beforeAll(async () => {
  running = await aRunningCognito();
  pool = await aPoolOn(running.client);
  names = { UserPoolId: pool.poolId, Username: email };
  await pool.invite(email, [
    { Name: 'custom:tenant', Value: 't1' },
    { Name: 'custom:role', Value: 'manager' },
  ]);
  await running.client.send(
    new AdminSetUserPasswordCommand({ ...names, Password: password, Permanent: true }),
  );
});
afterAll(() => running.cognito.close());

const tokens = async () => (await pool.signIn(email, password)).AuthenticationResult;
const jwksUri = () => `${running.cognito.url}/${pool.poolId}/.well-known/jwks.json`;
const fetchKeys = async (url: string) =>
  (await (await fetch(url)).json()) as {
    keys: { kid: string; kty: string; n: string; e: string; alg: string; use: string }[];
  };

describe('the tokens of a sign-in', () => {
  test('name the user, his custom attributes, the client and ten minutes of life', async () => {
    const signedIn = await tokens();
    const id = payloadOf(signedIn?.IdToken);
    const access = payloadOf(signedIn?.AccessToken);
    expect(id).toMatchObject({
      token_use: 'id',
      'custom:tenant': 't1',
      email,
      email_verified: true,
      aud: pool.clientId,
      iss: `https://cognito-idp.ap-northeast-1.amazonaws.com/${pool.poolId}`,
    });
    expect(access).toMatchObject({ token_use: 'access', client_id: pool.clientId, sub: id['sub'] });
    expect(Number(access['exp']) - Number(access['iat'])).toBe(600);
  });

  test('are verified by aws-jwt-verify with the published keys', async () => {
    const signedIn = await tokens();
    const verifier = JwtVerifier.create({
      issuer: running.cognito.issuerOf(pool.poolId),
      audience: null,
      jwksUri: jwksUri(),
    });
    verifier.cacheJwks(await fetchKeys(jwksUri()));
    await expect(verifier.verify(signedIn?.AccessToken ?? '')).resolves.toMatchObject({
      token_use: 'access',
    });
    await expect(verifier.verify(signedIn?.IdToken ?? '')).resolves.toMatchObject({ token_use: 'id' });
  });

  test('are signed by a key that no other installation has', async () => {
    const other = await aRunningCognito();
    const otherPool = await aPoolOn(other.client);
    const ours = await fetchKeys(jwksUri());
    const theirs = await fetchKeys(`${other.cognito.url}/${otherPool.poolId}/.well-known/jwks.json`);
    await other.cognito.close();
    expect(ours.keys[0]?.n).toHaveLength(342);
    expect(ours.keys[0]?.n).not.toBe(theirs.keys[0]?.n);
    expect(ours.keys[0]?.kid).not.toBe(theirs.keys[0]?.kid);
  });

  test('are not given for a wrong password', async () => {
    await expect(pool.signIn(email, 'Nope')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('let their holder set up a second factor, and nobody with a changed token', async () => {
    const signedIn = await tokens();
    const AccessToken = signedIn?.AccessToken ?? '';
    const begun = await running.client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    expect(begun.SecretCode).toMatch(/^[A-Z2-7]{32,}$/);

    const [head, , signature] = AccessToken.split('.');
    const payload = Buffer.from(JSON.stringify({ ...payloadOf(AccessToken), username: 'somebody' })).toString(
      'base64url',
    );
    const forged = new AssociateSoftwareTokenCommand({ AccessToken: `${head}.${payload}.${signature}` });
    await expect(running.client.send(forged)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('are renewed by the refresh token, without a new one', async () => {
    const signedIn = await tokens();
    const { AuthenticationResult } = await pool.refresh(signedIn?.RefreshToken);
    expect(payloadOf(AuthenticationResult?.AccessToken)).toMatchObject({
      origin_jti: payloadOf(signedIn?.AccessToken)['origin_jti'],
    });
    expect(AuthenticationResult).not.toHaveProperty('RefreshToken');
  });

  test('are given to the administration by ADMIN_USER_PASSWORD_AUTH', async () => {
    const { AuthenticationResult } = await running.client.send(
      new AdminInitiateAuthCommand({
        UserPoolId: pool.poolId,
        ClientId: pool.clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    expect(payloadOf(AuthenticationResult?.IdToken)['email']).toBe(email);
  });
});

const change = (Name: string, Value: string) =>
  running.client.send(new AdminUpdateUserAttributesCommand({ ...names, UserAttributes: [{ Name, Value }] }));

describe('changing attributes', () => {
  test('shows in the next token; an immutable attribute is refused', async () => {
    await change('custom:role', 'auditor');
    expect(payloadOf((await tokens())?.IdToken)['custom:role']).toBe('auditor');
    await expect(change('custom:tenant', 't2')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(change('custom:plan', 'gold')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(payloadOf((await tokens())?.IdToken)['custom:tenant']).toBe('t1');
  });
});
