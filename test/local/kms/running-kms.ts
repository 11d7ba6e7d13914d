import { KMSClient } from '@aws-sdk/client-kms';

import { callersOf } from '#local/calls/caller.ts';
import type { ServiceCall, ServiceOptions } from '#local/calls/service-call.ts';
import { startKms } from '#local/kms/start-kms.ts';

export const kmsClientOf = (endpoint: string, systemClockOffset = 0) =>
  new KMSClient({
    endpoint,
    region: 'ap-northeast-1',
    maxAttempts: 1,
    systemClockOffset,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** A KMS in memory, called by the operator of this machine. */
export const aRunningKms = async (changes: Partial<ServiceOptions> = {}) => {
  const calls: ServiceCall[] = [];
  const kms = await startKms({
    callers: callersOf([
      {
        accessKeyId: 'local',
        secretAccessKey: 'local',
        principalArn: 'arn:aws:iam::000000000000:root',
        tags: {},
      },
    ]),
    gate: async (call) => void calls.push(call),
    clock: () => new Date(),
    region: 'ap-northeast-1',
    accountId: '000000000000',
    ...changes,
  });
  const client = kmsClientOf(kms.url);
  return { kms, client, calls };
};

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const textOf = (found: Uint8Array | undefined): string => Buffer.from(found ?? []).toString();
