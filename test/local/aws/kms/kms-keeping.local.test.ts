import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyCommand, DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { aRunningKms, bytes, kmsClientOf, textOf } from './running-kms.ts';
import { spawnServing } from './spawn-serving.ts';

const kmsChild = join(import.meta.dirname, 'kms-child.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-kms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('keeping keys', () => {
  test('a killed KMS opens old ciphertexts after its next start', async () => {
    const dataFolder = join(folder, 'killed');
    const first = await spawnServing(kmsChild, dataFolder);
    const before = kmsClientOf(first.url);
    const { KeyMetadata } = await before.send(new CreateKeyCommand({ Description: 'kek' }));
    const KeyId = KeyMetadata?.KeyId;
    const sealed = await before.send(new EncryptCommand({ KeyId, Plaintext: bytes('経費') }));
    await first.kill();

    const second = await spawnServing(kmsChild, dataFolder);
    const after = kmsClientOf(second.url);
    const opened = await after.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, KeyId }));
    await second.kill();
    expect(textOf(opened.Plaintext)).toBe('経費');
    expect(opened.KeyId).toBe(KeyMetadata?.Arn);
  });

  test('only the owner can read the key file', async () => {
    const dataFolder = join(folder, 'mode');
    const { kms } = await aRunningKms({ dataFolder });
    await kms.close();
    expect(statSync(join(dataFolder, 'kms.json')).mode & 0o777).toBe(0o600);
  });

  test('a damaged key file is named and nothing is overwritten', async () => {
    const file = join(folder, 'kms.json');
    writeFileSync(file, '{"keys":');
    await expect(aRunningKms({ dataFolder: folder })).rejects.toThrow(`The file ${file} is damaged`);
    expect(statSync(file).size).toBe(8);
  });
});

describe("creating a template's key", () => {
  const template = {
    KeyId: 'mrk-00000000000000000000000000000001',
    MultiRegion: true,
    KeyPolicy: { Version: '2012-10-17', Statement: [] },
    EnableKeyRotation: true,
  };

  test('gives it the fixed id and the policy text', async () => {
    const { kms } = await aRunningKms();
    const { arn } = kms.createKey(template);
    await kms.close();
    expect(arn).toBe('arn:aws:kms:ap-northeast-1:000000000000:key/mrk-00000000000000000000000000000001');
    expect(kms.policyOf(arn)).toBe('{"Version":"2012-10-17","Statement":[]}');
  });

  test('keeps its material when the template is applied again', async () => {
    const { kms, client } = await aRunningKms();
    const { arn } = kms.createKey(template);
    const sealed = await client.send(new EncryptCommand({ KeyId: arn, Plaintext: bytes('kept') }));
    kms.createKey({ ...template, KeyPolicy: { Version: '2012-10-17' } });
    const opened = await client.send(
      new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, KeyId: template.KeyId }),
    );
    await kms.close();
    expect(textOf(opened.Plaintext)).toBe('kept');
    expect(kms.policyOf(arn)).toBe('{"Version":"2012-10-17"}');
  });

  test('uses none that the template switches off, until it switches it on', async () => {
    const { kms, client } = await aRunningKms();
    const { arn } = kms.createKey(template);
    const encrypting = new EncryptCommand({ KeyId: arn, Plaintext: bytes('off') });
    kms.createKey({ ...template, Enabled: false });
    await expect(client.send(encrypting)).rejects.toMatchObject({ name: 'DisabledException' });
    kms.createKey(template);
    expect((await client.send(encrypting)).KeyId).toBe(arn);
    await kms.close();
  });
});

describe('calling the local KMS', () => {
  test('is refused without a known access key', async () => {
    const { kms } = await aRunningKms();
    const stranger = new KMSClient({
      endpoint: kms.url,
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
    });
    await expect(stranger.send(new CreateKeyCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    await kms.close();
  });

  test('is shown to the gate, with caller and input, before it has an effect', async () => {
    const { kms, client, calls } = await aRunningKms();
    await client.send(new CreateKeyCommand({ Description: 'seen' }));
    await kms.close();
    expect(calls).toMatchObject([
      {
        service: 'kms',
        operation: 'CreateKey',
        caller: { accessKeyId: 'local' },
        input: { Description: 'seen' },
      },
    ]);
  });

  test('answers the fault that the gate throws', async () => {
    const throttling = new ServiceFault('ThrottlingException', 'Rate exceeded');
    const { kms, client } = await aRunningKms({ gate: () => Promise.reject(throttling) });
    await expect(client.send(new CreateKeyCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    await kms.close();
  });
});
