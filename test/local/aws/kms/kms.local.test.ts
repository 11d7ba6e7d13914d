import {
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  type KeyMetadata,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aRunningKms, bytes, textOf } from './running-kms.ts';

const context = { tenant: 't1', b: '2' };
let running: Awaited<ReturnType<typeof aRunningKms>>;
let key: KeyMetadata;
let blob: Uint8Array | undefined;

const send: typeof running.client.send = (...args: unknown[]) =>
  (running.client.send as (...args: unknown[]) => never)(...args);
const aKey = async (input: ConstructorParameters<typeof CreateKeyCommand>[0] = {}) =>
  (await send(new CreateKeyCommand(input))).KeyMetadata as KeyMetadata;
const encrypted = async (keyId: string | undefined) =>
  (await send(new EncryptCommand({ KeyId: keyId, Plaintext: bytes('secret'), EncryptionContext: context })))
    .CiphertextBlob;

beforeAll(async () => {
  running = await aRunningKms();
  key = await aKey();
  blob = await encrypted(key.KeyId);
});
afterAll(() => running.kms.close());

describe('the local KMS', () => {
  test('creates keys', () => {
    expect(key).toMatchObject({ KeyState: 'Enabled', KeyId: expect.any(String) });
    expect(key.CreationDate).toBeInstanceOf(Date);
  });

  test('decrypts what it encrypted under the same context, in any order of its members', async () => {
    const opened = await send(
      new DecryptCommand({ CiphertextBlob: blob, EncryptionContext: { b: '2', tenant: 't1' } }),
    );
    expect(textOf(opened.Plaintext)).toBe('secret');
    expect(opened.KeyId).toBe(key.Arn);
  });

  test('refuses another context, a changed byte and garbage as invalid ciphertext', async () => {
    const changed = Buffer.from(blob ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const attempts = [
      { CiphertextBlob: blob, EncryptionContext: { tenant: 't2' } },
      { CiphertextBlob: changed, EncryptionContext: context },
      { CiphertextBlob: bytes('nonsense') },
    ];
    for (const attempt of attempts) {
      await expect(send(new DecryptCommand(attempt))).rejects.toMatchObject({
        name: 'InvalidCiphertextException',
      });
    }
  });

  test('refuses to decrypt with another key', async () => {
    const other = await aKey();
    const attempt = new DecryptCommand({
      CiphertextBlob: blob,
      KeyId: other.KeyId,
      EncryptionContext: context,
    });
    await expect(send(attempt)).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  test('refuses to encrypt more than 4096 bytes', async () => {
    const attempt = new EncryptCommand({ KeyId: key.KeyId, Plaintext: Buffer.alloc(4097) });
    await expect(send(attempt)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('makes data keys that it can decrypt, and shows none of them', async () => {
    const sealed = await send(
      new GenerateDataKeyWithoutPlaintextCommand({
        KeyId: key.KeyId,
        KeySpec: 'AES_256',
        EncryptionContext: context,
      }),
    );
    expect(sealed).not.toHaveProperty('Plaintext');
    const unsealed = await send(
      new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext: context }),
    );
    expect(unsealed.Plaintext).toHaveLength(32);
  });

  test('does not know a key that was never made', async () => {
    await expect(encrypted('11111111-1111-1111-1111-111111111111')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});
