import type { Gate, ServiceCall, ServiceName } from './service-call.ts';

type LoggedCall = {
  readonly service: ServiceName;
  readonly operation: string;
  readonly principalArn: string;
  /** Tables or buckets that the call names, each once, in the order of the request. */
  readonly resources: readonly string[];
  readonly input: unknown;
};

export type CallLog = {
  readonly gate: Gate;
  /** The calls since the last `take` or `clear`, which are then forgotten. */
  readonly take: () => readonly LoggedCall[];
  readonly clear: () => void;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const ownName = ({ TableName: table, Bucket: bucket }: Readonly<Record<string, unknown>>) =>
  [table, bucket].filter((name) => typeof name === 'string');

/** `RequestItems` has tables as its member names, `TransactItems` holds one request per item. */
const resourcesOf = (input: unknown): readonly string[] => {
  if (!isRecord(input)) return [];
  const { RequestItems: byTable, TransactItems: actions } = input;
  const parts = Array.isArray(actions) ? actions.flatMap((action) => Object.values(Object(action))) : [];
  const names = [
    ...ownName(input),
    ...(isRecord(byTable) ? Object.keys(byTable) : []),
    ...parts.flatMap((part) => (isRecord(part) ? ownName(part) : [])),
  ];
  return [...new Set(names)];
};

const logged = ({ service, operation, caller, input }: ServiceCall): LoggedCall => ({
  service,
  operation,
  principalArn: caller.principalArn,
  resources: resourcesOf(input),
  input,
});

/** Records the calls that pass, so that a test can count what a use case costs. */
export const callLog = (): CallLog => {
  let calls: LoggedCall[] = [];
  const clear = () => {
    calls = [];
  };
  return {
    gate: async (call) => void calls.push(logged(call)),
    take: () => {
      const taken = calls;
      clear();
      return taken;
    },
    clear,
  };
};
