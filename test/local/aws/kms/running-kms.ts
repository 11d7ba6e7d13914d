import { KMSClient } from '@aws-sdk/client-kms';

import type { ServiceOptions } from '#local/aws/calls/service-call.ts';
import { startKms } from '#local/aws/kms/start-kms.ts';

import { asOperator, optionsForOperator } from '../calls/operator-of-this-machine.ts';

export const kmsClientOf = (endpoint: string, systemClockOffset = 0) =>
  new KMSClient(asOperator(endpoint, systemClockOffset));

/** A KMS in memory, called by the operator of this machine. */
export const aRunningKms = async (changes: Partial<ServiceOptions> = {}) => {
  const { options, calls } = optionsForOperator();
  const kms = await startKms({ ...options, ...changes });
  return { kms, client: kmsClientOf(kms.url), calls };
};

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const textOf = (found: Uint8Array | undefined): string => Buffer.from(found ?? []).toString();
