import { createHash, randomBytes, randomUUID, sign, verify } from 'node:crypto';
import * as v from 'valibot';

import { readableBy } from './attributes.ts';
import { notAuthorized, userDisabled, userNotFound } from './cognito-faults.ts';
import type { Client, Pool, User } from './cognito-state.ts';
import { issuerOf, type Directory } from './directory.ts';

export type SignedIn = { readonly pool: Pool; readonly client: Client; readonly user: User };
type Origin = User['refreshTokens'][string];
type TokenKind = 'AccessToken' | 'IdToken' | 'RefreshToken';

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** AWS counts a refresh token in days and the others in hours where the client names no unit. */
const lifetimeSeconds = ({ settings }: Client, kind: TokenKind): number => {
  const amount = settings[`${kind}Validity`];
  if (amount === undefined) return kind === 'RefreshToken' ? 30 * unitSeconds.days : unitSeconds.hours;
  const unit = settings.TokenValidityUnits?.[kind] ?? (kind === 'RefreshToken' ? 'days' : 'hours');
  return amount * unitSeconds[unit];
};

export const refreshTokenKey = (token: string): string => createHash('sha256').update(token).digest('hex');

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signJwt = ({ signing }: Directory, claims: Readonly<Record<string, unknown>>): string => {
  const signed = `${base64url({ kid: signing.keyId, alg: 'RS256' })}.${base64url(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), signing.privateKey).toString('base64url')}`;
};

const claimsOf = (directory: Directory, { pool, client, user }: SignedIn, origin: Origin) => {
  const issuedAt = Math.floor(directory.clock().getTime() / 1000);
  const both = {
    sub: user.attributes['sub'],
    iss: issuerOf(directory, pool.id),
    origin_jti: origin.originId,
    auth_time: Math.floor(Date.parse(origin.signedInAt) / 1000),
    iat: issuedAt,
  };
  const attributes = Object.entries(readableBy(client, user)).map(([name, value]) => [
    name,
    name.endsWith('_verified') ? value === 'true' : value,
  ]);
  return {
    id: {
      ...Object.fromEntries(attributes),
      ...both,
      jti: randomUUID(),
      'cognito:username': user.username,
      aud: client.id,
      token_use: 'id',
      exp: issuedAt + lifetimeSeconds(client, 'IdToken'),
    },
    access: {
      ...both,
      jti: randomUUID(),
      username: user.username,
      client_id: client.id,
      scope: 'aws.cognito.signin.user.admin',
      token_use: 'access',
      exp: issuedAt + lifetimeSeconds(client, 'AccessToken'),
    },
  };
};

const tokensFor = (directory: Directory, signedIn: SignedIn, origin: Origin) => {
  const { id, access } = claimsOf(directory, signedIn, origin);
  return {
    IdToken: signJwt(directory, id),
    AccessToken: signJwt(directory, access),
    ExpiresIn: access.exp - access.iat,
    TokenType: 'Bearer',
  };
};

/** Tokens of a new sign-in; the refresh token's hash is kept with the user. */
export const issueTokens = (directory: Directory, { pool, client, user }: SignedIn) => {
  const now = directory.clock();
  const refreshToken = randomBytes(48).toString('base64url');
  const origin: Origin = {
    originId: randomUUID(),
    clientId: client.id,
    signedInAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeSeconds(client, 'RefreshToken') * 1000).toISOString(),
  };
  const living = Object.entries(user.refreshTokens).filter(([, { expiresAt }]) => new Date(expiresAt) > now);
  const kept = directory.saveUser(pool.id, {
    ...user,
    refreshTokens: { ...Object.fromEntries(living), [refreshTokenKey(refreshToken)]: origin },
  });
  const tokens = tokensFor(directory, { pool, client, user: kept }, origin);
  return { AuthenticationResult: { ...tokens, RefreshToken: refreshToken }, ChallengeParameters: {} };
};

/** @throws ServiceFault `NotAuthorizedException` for an unknown, revoked or ended refresh token */
export const refreshedBy = (
  directory: Directory,
  client: Client,
  refreshToken: string,
): SignedIn & { readonly origin: Origin } => {
  const pool = directory.poolOf(client.settings.UserPoolId);
  const key = refreshTokenKey(refreshToken);
  const user = Object.values(pool.users).find(({ refreshTokens }) => refreshTokens[key] !== undefined);
  const origin = user?.refreshTokens[key];
  if (user === undefined || origin?.clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  if (new Date(origin.expiresAt) <= directory.clock()) throw notAuthorized('Refresh Token has expired');
  if (!user.isEnabled) throw userDisabled();
  return { pool, client, user, origin };
};

/** New id and access tokens of an old sign-in. */
export const refreshTokens = (
  directory: Directory,
  { origin, ...signedIn }: SignedIn & { readonly origin: Origin },
) => ({
  AuthenticationResult: tokensFor(directory, signedIn, origin),
  ChallengeParameters: {},
});

const accessSchema = v.object({
  iss: v.string(),
  username: v.string(),
  client_id: v.string(),
  origin_jti: v.string(),
  exp: v.number(),
  token_use: v.literal('access'),
});

const readClaims = (
  { signing }: Directory,
  token: string,
): v.InferOutput<typeof accessSchema> | undefined => {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${head}.${payload}`);
  if (!verify('RSA-SHA256', signed, signing.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const parsed = v.safeParse(accessSchema, claims);
  return parsed.success ? parsed.output : undefined;
};

/**
 * Who holds an access token.
 * @throws ServiceFault `NotAuthorizedException` for a forged, ended or revoked token or a disabled user
 */
export const holderOf = (directory: Directory, accessToken: string): SignedIn => {
  const claims = readClaims(directory, accessToken);
  if (claims === undefined) throw notAuthorized('Invalid Access Token');
  if (claims.exp * 1000 <= directory.clock().getTime()) throw notAuthorized('Access Token has expired');

  const pool = directory.poolOf(claims.iss.slice(claims.iss.lastIndexOf('/') + 1));
  const user = pool.users[claims.username];
  if (user === undefined) throw userNotFound();
  if (!user.isEnabled) throw userDisabled();
  const isLiving = Object.values(user.refreshTokens).some(({ originId }) => originId === claims.origin_jti);
  if (!isLiving) throw notAuthorized('Access Token has been revoked');
  return { pool, user, client: directory.clientOf(claims.client_id) };
};
