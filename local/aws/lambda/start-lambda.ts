import { authenticate } from '#local/aws/calls/authenticate.ts';
import { listen, type HttpAnswer, type HttpRequest } from '#local/aws/calls/listen.ts';
import { ServiceFault, type RunningService } from '#local/aws/calls/service-call.ts';

import { invocationsOf, type Invocation, type InvocationAnswer, type LambdaOptions } from './invocations.ts';

export type RunningLambda = RunningService & {
  /**
   * Runs a function and waits for its answer.
   * @throws ServiceFault when there is no such function, the payload is too large or the tenant id is missing
   */
  readonly invoke: (invocation: Invocation) => Promise<InvocationAnswer>;
  /** Closes the execution environments, those at work once it is done: the next event of each function starts a new one. */
  readonly coolDown: () => Promise<void>;
};

const pathShape = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?.*)?$/;

const headerOf = ({ headers }: HttpRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const faultAnswer = (error: unknown): HttpAnswer => {
  if (!(error instanceof ServiceFault)) throw error;
  return {
    statusCode: error.statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ Type: 'User', Message: error.message, message: error.message }),
  };
};

const refuseOther = (operation: string): never => {
  throw new ServiceFault('UnknownOperationException', `${operation} is not known to the local Lambda`, 404);
};

const invocationIn = (request: HttpRequest): Invocation => {
  const functionName = decodeURIComponent(pathShape.exec(request.url)?.[1] ?? '');
  if (request.method !== 'POST' || functionName === '') refuseOther(`${request.method} ${request.url}`);
  const tenantId = headerOf(request, 'x-amz-tenant-id');
  const text = Buffer.from(request.body).toString('utf8');
  return {
    functionName,
    payload: text === '' ? '{}' : text,
    ...(tenantId === undefined ? {} : { tenantId }),
  };
};

const httpAnswerOf = ({ payload, functionError }: InvocationAnswer): HttpAnswer => ({
  statusCode: 200,
  headers: {
    'content-type': 'application/json',
    ...(functionError === undefined ? {} : { 'x-amz-function-error': functionError }),
  },
  body: payload,
});

/** Starts the functions of a template, with Lambda's Invoke API in front. */
export const startLambda = async (options: LambdaOptions): Promise<RunningLambda> => {
  const { callers, clock, gate } = options;
  const { invoke, coolDown, close } = invocationsOf(options);

  const serve = async (request: HttpRequest): Promise<HttpAnswer> => {
    const caller = authenticate(request, { callers, service: 'lambda', now: clock() });
    const invocation = invocationIn(request);
    const { functionName: FunctionName, tenantId: TenantId } = invocation;
    await gate({ service: 'lambda', operation: 'Invoke', caller, input: { FunctionName, TenantId } });
    if (headerOf(request, 'x-amz-invocation-type') !== 'Event') return httpAnswerOf(await invoke(invocation));
    void invoke(invocation).catch(() => undefined); // an asynchronous call never learns how it ended
    return { statusCode: 202, headers: {}, body: '' };
  };

  const server = await listen(options, (request) => serve(request).catch(faultAnswer));
  return {
    ...server,
    invoke,
    coolDown,
    close: async () => {
      await server.close();
      await close();
    },
  };
};
