import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { briefPatience, type Patience } from '#lambdas/adapters/machine/patience.ts';
import { tryAgainWhereOthersAre } from './meetings.ts';
import type { SessionCredentials } from './session-credentials.ts';

const keepAlive = { keepAlive: true, maxSockets: 50 };

/** Sockets are shared by all clients of an environment; what signs a call never is. */
export const sharedConnections = {
  httpAgent: new HttpAgent(keepAlive),
  httpsAgent: new HttpsAgent(keepAlive),
  connectionTimeout: 2_000,
  requestTimeout: 10_000,
};

const translation = { marshallOptions: { removeUndefinedValues: true } };

type Place = { readonly region: string; readonly credentials?: SessionCredentials };

/**
 * A client that signs with these keys for its whole life. Keys of a tenant are given as a value: the SDK
 * memoizes a credentials *function*, and a shared client would sign one tenant's call with another's keys.
 * Without keys it signs as the function itself.
 */
export const documentClientOf = ({ region, credentials }: Place): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region,
      requestHandler: sharedConnections,
      ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
    }),
    translation,
  );

/**
 * For what nobody waits for. The same event may come twice, and two runs of a job write the same items: whoever meets
 * the other tries again, and finds what was done.
 */
export const workersClientOf = (place: Place, patience: Patience = briefPatience): DynamoDBDocumentClient => {
  const client = documentClientOf(place);
  client.middlewareStack.add(tryAgainWhereOthersAre(patience), {
    step: 'initialize',
    name: 'tryAgainWhereOthersAre',
  });
  return client;
};
