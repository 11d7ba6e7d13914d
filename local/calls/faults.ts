import { ServiceFault, type Gate, type ServiceCall, type ServiceName } from './service-call.ts';

export type PlannedFault = {
  readonly service: ServiceName;
  /** @default any operation */
  readonly operation?: string;
  /** How many of the next matching calls are hit. @default 1 */
  readonly times?: number;
  /** Narrows the calls further, by their input or caller. */
  readonly when?: (call: ServiceCall) => boolean;
};

/** Makes the services misbehave on purpose. */
export type Faults = {
  /** The next calls fail before they have any effect, with this AWS error. */
  readonly fail: (
    fault: PlannedFault & { readonly code: string; readonly message?: string; readonly statusCode?: number },
  ) => void;
  /** The next calls are refused as AWS throttles that service. */
  readonly throttle: (fault: PlannedFault) => void;
  /** The next transactions are cancelled because of another one in progress. */
  readonly conflict: (fault?: Omit<PlannedFault, 'service' | 'operation'>) => void;
  /** The next calls run only after this work is done, such as another request. */
  readonly delay: (fault: PlannedFault & { readonly until: () => Promise<unknown> }) => void;
  readonly clear: () => void;
};

type Trap = {
  readonly plan: PlannedFault;
  left: number;
  readonly spring: (call: ServiceCall) => Promise<void>;
};

const throttlings: Partial<Record<ServiceName, readonly [code: string, statusCode: number]>> = {
  dynamodb: ['ThrottlingException', 400],
  s3: ['SlowDown', 503],
  kms: ['ThrottlingException', 400],
  sts: ['Throttling', 400],
  'cognito-idp': ['TooManyRequestsException', 400],
  ses: ['TooManyRequestsException', 429],
  lambda: ['TooManyRequestsException', 429],
};

const transactionSize = (input: unknown): number => {
  const items: unknown = Object.entries(input ?? {}).find(([name]) => name === 'TransactItems')?.[1];
  return Array.isArray(items) ? items.length : 1;
};

const conflictOf = ({ input }: ServiceCall): ServiceFault => {
  const codes = Array.from({ length: transactionSize(input) }, (_, index) =>
    index === 0 ? 'TransactionConflict' : 'None',
  );
  return new ServiceFault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    400,
    {
      CancellationReasons: codes.map((Code) =>
        Code === 'None' ? { Code } : { Code, Message: 'Transaction is ongoing for the item' },
      ),
    },
  );
};

const isMeant = ({ plan, left }: Trap, call: ServiceCall): boolean =>
  left > 0 &&
  plan.service === call.service &&
  (plan.operation ?? call.operation) === call.operation &&
  (plan.when?.(call) ?? true);

/** The gate springs the oldest trap that is meant for a call. */
export const faultsOf = (): Faults & { readonly gate: Gate } => {
  const traps: Trap[] = [];
  const set = (plan: PlannedFault, spring: Trap['spring']) =>
    void traps.push({ plan, left: plan.times ?? 1, spring });
  const failWith = (plan: PlannedFault, faultOf: (call: ServiceCall) => ServiceFault) =>
    set(plan, async (call) => {
      throw faultOf(call);
    });

  return {
    fail: ({ code, message = 'Injected fault', statusCode = 400, ...plan }) =>
      failWith(plan, () => new ServiceFault(code, message, statusCode)),
    throttle: (plan) =>
      failWith(plan, ({ service }) => {
        const [code, statusCode] = throttlings[service] ?? ['ThrottlingException', 400];
        return new ServiceFault(code, 'Rate exceeded', statusCode);
      }),
    conflict: (plan = {}) =>
      failWith({ ...plan, service: 'dynamodb', operation: 'TransactWriteItems' }, conflictOf),
    delay: ({ until, ...plan }) =>
      set(plan, async () => {
        await until();
      }),
    clear: () => void traps.splice(0),
    gate: async (call) => {
      const trap = traps.find((each) => isMeant(each, call));
      if (trap === undefined) return;
      trap.left -= 1;
      await trap.spring(call);
    },
  };
};
