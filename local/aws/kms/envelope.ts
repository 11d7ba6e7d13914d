import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { KmsKey } from './kms-key.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** KMS names no cause here, on purpose: context, key and bytes fail alike. */
const invalidCiphertext = () => new ServiceFault('InvalidCiphertextException', '');

/** The order of a context's members means nothing, so they are authenticated sorted. */
const authenticatedDataOf = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1))));

/** version | length of key id | key id | IV | tag | ciphertext */
export const sealWith = (key: KmsKey, plaintext: Uint8Array, context: EncryptionContext): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv);
  cipher.setAAD(authenticatedDataOf(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const keyId = Buffer.from(key.keyId, 'utf8');
  return Buffer.concat([Buffer.from([version, keyId.length]), keyId, iv, cipher.getAuthTag(), ciphertext]);
};

const headBytesOf = (blob: Buffer): number => 2 + (blob[1] ?? 0);

/** @throws ServiceFault `InvalidCiphertextException` when the bytes are of no key of this machine */
export const keyIdIn = (blob: Buffer): string => {
  if (blob[0] !== version || blob.length < headBytesOf(blob) + ivBytes + tagBytes) throw invalidCiphertext();
  return blob.toString('utf8', 2, headBytesOf(blob));
};

/** @throws ServiceFault `InvalidCiphertextException` when key, context or bytes do not fit */
export const openWith = (key: KmsKey, blob: Buffer, context: EncryptionContext): Buffer => {
  const ivAt = headBytesOf(blob);
  const tagAt = ivAt + ivBytes;
  const iv = blob.subarray(ivAt, tagAt);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv);
  decipher.setAAD(authenticatedDataOf(context));
  decipher.setAuthTag(blob.subarray(tagAt, tagAt + tagBytes));
  try {
    return Buffer.concat([decipher.update(blob.subarray(tagAt + tagBytes)), decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
};
