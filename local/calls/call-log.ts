import type { ServiceCall } from './service-call.ts';

/** What the services were asked, for tests that count round trips. */
export type CallLog = {
  readonly all: () => readonly ServiceCall[];
  /** `dynamodb:Query` and so on, in order; of one caller's role when its name's part is given. */
  readonly names: (rolePart?: string) => readonly string[];
  readonly clear: () => void;
  readonly record: (call: ServiceCall) => void;
};

/** Remembers the newest calls, at most `limit` of them. */
export const callLogOf = (limit = 10_000): CallLog => {
  const calls: ServiceCall[] = [];
  return {
    all: () => [...calls],
    names: (rolePart = '') =>
      calls
        .filter(({ caller }) => (caller.roleArn ?? caller.principalArn).includes(rolePart))
        .map(({ service, operation }) => `${service}:${operation}`),
    clear: () => void calls.splice(0),
    record: (call) => {
      calls.push(call);
      if (calls.length > limit) calls.shift();
    },
  };
};
