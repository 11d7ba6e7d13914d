import { challengeAnswer } from './challenge-session.ts';
import { checkSecretHash } from './client-secret.ts';
import {
  invalidParameter,
  notAuthorized,
  userDisabled,
  userNotFound,
  wrongPassword,
} from './cognito-faults.ts';
import type { Client, Pool, User } from './cognito-state.ts';
import { findUser, type Directory } from './directory.ts';
import { hashPassword, isPassword } from './password.ts';
import { maySignInByPasskey, passkeyChallenge } from './passkeys.ts';
import { issueTokens, refreshedBy, refreshTokens, type SignedIn } from './tokens.ts';

type Parameters = Readonly<Record<string, string>>;
type Door = 'public' | 'admin';

type SignInRequest = {
  readonly door: Door;
  readonly client: Client;
  readonly flow: string;
  readonly parameters: Parameters;
};

const flows: ReadonlyMap<string, { readonly needs: string; readonly doors: readonly Door[] }> = new Map([
  ['USER_PASSWORD_AUTH', { needs: 'ALLOW_USER_PASSWORD_AUTH', doors: ['public'] }],
  ['ADMIN_USER_PASSWORD_AUTH', { needs: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', doors: ['admin'] }],
  ['USER_AUTH', { needs: 'ALLOW_USER_AUTH', doors: ['public', 'admin'] }],
  ['REFRESH_TOKEN_AUTH', { needs: 'ALLOW_REFRESH_TOKEN_AUTH', doors: ['public', 'admin'] }],
  ['REFRESH_TOKEN', { needs: 'ALLOW_REFRESH_TOKEN_AUTH', doors: ['public', 'admin'] }],
]);

/** @throws ServiceFault `InvalidParameterException` for a flow that client, door or machine do not offer */
const checkFlow = ({ flow, client, door }: SignInRequest): void => {
  const known = flows.get(flow);
  if (known === undefined) throw invalidParameter(`${flow} does not exist on this machine`);
  if (!known.doors.includes(door)) throw invalidParameter('Initiate Auth method not supported.');
  if (!client.settings.ExplicitAuthFlows.includes(known.needs)) {
    throw invalidParameter(`${flow} flow not enabled for this client`);
  }
};

const required = (parameters: Parameters, name: string): string => {
  const value = parameters[name];
  if (value === undefined || value === '') throw invalidParameter(`Missing required parameter ${name}`);
  return value;
};

/** Five wrong passwords close the door for a second, each further one for twice as long, up to 15 minutes. */
const afterFailure = (user: User, now: Date): User => {
  const failures = user.failures + 1;
  if (failures < 5) return { ...user, failures };
  const lockMs = Math.min(900_000, 1000 * 2 ** (failures - 5));
  return { ...user, failures, lockedUntil: new Date(now.getTime() + lockMs).toISOString() };
};

const provePassword = (
  directory: Directory,
  { pool, client }: { readonly pool: Pool; readonly client: Client },
  { username, password }: { readonly username: string; readonly password: string },
): User => {
  const user = findUser(pool, username);
  if (user === undefined) {
    // Costs what a wrong password costs, so that time does not tell the two apart.
    hashPassword(password);
    throw client.settings.PreventUserExistenceErrors === 'ENABLED' ? wrongPassword() : userNotFound();
  }
  const now = directory.clock();
  if (user.lockedUntil !== undefined && new Date(user.lockedUntil) > now) {
    throw notAuthorized('Password attempts exceeded');
  }
  if (!isPassword(password, user.passwordHash)) {
    directory.saveUser(pool.id, afterFailure(user, now));
    throw wrongPassword();
  }
  if (!user.isEnabled) throw userDisabled();
  const { lockedUntil: _opened, ...proven } = { ...user, failures: 0 };
  return directory.saveUser(pool.id, proven);
};

/** What follows a right and lasting password: the second factor, or tokens. */
export const afterPassword = (directory: Directory, signedIn: SignedIn): unknown => {
  const { pool, user } = signedIn;
  const mfa = pool.settings.MfaConfiguration;
  if (mfa !== 'OFF' && user.hasMfa && user.totpSecret !== undefined) {
    return challengeAnswer(directory, 'SOFTWARE_TOKEN_MFA', signedIn);
  }
  if (mfa === 'ON') return challengeAnswer(directory, 'MFA_SETUP', signedIn);
  return issueTokens(directory, signedIn);
};

const signInWithPassword = (directory: Directory, { client, parameters }: SignInRequest): unknown => {
  const username = required(parameters, 'USERNAME');
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const pool = directory.poolOf(client.settings.UserPoolId);
  const password = required(parameters, 'PASSWORD');
  const user = provePassword(directory, { pool, client }, { username, password });
  const signedIn = { pool: directory.poolOf(pool.id), client, user };

  if (user.status === 'CONFIRMED') return afterPassword(directory, signedIn);
  if (user.temporaryUntil !== undefined && new Date(user.temporaryUntil) <= directory.clock()) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  return challengeAnswer(directory, 'NEW_PASSWORD_REQUIRED', signedIn);
};

/** Choice-based sign-in, of which only passkeys are offered here: what else there is has flows of its own. */
const signInByChoice = (directory: Directory, { client, parameters }: SignInRequest): unknown => {
  const username = required(parameters, 'USERNAME');
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const pool = directory.poolOf(client.settings.UserPoolId);
  const user = findUser(pool, username);
  if (user === undefined) {
    throw client.settings.PreventUserExistenceErrors === 'ENABLED' ? wrongPassword() : userNotFound();
  }
  if (!user.isEnabled) throw userDisabled();
  const signedIn = { pool, client, user };
  const isAsked = parameters['PREFERRED_CHALLENGE'] === 'WEB_AUTHN';
  return isAsked && maySignInByPasskey(signedIn)
    ? passkeyChallenge(directory, signedIn)
    : challengeAnswer(directory, 'SELECT_CHALLENGE', signedIn);
};

/** Answers InitiateAuth and AdminInitiateAuth: tokens, or the next challenge. */
export const signIn = (directory: Directory, request: SignInRequest): unknown => {
  checkFlow(request);
  const { flow, client, parameters } = request;
  if (flow === 'USER_AUTH') return signInByChoice(directory, request);
  if (!flow.startsWith('REFRESH_TOKEN')) return signInWithPassword(directory, request);

  const refreshed = refreshedBy(directory, client, required(parameters, 'REFRESH_TOKEN'));
  // Nobody sends a username here: the hash is made over the token's own user.
  checkSecretHash(client, refreshed.user.username, parameters['SECRET_HASH']);
  return refreshTokens(directory, refreshed);
};
