import { randomBytes } from 'node:crypto';

import { challengeAnswer, type ChallengeSession } from './challenge-session.ts';
import { invalidParameter, notAuthorized } from './cognito-faults.ts';
import type { Pool, User } from './cognito-state.ts';
import type { Directory } from './directory.ts';
import { issueTokens, type SignedIn } from './tokens.ts';
import { credentialIdIn, PasskeyRefused, provenCounter, type Ceremony } from './webauthn.ts';

type Challenges = User['passkeyChallenges'];

/** What authenticators keep as the user's name for themselves: no user name, and the same for good. */
export const userHandleOf = (user: User): string =>
  Buffer.from(user.attributes['sub'] ?? '').toString('base64url');

export const ceremonyOf = ({ settings }: Pool, challenge: string): Ceremony => ({
  relyingPartyId: settings.WebAuthnRelyingPartyID ?? '',
  challenge,
  mustVerify:
    settings.WebAuthnUserVerification === 'required' ||
    settings.WebAuthnFactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION',
});

const livingAt = (now: Date, challenges: Challenges): Challenges =>
  Object.fromEntries(Object.entries(challenges).filter(([, { expiresAt }]) => new Date(expiresAt) > now));

/** A challenge that can be answered once, by this user at this client. */
export const giveChallenge = (
  directory: Directory,
  { pool, client, user }: SignedIn,
  minutes: number,
): string => {
  const now = directory.clock();
  const challenge = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + minutes * 60_000).toISOString();
  const passkeyChallenges = {
    ...livingAt(now, user.passkeyChallenges),
    [challenge]: { clientId: client.id, expiresAt },
  };
  directory.saveUser(pool.id, { ...user, passkeyChallenges });
  return challenge;
};

/** Uses a challenge up, whatever the answer is worth. Undefined: it was never given, or answered, or is over. */
export const takeChallenge = (directory: Directory, { pool, user }: SignedIn, challenge: string) => {
  const { [challenge]: given, ...passkeyChallenges } = livingAt(directory.clock(), user.passkeyChallenges);
  const left = directory.saveUser(pool.id, { ...user, passkeyChallenges });
  return { given, user: left };
};

/** Where another factor is asked for, a passkey has to count as both: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnMfaSettingsType.html */
export const maySignInByPasskey = ({ pool, user }: SignedIn): boolean => {
  const { settings } = pool;
  const isAllowed = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors.includes('WEB_AUTHN') ?? false;
  const asksMfa =
    settings.MfaConfiguration === 'ON' || (settings.MfaConfiguration === 'OPTIONAL' && user.hasMfa);
  const isConfirmed = user.status === 'CONFIRMED' && settings.WebAuthnRelyingPartyID !== undefined;
  return isAllowed && isConfirmed && user.passkeys.length > 0 && (!asksMfa || user.hasPasskeyMfa);
};

export const passkeyChallenge = (directory: Directory, signedIn: SignedIn) => {
  const { pool, client, user } = signedIn;
  const challenge = giveChallenge(directory, signedIn, client.settings.AuthSessionValidity);
  const options = {
    challenge,
    timeout: 180_000,
    rpId: pool.settings.WebAuthnRelyingPartyID,
    allowCredentials: user.passkeys.map(({ credentialId: id, transports }) => ({
      type: 'public-key',
      id,
      transports,
    })),
    userVerification: pool.settings.WebAuthnUserVerification,
  };
  const parameters = { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) };
  return challengeAnswer(directory, 'WEB_AUTHN', signedIn, { passkeyChallenge: challenge, parameters });
};

const counterOf = (pool: Pool, user: User, challenge: string, credential: unknown) => {
  const credentialId = credentialIdIn(credential);
  const known = user.passkeys.find((passkey) => passkey.credentialId === credentialId);
  if (known === undefined) throw new PasskeyRefused('key');
  const userHandle = userHandleOf(user);
  return {
    credentialId,
    counter: provenCounter(credential, { ...known, userHandle }, ceremonyOf(pool, challenge)),
  };
};

/** @throws ServiceFault `NotAuthorizedException` for whatever is wrong about an assertion */
export const answerPasskey = (
  directory: Directory,
  signedIn: SignedIn,
  { passkeyChallenge: challenge }: ChallengeSession,
  text: string,
): unknown => {
  const { pool } = signedIn;
  const { given, user } = takeChallenge(directory, signedIn, challenge);
  if (given === undefined) throw notAuthorized('Invalid session for the user.');
  let credential: unknown;
  try {
    credential = JSON.parse(text);
  } catch {
    throw invalidParameter('CREDENTIAL is no JSON');
  }
  try {
    const { credentialId, counter } = counterOf(pool, user, challenge, credential);
    const passkeys = user.passkeys.map((passkey) =>
      passkey.credentialId === credentialId ? { ...passkey, counter } : passkey,
    );
    return issueTokens(directory, { ...signedIn, user: directory.saveUser(pool.id, { ...user, passkeys }) });
  } catch (error) {
    if (error instanceof PasskeyRefused) throw notAuthorized('Incorrect username or password.');
    throw error;
  }
};
