import { createHmac, timingSafeEqual } from 'node:crypto';

import { notAuthorized } from './cognito-faults.ts';
import type { Client } from './cognito-state.ts';

const equal = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Base64 of HMAC-SHA-256 over username and client id under the client's secret:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
const secretHashOf = (secret: string, username: string, clientId: string): string =>
  createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');

/** @throws ServiceFault `NotAuthorizedException` when a client's secret is not proven, or proven without need */
export const checkSecretHash = (
  { id, secret }: Client,
  username: string,
  secretHash: string | undefined,
): void => {
  if (secret === undefined && secretHash === undefined) return;
  if (secret !== undefined && secretHash === undefined) {
    throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  }
  if (!equal(secretHash ?? '', secretHashOf(secret ?? '', username, id)) || secret === undefined) {
    throw notAuthorized(`Unable to verify secret hash for client ${id}`);
  }
};
