import { callersOf, type Caller } from '#local/aws/calls/caller.ts';
import type { ServiceCall, ServiceOptions } from '#local/aws/calls/service-call.ts';

export const accountId = '000000000000';

/** May do everything, as the root of the account. */
export const operatorCaller: Caller = {
  accessKeyId: 'local',
  secretAccessKey: 'local',
  principalArn: `arn:aws:iam::${accountId}:root`,
  tags: {},
};

/** What a service in memory is started with, when the operator of this machine is its only caller. */
export const optionsForOperator = (): {
  readonly calls: readonly ServiceCall[];
  readonly options: ServiceOptions;
} => {
  const calls: ServiceCall[] = [];
  return {
    calls,
    options: {
      callers: callersOf([operatorCaller]),
      gate: async (call) => void calls.push(call),
      clock: () => new Date(),
      region: 'ap-northeast-1',
      accountId,
    },
  };
};

/** Settings of an SDK client that signs as the operator and never asks twice. */
export const asOperator = (endpoint: string, systemClockOffset = 0) => ({
  endpoint,
  region: 'ap-northeast-1',
  maxAttempts: 1,
  systemClockOffset,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
