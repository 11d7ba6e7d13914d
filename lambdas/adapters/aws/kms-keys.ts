import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from './clients.ts';
import type { SessionCredentials } from './session-credentials.ts';

/** Bound to the wrapped key by KMS: it unwraps with the same words only. */
export type KeyContext = { readonly tenantId: string; readonly purpose: 'dek' | 'hmac' };

type Place = { readonly region: string; readonly credentials?: SessionCredentials };

/** Loaded on use: a request that opens nothing sealed needs no KMS. */
export const kmsKeysOf = ({ region, credentials }: Place) => {
  const client = new KMSClient({
    region,
    requestHandler: sharedConnections,
    // Static keys, as for the tables: a credentials function would be memoized across tenants.
    ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
  });
  return {
    unwrap: async (wrapped: Uint8Array, context: KeyContext): Promise<Uint8Array> => {
      const { Plaintext } = await client.send(
        new DecryptCommand({ CiphertextBlob: wrapped, EncryptionContext: { ...context } }),
      );
      assert(Plaintext?.byteLength === 32, 'a data key has 256 bits');
      return Plaintext;
    },
    /** A new 256-bit key, wrapped; nobody sees it in the clear until it is used. */
    makeWrapped: async (keyArn: string, context: KeyContext): Promise<Uint8Array> => {
      const { CiphertextBlob } = await client.send(
        new GenerateDataKeyWithoutPlaintextCommand({
          KeyId: keyArn,
          KeySpec: 'AES_256',
          EncryptionContext: { ...context },
        }),
      );
      assert(CiphertextBlob !== undefined, 'a wrapped key has bytes');
      return CiphertextBlob;
    },
  };
};
