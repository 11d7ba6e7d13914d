import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { attributeListSchema, withAttributes } from './attributes.ts';
import { invalidParameter } from './cognito-faults.ts';
import type { Pool, User } from './cognito-state.ts';
import { findUser, type Directory } from './directory.ts';
import { inventPassword, withTemporaryPassword } from './password.ts';

export const createUserSchema = v.object({
  UserPoolId: v.string(),
  Username: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  TemporaryPassword: v.optional(v.string()),
  MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'])),
  UserAttributes: v.optional(attributeListSchema, []),
});
type CreateUserInput = v.InferOutput<typeof createUserSchema>;

const blankUser = (directory: Directory, pool: Pool, given: string): User => {
  const sub = randomUUID();
  const now = directory.clock().toISOString();
  // In a pool that signs in by e-mail the username is the sub.
  const isByEmail = pool.settings.UsernameAttributes.includes('email');
  return {
    username: isByEmail ? sub : directory.usernameIn(pool, given),
    attributes: { sub, ...(isByEmail && { email: given }) },
    isEnabled: true,
    status: 'FORCE_CHANGE_PASSWORD',
    createdAt: now,
    modifiedAt: now,
    passwordHash: '',
    formerHashes: [],
    passwordVersion: 0,
    failures: 0,
    refreshTokens: {},
    lastTotpStep: 0,
    totpFailures: 0,
    hasMfa: false,
    passkeys: [],
    hasPasskeyMfa: false,
    passkeyChallenges: {},
  };
};

const invite = (directory: Directory, user: User, password: string): void =>
  directory.sendMail({
    kind: 'invitation',
    to: user.attributes['email'],
    username: user.username,
    secret: password,
  });

const reinvite = (
  directory: Directory,
  { UserPoolId, Username, TemporaryPassword }: CreateUserInput,
): User => {
  const { pool, user } = directory.userOf(UserPoolId, Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    const message = `Resend not possible. ${Username} status is not FORCE_CHANGE_PASSWORD`;
    throw new ServiceFault('UnsupportedUserStateException', message);
  }
  const password = TemporaryPassword ?? inventPassword();
  const invited = withTemporaryPassword(pool, user, password, directory.clock());
  invite(directory, invited, password);
  return directory.saveUser(pool.id, invited);
};

const checkUnknown = (pool: Pool, { Username, UserAttributes }: CreateUserInput): void => {
  const email = UserAttributes.find(({ Name }) => Name === 'email')?.Value;
  const names = email === undefined ? [Username] : [Username, email];
  if (names.every((name) => findUser(pool, name) === undefined)) return;
  throw new ServiceFault('UsernameExistsException', 'User account already exists');
};

/** @throws ServiceFault for a known name, a weak password, or an attribute that the schema refuses */
export const createUser = (directory: Directory, input: CreateUserInput): User => {
  if (input.MessageAction === 'RESEND') return reinvite(directory, input);

  const pool = directory.poolOf(input.UserPoolId);
  checkUnknown(pool, input);
  if (input.UserAttributes.some(({ Name }) => Name === 'sub')) {
    throw invalidParameter('Cannot modify the non-mutable attribute sub');
  }
  const password = input.TemporaryPassword ?? inventPassword();
  const blank = blankUser(directory, pool, input.Username);
  const now = directory.clock();
  const described = withAttributes({ pool, user: blank }, input.UserAttributes, { now, isCreating: true });
  const user = { ...withTemporaryPassword(pool, described, password, now), formerHashes: [] };
  directory.saveUser(pool.id, user);
  if (input.MessageAction !== 'SUPPRESS') invite(directory, user, password);
  return user;
};
