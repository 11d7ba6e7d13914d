import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { checkWritable, withAttributes, type AttributeList } from './attributes.ts';
import { openSession, userOfSession, type ChallengeSession } from './challenge-session.ts';
import { checkSecretHash } from './client-secret.ts';
import { invalidParameter, invalidSession, userDisabled } from './cognito-faults.ts';
import type { Client } from './cognito-state.ts';
import { findUser, type Directory } from './directory.ts';
import { answerPasskey } from './passkeys.ts';
import { withLastingPassword } from './password.ts';
import { afterPassword } from './sign-in.ts';
import { issueTokens, type SignedIn } from './tokens.ts';
import { afterTotp } from './totp.ts';

type Responses = Readonly<Record<string, string>>;

type ChallengeResponse = {
  readonly client: Client;
  readonly challenge: string;
  readonly session: string;
  readonly responses: Responses;
};

const attributesIn = (responses: Responses): AttributeList =>
  Object.entries(responses)
    .filter(([name]) => name.startsWith('userAttributes.'))
    .map(([name, Value]) => ({ Name: name.slice('userAttributes.'.length), Value }));

const answerNewPassword = (directory: Directory, signedIn: SignedIn, responses: Responses): unknown => {
  const { pool, client, user } = signedIn;
  const attributes = attributesIn(responses);
  checkWritable(
    client,
    attributes.map(({ Name }) => Name),
  );
  const described = withAttributes({ pool, user }, attributes, { now: directory.clock() });
  const changed = withLastingPassword(pool, described, responses['NEW_PASSWORD'] ?? '');
  return afterPassword(directory, { ...signedIn, user: directory.saveUser(pool.id, changed) });
};

const mostTotpFailures = 5;

const answerTotp = (directory: Directory, signedIn: SignedIn, responses: Responses): unknown => {
  const { pool, user } = signedIn;
  const proven = afterTotp(user, responses['SOFTWARE_TOKEN_MFA_CODE'] ?? '', directory.clock());
  if (proven !== undefined) return issueTokens(directory, { ...signedIn, user: proven });

  const totpFailures = user.totpFailures + 1;
  // Too many guesses end every session of this password: the user starts again at the first factor.
  const isOver = totpFailures >= mostTotpFailures;
  directory.saveUser(pool.id, {
    ...user,
    totpFailures: isOver ? 0 : totpFailures,
    passwordVersion: user.passwordVersion + (isOver ? 1 : 0),
  });
  throw new ServiceFault('CodeMismatchException', 'Invalid code received for user');
};

const answerMfaSetup = (
  directory: Directory,
  signedIn: SignedIn,
  { isVerified }: ChallengeSession,
): unknown => {
  if (!isVerified) throw invalidParameter('Software token is not verified');
  return issueTokens(directory, signedIn);
};

/**
 * Answers RespondToAuthChallenge and AdminRespondToAuthChallenge: tokens, or the next challenge.
 * @throws ServiceFault `NotAuthorizedException` for a session that is forged, over, or another client's or user's
 */
export const answerChallenge = (
  directory: Directory,
  { client, challenge, session: sealed, responses }: ChallengeResponse,
): unknown => {
  const username = responses['USERNAME'];
  if (username === undefined) throw invalidParameter('Missing required parameter USERNAME');
  checkSecretHash(client, username, responses['SECRET_HASH']);

  const session = openSession(directory, sealed);
  const isOurs = session.clientId === client.id && session.challenge === challenge;
  const { pool, user } = userOfSession(directory, session);
  if (!isOurs || findUser(pool, username)?.username !== user.username) throw invalidSession();
  if (!user.isEnabled) throw userDisabled();

  const signedIn = { pool, client, user };
  switch (session.challenge) {
    case 'NEW_PASSWORD_REQUIRED':
      return answerNewPassword(directory, signedIn, responses);
    case 'SOFTWARE_TOKEN_MFA':
      return answerTotp(directory, signedIn, responses);
    case 'MFA_SETUP':
      return answerMfaSetup(directory, signedIn, session);
    case 'WEB_AUTHN':
      return answerPasskey(directory, signedIn, session, responses['CREDENTIAL'] ?? '');
    case 'SELECT_CHALLENGE':
      throw invalidParameter('nothing can be selected on this machine');
  }
};
