import {
  CancelKeyDeletionCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  ScheduleKeyDeletionCommand,
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
  test('creates keys, and describes them', async () => {
    const described = (await send(new DescribeKeyCommand({ KeyId: key.Arn }))).KeyMetadata;
    expect(described).toMatchObject({ KeyState: 'Enabled', KeyId: key.KeyId });
    expect(described?.CreationDate).toBeInstanceOf(Date);
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

  test('makes data keys, with and without their plaintext, that it can decrypt', async () => {
    const asked = { KeyId: key.KeyId, KeySpec: 'AES_256', EncryptionContext: context } as const;
    const made = await send(new GenerateDataKeyCommand(asked));
    const opened = await send(
      new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext: context }),
    );
    expect(made.Plaintext).toHaveLength(32);
    expect(opened.Plaintext).toStrictEqual(made.Plaintext);

    const sealed = await send(new GenerateDataKeyWithoutPlaintextCommand(asked));
    expect(sealed).not.toHaveProperty('Plaintext');
    const unsealed = await send(
      new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext: context }),
    );
    expect(unsealed.Plaintext).toHaveLength(32);
  });

  test('refuses a disabled key until it is enabled again', async () => {
    const { KeyId } = await aKey();
    const sealed = await encrypted(KeyId);
    const opening = new DecryptCommand({ CiphertextBlob: sealed, EncryptionContext: context });
    await send(new DisableKeyCommand({ KeyId }));
    await expect(send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }))).rejects.toMatchObject({
      name: 'DisabledException',
    });
    await expect(send(opening)).rejects.toMatchObject({ name: 'DisabledException' });
    await send(new EnableKeyCommand({ KeyId }));
    expect(textOf((await send(opening)).Plaintext)).toBe('secret');
  });

  test('refuses a key that waits for deletion; a cancelled deletion leaves it disabled', async () => {
    const { KeyId } = await aKey();
    const sealed = await encrypted(KeyId);
    const stateNow = async () => (await send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState;
    await send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(await stateNow()).toBe('PendingDeletion');
    await expect(
      send(new DecryptCommand({ CiphertextBlob: sealed, EncryptionContext: context })),
    ).rejects.toMatchObject({ name: 'KMSInvalidStateException' });
    await send(new CancelKeyDeletionCommand({ KeyId }));
    expect(await stateNow()).toBe('Disabled');
    await expect(
      send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 3 })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('does not know a key that was never made', async () => {
    const attempt = new DescribeKeyCommand({ KeyId: '11111111-1111-1111-1111-111111111111' });
    await expect(send(attempt)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});
