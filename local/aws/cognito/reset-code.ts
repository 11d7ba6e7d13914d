import { randomInt } from 'node:crypto';
import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { checkSecretHash } from './client-secret.ts';
import { userNotFound } from './cognito-faults.ts';
import type { User } from './cognito-state.ts';
import { findUser, type Directory } from './directory.ts';
import { withLastingPassword } from './password.ts';

const operation = operationsRefusing('InvalidParameterException');
const byClient = {
  ClientId: v.string(),
  Username: v.string(),
  SecretHash: v.optional(v.string()),
};
const mostAttempts = 5;

/** Gives a user a six-digit code for one hour, and mails it. */
export const newResetCode = (directory: Directory, user: User): User => {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(directory.clock().getTime() + 3_600_000).toISOString();
  const { username, attributes } = user;
  directory.sendMail({ kind: 'reset-code', to: attributes['email'], username, secret: code });
  return { ...user, resetCode: { code, expiresAt, attempts: 0 } };
};

const expiredCode = () =>
  new ServiceFault('ExpiredCodeException', 'Invalid code provided, please request a code again.');

/** @throws ServiceFault for a wrong, an expired or a missing code; wrong ones are counted */
const proveCode = (directory: Directory, poolId: string, user: User | undefined, code: string): User => {
  const known = user?.resetCode;
  if (user === undefined || known === undefined || new Date(known.expiresAt) <= directory.clock()) {
    throw expiredCode();
  }
  if (known.attempts >= mostAttempts) {
    const message = 'Attempt limit exceeded, please try after some time.';
    throw new ServiceFault('LimitExceededException', message);
  }
  if (known.code === code) return user;
  directory.saveUser(poolId, { ...user, resetCode: { ...known, attempts: known.attempts + 1 } });
  const message = 'Invalid verification code provided, please try again.';
  throw new ServiceFault('CodeMismatchException', message);
};

/** The public way back to a forgotten password. */
export const resetCodeOperations = (directory: Directory): Operations => ({
  ForgotPassword: operation(v.object(byClient), ({ ClientId, Username, SecretHash }) => {
    const client = directory.clientOf(ClientId);
    checkSecretHash(client, Username, SecretHash);
    const pool = directory.poolOf(client.settings.UserPoolId);
    const user = findUser(pool, Username);
    if (user?.isEnabled === true) directory.saveUser(pool.id, newResetCode(directory, user));
    else if (client.settings.PreventUserExistenceErrors !== 'ENABLED') throw userNotFound();
    return {
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: '***' },
    };
  }),
  ConfirmForgotPassword: operation(
    v.object({ ...byClient, ConfirmationCode: v.string(), Password: v.string() }),
    ({ ClientId, Username, SecretHash, ConfirmationCode, Password }) => {
      const client = directory.clientOf(ClientId);
      checkSecretHash(client, Username, SecretHash);
      const pool = directory.poolOf(client.settings.UserPoolId);
      const user = proveCode(directory, pool.id, findUser(pool, Username), ConfirmationCode);
      directory.saveUser(pool.id, { ...withLastingPassword(pool, user, Password), refreshTokens: {} });
      return {};
    },
  ),
});
