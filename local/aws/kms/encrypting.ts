import { randomBytes } from 'node:crypto';
import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { blobSchema, smallBlobSchema } from './blob.ts';
import { keyIdIn, openWith, sealWith, type EncryptionContext } from './envelope.ts';
import type { KeyRing } from './key-ring.ts';

const operation = operationsRefusing('ValidationException');
const contextSchema = v.optional(v.record(v.string(), v.string()), {});
const dataKeySchema = v.object({
  KeyId: v.string(),
  KeySpec: v.optional(v.picklist(['AES_128', 'AES_256'])),
  NumberOfBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024))),
  EncryptionContext: contextSchema,
});
const bytesOfDataKey = { AES_128: 16, AES_256: 32 } as const;

type Sealed = {
  readonly blob: Buffer;
  readonly context: EncryptionContext;
  readonly keyReference: string | undefined;
};

const opening =
  (ring: KeyRing) =>
  ({ blob, context, keyReference }: Sealed) => {
    const keyId = keyIdIn(blob);
    if (!ring.holds(keyId)) throw new ServiceFault('InvalidCiphertextException', '');
    if (keyReference !== undefined && ring.find(keyReference).keyId !== keyId) {
      const message = 'The key ID in the request does not identify a CMK that can perform this operation.';
      throw new ServiceFault('IncorrectKeyException', message);
    }
    const key = ring.use(keyId);
    return { arn: ring.arnOf(keyId), plaintext: openWith(key, blob, context) };
  };

const sealedDataKey = (ring: KeyRing, input: v.InferOutput<typeof dataKeySchema>) => {
  const { KeySpec, NumberOfBytes } = input;
  const bytes = KeySpec === undefined ? NumberOfBytes : bytesOfDataKey[KeySpec];
  if (bytes === undefined || (KeySpec !== undefined && NumberOfBytes !== undefined)) {
    throw new ServiceFault('ValidationException', 'Please specify either number of bytes or key spec.');
  }
  const key = ring.use(input.KeyId);
  const plaintext = randomBytes(bytes);
  return {
    KeyId: ring.arnOf(key.keyId),
    CiphertextBlob: sealWith(key, plaintext, input.EncryptionContext).toString('base64'),
  };
};

const encryptOperation = (ring: KeyRing) =>
  operation(
    v.object({ KeyId: v.string(), Plaintext: smallBlobSchema, EncryptionContext: contextSchema }),
    ({ KeyId, Plaintext, EncryptionContext }) => {
      const key = ring.use(KeyId);
      return {
        KeyId: ring.arnOf(key.keyId),
        CiphertextBlob: sealWith(key, Plaintext, EncryptionContext).toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
  );

const decryptOperation = (ring: KeyRing) =>
  operation(
    v.object({ CiphertextBlob: blobSchema, KeyId: v.optional(v.string()), EncryptionContext: contextSchema }),
    ({ CiphertextBlob, KeyId, EncryptionContext }) => {
      const sealed = { blob: CiphertextBlob, context: EncryptionContext, keyReference: KeyId };
      const { arn, plaintext } = opening(ring)(sealed);
      return {
        KeyId: arn,
        Plaintext: plaintext.toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
  );

export const encryptingOperations = (ring: KeyRing): Operations => ({
  Encrypt: encryptOperation(ring),
  Decrypt: decryptOperation(ring),
  GenerateDataKeyWithoutPlaintext: operation(dataKeySchema, (input) => sealedDataKey(ring, input)),
});
