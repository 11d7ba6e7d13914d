import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { openSession, sealSession, userOfSession, type ChallengeSession } from './challenge-session.ts';
import { invalidParameter, notAuthorized } from './cognito-faults.ts';
import type { Pool, User } from './cognito-state.ts';
import type { Directory } from './directory.ts';
import { holderOf } from './tokens.ts';
import { newTotpSecret, totpStepOf } from './totp.ts';
import { byUserSchema } from './user-operations.ts';

const operation = operationsRefusing('InvalidParameterException');
const bearerSchema = v.object({ AccessToken: v.optional(v.string()), Session: v.optional(v.string()) });
const preferenceSchema = v.object({
  SoftwareTokenMfaSettings: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
  WebAuthnMfaSettings: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
});

type Bearer = {
  readonly pool: Pool;
  readonly user: User;
  /** The sign-in that is under way, where there is no token yet. */
  readonly session?: ChallengeSession;
};

const bearerOf = (
  directory: Directory,
  { AccessToken, Session }: v.InferOutput<typeof bearerSchema>,
): Bearer => {
  if (Session === undefined) return holderOf(directory, AccessToken ?? '');
  const session = openSession(directory, Session);
  if (session.challenge !== 'MFA_SETUP') throw notAuthorized('Invalid session for the user.');
  return { ...userOfSession(directory, session), session };
};

const sessionAnswer = (directory: Directory, session: ChallengeSession | undefined) =>
  session === undefined ? {} : { Session: sealSession(directory, session) };

const preferMfa = (
  directory: Directory,
  { pool, user }: Bearer,
  { SoftwareTokenMfaSettings, WebAuthnMfaSettings }: v.InferOutput<typeof preferenceSchema>,
) => {
  const hasMfa = SoftwareTokenMfaSettings?.Enabled ?? user.hasMfa;
  if (hasMfa && user.totpSecret === undefined) {
    throw invalidParameter('User has not verified software token mfa');
  }
  const hasPasskeyMfa = WebAuthnMfaSettings?.Enabled ?? user.hasPasskeyMfa;
  const isOfferedHere = pool.settings.WebAuthnFactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  // It says so itself: another one has to be there, or its loss would lock the user out.
  if (hasPasskeyMfa && !(hasMfa && isOfferedHere)) {
    throw invalidParameter('User does not have another MFA method, or passkeys are no MFA in this pool');
  }
  directory.saveUser(pool.id, { ...user, hasMfa, hasPasskeyMfa });
  return {};
};

const verifyOperation = (directory: Directory) =>
  operation(v.object({ ...bearerSchema.entries, UserCode: v.string() }), ({ UserCode, ...given }) => {
    const { pool, user, session } = bearerOf(directory, given);
    const { pendingTotpSecret: secret, ...kept } = user;
    if (secret === undefined) throw invalidParameter('No software token associated');
    const lastTotpStep = totpStepOf({ secret, lastStep: 0 }, UserCode, directory.clock());
    if (lastTotpStep === undefined) {
      throw new ServiceFault('EnableSoftwareTokenMFAException', 'Code mismatch');
    }
    directory.saveUser(pool.id, {
      ...kept,
      totpSecret: secret,
      // The code is used up: nobody signs in with it.
      lastTotpStep,
      hasMfa: user.hasMfa || session !== undefined,
    });
    const verified = session === undefined ? undefined : { ...session, isVerified: true };
    return { Status: 'SUCCESS', ...sessionAnswer(directory, verified) };
  });

export const mfaOperations = (directory: Directory): Operations => ({
  AssociateSoftwareToken: operation(bearerSchema, (given) => {
    const { pool, user, session } = bearerOf(directory, given);
    const pendingTotpSecret = newTotpSecret();
    directory.saveUser(pool.id, { ...user, pendingTotpSecret });
    return { SecretCode: pendingTotpSecret, ...sessionAnswer(directory, session) };
  }),
  VerifySoftwareToken: verifyOperation(directory),
  AdminSetUserMFAPreference: operation(
    v.object({ ...byUserSchema.entries, ...preferenceSchema.entries }),
    ({ UserPoolId, Username, ...preference }) =>
      preferMfa(directory, directory.userOf(UserPoolId, Username), preference),
  ),
});
