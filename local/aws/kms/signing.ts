import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { blobSchema, smallBlobSchema } from './blob.ts';
import { keySpecOf } from './key-material.ts';
import type { KeyRing } from './key-ring.ts';
import type { KmsKey } from './kms-key.ts';

const operation = operationsRefusing('ValidationException');
const signSchema = v.object({
  KeyId: v.string(),
  Message: smallBlobSchema,
  MessageType: v.optional(v.picklist(['RAW', 'DIGEST']), 'RAW'),
  SigningAlgorithm: v.string(),
});
const macSchema = v.object({ KeyId: v.string(), Message: smallBlobSchema, MacAlgorithm: v.string() });

const useFor = (
  ring: KeyRing,
  reference: string,
  use: { readonly usage: string; readonly by: string },
): KmsKey => {
  const key = ring.use(reference, use.usage);
  if (!keySpecOf(key.spec).algorithms.includes(use.by)) {
    const message = `Algorithm ${use.by} is incompatible with key spec ${key.spec}.`;
    throw new ServiceFault('InvalidKeyUsageException', message);
  }
  return key;
};

const digestOf = (algorithm: string): string => `sha${algorithm.slice(-3)}`;
const paddingOf = (algorithm: string) =>
  algorithm.startsWith('RSASSA_PSS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { dsaEncoding: 'der' as const };

const refuseDigest = (messageType: string): void => {
  if (messageType === 'RAW') return;
  const message = 'MessageType DIGEST does not exist on this machine: send RAW';
  throw new ServiceFault('UnsupportedOperationException', message);
};

const publicKeyOf = ({ publicKey = '' }: KmsKey) =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });

const signOperation = (ring: KeyRing) =>
  operation(signSchema, ({ KeyId, Message, MessageType, SigningAlgorithm }) => {
    const key = useFor(ring, KeyId, { usage: 'SIGN_VERIFY', by: SigningAlgorithm });
    refuseDigest(MessageType);
    const material = Buffer.from(key.material, 'base64');
    const privateKey = createPrivateKey({ key: material, format: 'der', type: 'pkcs8' });
    const signature = sign(digestOf(SigningAlgorithm), Message, {
      key: privateKey,
      ...paddingOf(SigningAlgorithm),
    });
    return { KeyId: ring.arnOf(key.keyId), Signature: signature.toString('base64'), SigningAlgorithm };
  });

const verifyOperation = (ring: KeyRing) =>
  operation(
    v.object({ ...signSchema.entries, Signature: blobSchema }),
    ({ KeyId, Message, MessageType, Signature, SigningAlgorithm }) => {
      const key = useFor(ring, KeyId, { usage: 'SIGN_VERIFY', by: SigningAlgorithm });
      refuseDigest(MessageType);
      const publicKey = { key: publicKeyOf(key), ...paddingOf(SigningAlgorithm) };
      if (!verify(digestOf(SigningAlgorithm), Message, publicKey, Signature)) {
        throw new ServiceFault('KMSInvalidSignatureException', '');
      }
      return { KeyId: ring.arnOf(key.keyId), SignatureValid: true, SigningAlgorithm };
    },
  );

const macBy = (key: KmsKey, algorithm: string, message: Uint8Array): Buffer =>
  createHmac(digestOf(algorithm), Buffer.from(key.material, 'base64')).update(message).digest();

export const signingOperations = (ring: KeyRing): Operations => ({
  Sign: signOperation(ring),
  Verify: verifyOperation(ring),
  GetPublicKey: operation(v.object({ KeyId: v.string() }), ({ KeyId }) => {
    const key = ring.use(KeyId, 'SIGN_VERIFY');
    return {
      KeyId: ring.arnOf(key.keyId),
      PublicKey: key.publicKey,
      KeySpec: key.spec,
      KeyUsage: key.usage,
      SigningAlgorithms: keySpecOf(key.spec).algorithms,
    };
  }),
  GenerateMac: operation(macSchema, ({ KeyId, Message, MacAlgorithm }) => {
    const key = useFor(ring, KeyId, { usage: 'GENERATE_VERIFY_MAC', by: MacAlgorithm });
    const mac = macBy(key, MacAlgorithm, Message).toString('base64');
    return { KeyId: ring.arnOf(key.keyId), Mac: mac, MacAlgorithm };
  }),
  VerifyMac: operation(
    v.object({ ...macSchema.entries, Mac: blobSchema }),
    ({ KeyId, Message, Mac, MacAlgorithm }) => {
      const key = useFor(ring, KeyId, { usage: 'GENERATE_VERIFY_MAC', by: MacAlgorithm });
      const expected = macBy(key, MacAlgorithm, Message);
      if (expected.length !== Mac.length || !timingSafeEqual(expected, Mac)) {
        throw new ServiceFault('KMSInvalidMacException', '');
      }
      return { KeyId: ring.arnOf(key.keyId), MacValid: true, MacAlgorithm };
    },
  ),
});
