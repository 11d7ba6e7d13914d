import { createHmac } from 'node:crypto';
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { formerLoginIdOf, loginIdOf } from '#domain/tenants/sign-in-name.ts';
import { companyKey } from '#rows/keystore.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import type { KeyContext } from '#lambdas/adapters/aws/kms-keys.ts';
import type { DataKey } from './sealed-text.ts';

export type Unwrap = (wrapped: Uint8Array, context: KeyContext) => Promise<Uint8Array>;

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly keystoreTable: string;
  readonly unwrap: Unwrap;
  readonly clock: Clock;
};

/** Version of the keys that new texts are sealed with. */
const currentVersion = 1;
/** A key that is withdrawn in KMS stops working everywhere within the hour. */
const keptMillis = 60 * 60_000;

export const keystoreName = { dek: 'DEK', hmac: 'HMAC' } as const;

/** The tenant's keys in the clear, kept in memory for at most an hour and unwrapped once however many ask. */
export const keyStoreOf = ({ tenantId, client, keystoreTable, unwrap, clock }: Parts) => {
  const kept = new Map<string, { readonly key: Promise<Uint8Array>; readonly untilMillis: number }>();
  const load = async (purpose: KeyContext['purpose'], version: number): Promise<Uint8Array> => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: keystoreTable,
        Key: companyKey.primaryKey({ tenantId, keyName: keystoreName[purpose], keyVersion: version }),
      }),
    );
    assert(Item !== undefined, `the keystore holds this tenant's key ${purpose} v${version}`);
    return unwrap(companyKey.read(Item).wrapped, { tenantId, purpose });
  };
  const keyOf = (purpose: KeyContext['purpose'], version: number): Promise<Uint8Array> => {
    const name = `${purpose}#${version}`;
    const nowMillis = clock().getTime();
    const known = kept.get(name);
    if (known !== undefined && nowMillis < known.untilMillis) return known.key;
    const key = load(purpose, version);
    kept.set(name, { key, untilMillis: nowMillis + keptMillis });
    key.catch(() => kept.delete(name));
    return key;
  };
  return {
    dataKey: async (version: number = currentVersion): Promise<DataKey> => ({
      version,
      bytes: await keyOf('dek', version),
    }),
    loginKey: () => keyOf('hmac', currentVersion),
  };
};

export type KeyStore = ReturnType<typeof keyStoreOf>;

const hashed = (name: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(name).digest('hex');

/** What stands in the LOGIN rows instead of the login ID. */
export const loginHashOf = (loginId: string, key: Uint8Array): string => hashed(loginIdOf(loginId), key);

/** What stood there for a login ID whose form was another until 2026-11; undefined where both forms are one. */
export const formerLoginHashOf = (loginId: string, key: Uint8Array): string | undefined => {
  const former = formerLoginIdOf(loginId);
  return former === loginIdOf(loginId) ? undefined : hashed(former, key);
};
