import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bucketUrlOf, presign } from '#lambdas/adapters/aws/presign.ts';
import { aDataFolder, clientFor, operator, region, startLocalS3, statusOf } from './local-s3.ts';

const Bucket = 'survivors';
const sizeBytes = 300_000;
let folder: Awaited<ReturnType<typeof aDataFolder>>;
let journal: string;

beforeEach(async () => {
  folder = await aDataFolder();
  journal = join(folder.path, 's3', 'journal.jsonl');
});

afterEach(() => folder.remove());

const startProcess = async () => {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('serve-s3.ts', import.meta.url)), folder.path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(child.stdout, 'data');
  return {
    client: clientFor(String(line).trim()),
    kill: () => child.kill('SIGKILL'),
    ended: once(child, 'exit'),
  };
};

const putNumber = (client: S3Client, number: number) =>
  client.send(new PutObjectCommand({ Bucket, Key: 'number', Body: Buffer.alloc(sizeBytes, number) }));

/** Overwrites one object again and again until the process is killed: the last write that was acknowledged. */
const writeUntilKilled = async (client: S3Client, first: number): Promise<number> => {
  let acknowledged = first - 1;
  for (;;) {
    const isKept = await putNumber(client, acknowledged + 1).then(
      () => true,
      () => false,
    );
    if (!isKept) return acknowledged;
    acknowledged += 1;
  }
};

describe('a killed S3', () => {
  test('keeps the last acknowledged write, or the one after it, whole', async () => {
    let next = 1;
    for (const milliseconds of [40, 95, 160]) {
      const { client, kill, ended } = await startProcess();
      if (next === 1) await client.send(new CreateBucketCommand({ Bucket }));
      await putNumber(client, next);
      setTimeout(kill, milliseconds);
      const acknowledged = await writeUntilKilled(client, next + 1);
      await ended;
      client.destroy();

      const again = await startLocalS3({ dataFolder: folder.path });
      const { Body } = await again.client.send(new GetObjectCommand({ Bucket, Key: 'number' }));
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      const [kept = 0] = bytes;
      expect([acknowledged, acknowledged + 1]).toContain(kept);
      expect(bytes.equals(Buffer.alloc(sizeBytes, kept))).toBe(true);
      expect(await readdir(join(folder.path, 's3', 'blobs'))).toHaveLength(1);
      await again.close();
      next = kept + 1;
    }
  });
});

const writeThreeLines = async () => {
  const s3 = await startLocalS3({ dataFolder: folder.path });
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await putNumber(s3.client, 1);
  await putNumber(s3.client, 2);
  await s3.close();
};

describe('an upload that breaks off', () => {
  test('leaves no file', async () => {
    const s3 = await startLocalS3({ dataFolder: folder.path });
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    const { url, headers } = presign({
      method: 'PUT',
      bucketUrl: bucketUrlOf({ bucket: Bucket, region, endpoint: s3.url }),
      key: 'broken',
      credentials: { accessKeyId: operator.accessKeyId, secretAccessKey: operator.secretAccessKey },
      region,
      at: new Date().toISOString(),
      expiresSeconds: 60,
      headers: { 'content-length': '5' },
    });
    const { hostname, port, pathname, search, host } = new URL(url);
    const head = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(Number(port), hostname);
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\n${head.join('')}\r\nhel`);
    const files = () => readdir(join(folder.path, 's3', 'blobs'));
    await expect.poll(files).toEqual([expect.stringMatching(/\.unfinished$/)]);
    socket.destroy();
    await expect.poll(files).toEqual([]);
    expect(await statusOf(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'broken' })))).toBe(404);
    await s3.close();
  });
});

describe('a journal', () => {
  test('whose last line was cut starts without it', async () => {
    await writeThreeLines();
    const lines = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, `${lines[0]}\n${lines[1]?.slice(0, 100)}`);
    const s3 = await startLocalS3({ dataFolder: folder.path });
    expect(await statusOf(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'number' })))).toBe(404);
    await putNumber(s3.client, 3);
    await s3.close();

    const again = await startLocalS3({ dataFolder: folder.path });
    expect(await statusOf(again.client.send(new HeadObjectCommand({ Bucket, Key: 'number' })))).toBe(200);
    await again.close();
  });

  test('with a broken line is refused by its name and line', async () => {
    await writeThreeLines();
    await appendFile(journal, '[{"put":\n');
    await expect(startLocalS3({ dataFolder: folder.path })).rejects.toThrow(
      `the data folder is damaged: ${journal}, line 4`,
    );
  });

  test('is written anew at each start, without what is gone', async () => {
    await writeThreeLines();
    expect((await readFile(journal, 'utf8')).split('\n')).toHaveLength(4);
    await (await startLocalS3({ dataFolder: folder.path })).close();
    expect((await readFile(journal, 'utf8')).split('\n')).toHaveLength(3);
  });
});
