import { heldDoor } from './held-door.ts';
import { ServiceFault, type Gate, type ServiceCall, type ServiceName } from './service-call.ts';

type Target = {
  readonly service: ServiceName;
  readonly operation: string;
  /** Part of the caller's principal ARN, such as a role's name. @default every caller */
  readonly by?: string;
  /** How many calls are hit. @default 1 */
  readonly times?: number;
};

export type Faults = {
  /** To be given to each service, alone or in `gateOf`. */
  readonly gate: Gate;
  /** The next calls of an operation fail without any effect. @default statusCode 400 */
  readonly failNext: (
    fault: Target & {
      readonly code: string;
      readonly message?: string;
      readonly statusCode?: number;
      readonly members?: Readonly<Record<string, unknown>>;
    },
  ) => void;
  /** The next calls of an operation are throttled, with the code and status that the service has for it. */
  readonly throttleNext: (target: Target) => void;
  /** So many calls succeed, then none any more: as if the caller had crashed there. */
  readonly crashAfter: (calls: number) => void;
  /** After so many calls the next one waits until this is done, whose own calls pass: somebody else comes between. */
  readonly meanwhile: (calls: number, act: () => Promise<unknown>) => void;
  /** The next call of an operation waits until this is done, whose own calls pass, and then succeeds. */
  readonly holdNext: (held: Omit<Target, 'times'> & { readonly until: () => Promise<unknown> }) => void;
  /** The next write transactions meet another one on the items at these positions. @default the first item */
  readonly conflictNextTransaction: (conflict?: {
    readonly times?: number;
    readonly items?: readonly number[];
  }) => void;
  /** Queries of secondary indexes stay stale: for some milliseconds after each write, or until released. */
  readonly delayIndexWrites: (delay?: { readonly milliseconds: number }) => void;
  /** Ends `delayIndexWrites`; what was held back appears, in order. */
  readonly releaseIndexWrites: () => void;
  /** For `startDynamoDb`. */
  readonly indexLag: () => Promise<void> | undefined;
  /** How many faults were ordered and have not happened: zero at the end of a test that means them all. */
  readonly pending: () => number;
  readonly clear: () => void;
};

type Effect = (call: ServiceCall) => Promise<void>;
type Order = Required<Target> & { readonly effect: Effect };

const throttles: Readonly<Record<ServiceName, { readonly code: string; readonly statusCode: number }>> = {
  backup: { code: 'ThrottlingException', statusCode: 429 },
  dynamodb: { code: 'ProvisionedThroughputExceededException', statusCode: 400 },
  s3: { code: 'SlowDown', statusCode: 503 },
  kms: { code: 'ThrottlingException', statusCode: 400 },
  sts: { code: 'Throttling', statusCode: 400 },
  'cognito-idp': { code: 'TooManyRequestsException', statusCode: 400 },
  ses: { code: 'TooManyRequestsException', statusCode: 429 },
  sqs: { code: 'RequestThrottled', statusCode: 403 },
  lambda: { code: 'TooManyRequestsException', statusCode: 429 },
  wafv2: { code: 'ThrottlingException', statusCode: 400 },
};

const failWith =
  (makeFault: (call: ServiceCall) => ServiceFault): Effect =>
  async (call) => {
    throw makeFault(call);
  };

const countOf = (input: unknown): number => {
  const items: unknown = Object(input).TransactItems;
  return Array.isArray(items) ? items.length : 0;
};

const conflictOn = (items: readonly number[], { input }: ServiceCall) => {
  const reasons = Array.from({ length: countOf(input) }, (_, position) =>
    items.includes(position)
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new ServiceFault('TransactionCanceledException', message, 400, {
    Message: message,
    CancellationReasons: reasons,
  });
};

/** What somebody else does between two calls. */
const interludes = () => {
  let next: { callsLeft: number; readonly act: () => Promise<unknown> } | undefined;
  return {
    order: (callsLeft: number, act: () => Promise<unknown>): void => {
      next = { callsLeft, act };
    },
    before: async (): Promise<void> => {
      if (next === undefined) return;
      next.callsLeft -= 1;
      if (next.callsLeft >= 0) return;
      const { act } = next;
      next = undefined;
      await act();
    },
    pending: (): number => (next === undefined ? 0 : 1),
    clear: (): void => {
      next = undefined;
    },
  };
};

/** Faults that a test orders; calls that none was ordered for pass. Orders for one operation happen in turn. */
export const faultsToOrder = (): Faults => {
  let orders: Order[] = [];
  let callsLeft = Number.POSITIVE_INFINITY;
  const between = interludes();
  const indexes = heldDoor();
  const order = ({ service, operation, by = '', times = 1 }: Target, effect: Effect) => {
    orders.push(...Array.from({ length: times }, () => ({ service, operation, by, times: 1, effect })));
  };
  return {
    gate: async (call) => {
      await between.before();
      if (callsLeft <= 0) throw new ServiceFault('CallerCrashed', 'the caller crashed before this call');
      callsLeft -= 1;
      const next = orders.find(
        ({ service, operation, by }) =>
          service === call.service && operation === call.operation && call.caller.principalArn.includes(by),
      );
      orders = orders.filter((one) => one !== next);
      await next?.effect(call);
    },
    failNext: ({ code, message = `${code} was ordered by a test`, statusCode = 400, members, ...target }) =>
      order(
        target,
        failWith(() => new ServiceFault(code, message, statusCode, members)),
      ),
    throttleNext: (target) => {
      const { code, statusCode } = throttles[target.service];
      order(
        target,
        failWith(() => new ServiceFault(code, 'Rate exceeded', statusCode)),
      );
    },
    crashAfter: (calls) => {
      callsLeft = calls;
    },
    meanwhile: between.order,
    holdNext: ({ until, ...target }) =>
      order(target, async () => {
        await until();
      }),
    conflictNextTransaction: ({ times = 1, items = [0] } = {}) =>
      order(
        { service: 'dynamodb', operation: 'TransactWriteItems', times },
        failWith((call) => conflictOn(items, call)),
      ),
    delayIndexWrites: (delay) => indexes.hold(delay?.milliseconds),
    releaseIndexWrites: indexes.release,
    indexLag: indexes.passage,
    pending: () => orders.length + between.pending(),
    clear: () => {
      orders = [];
      between.clear();
      callsLeft = Number.POSITIVE_INFINITY;
      indexes.release();
    },
  };
};
