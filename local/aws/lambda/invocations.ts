import { randomUUID } from 'node:crypto';

import { ServiceFault, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { environmentPool, type PoolOptions } from './environment-pool.ts';
import { FunctionFault, startEnvironment } from './execution-environment.ts';
import { callerOf, ownVariables } from './function-identity.ts';
import { findFunction, type LambdaFunction } from './lambda-function.ts';
import { machineTimer, type Timer } from './timer.ts';
import type { ContextFacts, ErrorDocument } from './worker-messages.ts';

export type LambdaOptions = ServiceOptions &
  Partial<Omit<PoolOptions, 'timer'>> & {
    readonly functions: readonly LambdaFunction[];
    /** `AWS_ENDPOINT_URL_*` and whatever else differs on this machine; asked at each start of an environment. */
    readonly variables: () => Readonly<Record<string, string>>;
    /** @default the machine's timer */
    readonly timer?: Timer;
    /** Whether `Date` in the functions follows the cloud's clock. @default false */
    readonly isClockMovable?: boolean;
    readonly log?: (functionName: string, line: string) => void;
  };

export type Invocation = {
  /** A name, an ARN, or the end of the construct's path. */
  readonly functionName: string;
  /** JSON text. */
  readonly payload: string;
  readonly tenantId?: string;
};

export type InvocationAnswer = {
  /** JSON text: the handler's result, or an error document. */
  readonly payload: string;
  readonly functionError?: 'Unhandled';
};

const requestBytesMax = 6_291_456;
/** Lambda's own error message names this number. */
const responseBytesMax = 6_291_556;

const isTenantIdAllowed = (tenantId: string): boolean => /^[a-zA-Z0-9._:/=+\-@ ]{1,256}$/.test(tenantId);

const keyFault = (message: string): ServiceFault =>
  new ServiceFault('InvalidParameterValueException', message, 400);

const tooLarge = (): ServiceFault =>
  new ServiceFault(
    'RequestTooLargeException',
    `Request must be smaller than ${requestBytesMax} bytes for the InvokeFunction operation`,
    413,
  );

/** https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-troubleshooting.html */
const refuseWrongTenant = ({ isPerTenant }: LambdaFunction, tenantId: string | undefined): void => {
  if (isPerTenant && tenantId === undefined) {
    throw keyFault(
      'The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try again.',
    );
  }
  if (!isPerTenant && tenantId !== undefined) {
    throw keyFault(
      'The invoked function is not enabled with tenancy configuration. Remove the tenant ID from your request and try again.',
    );
  }
  if (tenantId !== undefined && !isTenantIdAllowed(tenantId)) throw keyFault('The tenant ID is not valid.');
};

const failed = (document: ErrorDocument): InvocationAnswer => ({
  payload: JSON.stringify(document),
  functionError: 'Unhandled',
});

const answerOf = (payload: string): InvocationAnswer =>
  Buffer.byteLength(payload) <= responseBytesMax
    ? { payload }
    : failed({
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${responseBytesMax} bytes).`,
      });

const contextOf = (found: LambdaFunction, tenantId: string | undefined): ContextFacts => ({
  awsRequestId: randomUUID(),
  functionName: found.name,
  functionVersion: '$LATEST',
  invokedFunctionArn: found.arn,
  memoryLimitInMB: String(found.memoryMebibytes),
  logGroupName: `/aws/lambda/${found.name}`,
  logStreamName: 'local',
  ...(tenantId === undefined ? {} : { tenantId }),
});

/** Starts environments of a function with the credentials of its role. */
const starterOf = (options: LambdaOptions, timer: Timer) => {
  const { functions, accountId, region, log = () => undefined, isClockMovable = false } = options;
  const identified = functions.map((found) => ({ found, caller: callerOf(found, accountId) }));
  for (const { caller } of identified) options.callers.register(caller);
  const identities = new Map(
    identified.map(({ found, caller }) => [found.name, ownVariables(found, region, caller)]),
  );
  return (found: LambdaFunction) => () =>
    startEnvironment(found, {
      variables: { ...found.variables, ...identities.get(found.name), ...options.variables() },
      timer,
      isClockMovable,
      log: (line) => log(found.name, line),
    });
};

/**
 * Runs one event in an environment of the function, or of the function and the tenant.
 * `invoke` throws a ServiceFault when there is no such function, the payload is too large or the tenant id is missing.
 */
export const invocationsOf = (options: LambdaOptions) => {
  const { functions, clock, timer = machineTimer, log = () => undefined, isClockMovable = false } = options;
  const pool = environmentPool({ ...options, timer });
  const startOf = starterOf(options, timer);

  const run = async (found: LambdaFunction, { payload, tenantId }: Invocation): Promise<InvocationAnswer> => {
    const context = contextOf(found, tenantId);
    const time = isClockMovable ? { time: clock().getTime() } : {};
    const message = { payload, context, timeoutMilliseconds: found.timeoutSeconds * 1000, ...time };
    try {
      const key = `${found.name} ${tenantId ?? ''}`;
      return answerOf(await pool.use(key, startOf(found), (environment) => environment.run(message)));
    } catch (error) {
      if (!(error instanceof FunctionFault)) throw error;
      log(found.name, `ERROR ${context.awsRequestId} ${error.name}: ${error.message}`);
      for (const line of error.document.trace ?? []) log(found.name, line);
      return failed(error.document);
    }
  };

  const invoke = async (invocation: Invocation): Promise<InvocationAnswer> => {
    const { functionName, payload, tenantId } = invocation;
    const found = findFunction(functions, functionName);
    if (found === undefined) {
      throw new ServiceFault('ResourceNotFoundException', `Function not found: ${functionName}`, 404);
    }
    if (Buffer.byteLength(payload) > requestBytesMax) throw tooLarge();
    refuseWrongTenant(found, tenantId);
    return run(found, invocation);
  };
  return { invoke, coolDown: pool.coolDown, close: pool.close };
};
