import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import { keepInFile } from '#local/aws/calls/kept-file.ts';
import type { ServiceOptions } from '#local/aws/calls/service-call.ts';

import { notFound, userNotFound } from './cognito-faults.ts';
import { cognitoStateSchema, type Client, type CognitoState, type Pool, type User } from './cognito-state.ts';

/** A message that Cognito itself would send. */
export type CognitoMail = {
  readonly kind: 'invitation';
  readonly to: string | undefined;
  readonly username: string;
  /** The temporary password, or the code. */
  readonly secret: string;
};

export type CognitoOptions = ServiceOptions & {
  /** @default the mail is dropped */
  readonly sendMail?: (mail: CognitoMail) => void;
};

const firstState = (): CognitoState => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    pools: {},
    clients: {},
    sessionSecret: randomBytes(32).toString('hex'),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signingKeyId: randomUUID(),
  };
};

/** Records come from JSON: a name such as `constructor` must not find what every object has. */
export const entryOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const usernameIn = (pool: Pool, name: string): string =>
  pool.settings.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name;

/** By username, or by e-mail where the pool signs in with it. */
export const findUser = (pool: Pool, name: string): User | undefined => {
  const found = entryOf(pool.users, usernameIn(pool, name));
  if (found !== undefined || !pool.settings.UsernameAttributes.includes('email')) return found;
  const email = name.toLowerCase();
  return Object.values(pool.users).find((user) => user.attributes['email']?.toLowerCase() === email);
};

/** The pools, clients and users of one installation. Each `save…` is on disk when it returns. */
export const openDirectory = (options: CognitoOptions, path: string | undefined) => {
  const kept = keepInFile(path, cognitoStateSchema, firstState);
  const { sessionSecret, signingKey, signingKeyId } = kept.read();
  const privateKey = createPrivateKey(signingKey);

  const poolOf = (poolId: string): Pool => {
    const pool = entryOf(kept.read().pools, poolId);
    if (pool === undefined) throw notFound(`User pool ${poolId} does not exist.`);
    return pool;
  };
  const savePool = (pool: Pool): void => {
    const state = kept.read();
    kept.write({ ...state, pools: { ...state.pools, [pool.id]: pool } });
  };

  return {
    remember: kept.remember,
    clock: options.clock,
    region: options.region,
    accountId: options.accountId,
    sendMail: options.sendMail ?? (() => undefined),
    sessionSecret: Buffer.from(sessionSecret, 'hex'),
    signing: { keyId: signingKeyId, privateKey, publicKey: createPublicKey(privateKey) },
    usernameIn,
    poolOf,
    savePool,
    holdsPool: (poolId: string): boolean => entryOf(kept.read().pools, poolId) !== undefined,
    findClient: (clientId: string): Client | undefined => entryOf(kept.read().clients, clientId),
    /** With a pool id, only a client of that pool. */
    clientOf: (clientId: string, poolId?: string): Client => {
      const client = entryOf(kept.read().clients, clientId);
      if (client === undefined || (poolId ?? client.settings.UserPoolId) !== client.settings.UserPoolId) {
        throw notFound(`User pool client ${clientId} does not exist.`);
      }
      return client;
    },
    saveClient: (client: Client): void => {
      const state = kept.read();
      kept.write({ ...state, clients: { ...state.clients, [client.id]: client } });
    },
    userOf: (poolId: string, name: string): { readonly pool: Pool; readonly user: User } => {
      const pool = poolOf(poolId);
      const user = findUser(pool, name);
      if (user === undefined) throw userNotFound();
      return { pool, user };
    },
    saveUser: (poolId: string, user: User): User => {
      const pool = poolOf(poolId);
      savePool({ ...pool, users: { ...pool.users, [user.username]: user } });
      return user;
    },
  };
};
export type Directory = ReturnType<typeof openDirectory>;

export const issuerOf = ({ region }: Pick<Directory, 'region'>, poolId: string): string =>
  `https://cognito-idp.${region}.amazonaws.com/${poolId}`;
