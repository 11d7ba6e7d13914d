import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { callersOf, type Caller } from '#local/aws/calls/caller.ts';
import type { ServiceCall, ServiceOptions } from '#local/aws/calls/service-call.ts';
import { startS3 } from '#local/aws/s3/start-s3.ts';

export const region = 'ap-northeast-1';

export const operator: Caller = {
  accessKeyId: 'AKIAOPERATOR',
  secretAccessKey: 'operator-secret',
  principalArn: 'arn:aws:iam::000000000000:root',
  tags: {},
};

export const tenantSession: Caller = {
  accessKeyId: 'ASIATENANT',
  secretAccessKey: 'tenant-secret',
  sessionToken: 'tenant/token+=',
  principalArn: 'arn:aws:sts::000000000000:assumed-role/presign/t1',
  tags: { tenantId: 't1' },
};

export const clientFor = (endpoint: string, credentials: Caller = operator): S3Client =>
  new S3Client({ endpoint, region, maxAttempts: 1, credentials: { ...credentials } });

/** A running S3 with its operator's client and the calls that its gate saw. */
export const startLocalS3 = async (changes: Partial<ServiceOptions> = {}) => {
  const calls: ServiceCall[] = [];
  const s3 = await startS3({
    callers: callersOf([operator, tenantSession]),
    gate: async (call) => void calls.push(call),
    clock: () => new Date(),
    region,
    accountId: '000000000000',
    ...changes,
  });
  const client = clientFor(s3.url);
  return {
    ...s3,
    client,
    calls,
    close: async () => {
      client.destroy();
      await s3.close();
    },
  };
};

export type LocalS3 = Awaited<ReturnType<typeof startLocalS3>>;

export const aDataFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'stafee-s3-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

/** The HTTP status of an SDK error. */
export const statusOf = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 200,
    (error) => error.$metadata.httpStatusCode,
  );
