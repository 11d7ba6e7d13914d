import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as v from 'valibot';

import { invalidSession } from './cognito-faults.ts';
import type { Client, Pool, User } from './cognito-state.ts';
import type { Directory } from './directory.ts';

const sessionSchema = v.object({
  challenge: v.picklist([
    'NEW_PASSWORD_REQUIRED',
    'SOFTWARE_TOKEN_MFA',
    'MFA_SETUP',
    'WEB_AUTHN',
    'SELECT_CHALLENGE',
  ]),
  poolId: v.string(),
  clientId: v.string(),
  username: v.string(),
  passwordVersion: v.number(),
  expiresAt: v.string(),
  /** MFA_SETUP only: the software token was verified in this session. */
  isVerified: v.optional(v.boolean(), false),
  /** WEB_AUTHN only: what the authenticator has to sign. */
  passkeyChallenge: v.optional(v.string(), ''),
});
export type ChallengeSession = v.InferOutput<typeof sessionSchema>;
type Challenge = ChallengeSession['challenge'];

export const sealSession = ({ sessionSecret }: Directory, session: ChallengeSession): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sessionSecret, iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(session)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
};

const unseal = ({ sessionSecret }: Directory, sealed: string): unknown => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sessionSecret, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  return JSON.parse(text);
};

/** @throws ServiceFault `NotAuthorizedException` for a forged or an ended session */
export const openSession = (directory: Directory, sealed: string): ChallengeSession => {
  let session: ChallengeSession;
  try {
    session = v.parse(sessionSchema, unseal(directory, sealed));
  } catch {
    throw invalidSession();
  }
  if (new Date(session.expiresAt) <= directory.clock()) throw invalidSession();
  return session;
};

/** The user of a session, unless the password has changed since or the user is gone. */
export const userOfSession = (
  directory: Directory,
  { poolId, username, passwordVersion }: ChallengeSession,
) => {
  const pool = directory.poolOf(poolId);
  const user = pool.users[username];
  if (user === undefined || user.passwordVersion !== passwordVersion) throw invalidSession();
  return { pool, user };
};

const parametersOf = (challenge: Challenge, user: User): Readonly<Record<string, string>> => {
  switch (challenge) {
    case 'NEW_PASSWORD_REQUIRED':
      return { requiredAttributes: '[]', userAttributes: JSON.stringify(user.attributes) };
    case 'MFA_SETUP':
      return { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' };
    case 'SOFTWARE_TOKEN_MFA':
    case 'WEB_AUTHN':
    case 'SELECT_CHALLENGE':
      return {};
  }
};

/** A challenge as the client reads it; its session lives as long as the client's settings say, in minutes. */
export const challengeAnswer = (
  directory: Directory,
  challenge: Challenge,
  { pool, client, user }: { readonly pool: Pool; readonly client: Client; readonly user: User },
  further: {
    readonly passkeyChallenge?: string;
    readonly parameters?: Readonly<Record<string, string>>;
  } = {},
) => {
  const { passkeyChallenge = '', parameters } = further;
  const lifetimeMs = client.settings.AuthSessionValidity * 60_000;
  return {
    ChallengeName: challenge,
    Session: sealSession(directory, {
      challenge,
      poolId: pool.id,
      clientId: client.id,
      username: user.username,
      passwordVersion: user.passwordVersion,
      expiresAt: new Date(directory.clock().getTime() + lifetimeMs).toISOString(),
      isVerified: false,
      passkeyChallenge,
    }),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parametersOf(challenge, user), ...parameters },
  };
};
