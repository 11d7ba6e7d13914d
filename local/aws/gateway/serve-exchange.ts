import type { RunningLambda } from '#local/aws/lambda/start-lambda.ts';
import type { Timer } from '#local/aws/lambda/timer.ts';

import { answerFault } from './answer-fault.ts';
import { authorizerStep } from './authorize.ts';
import { methodFinder, type FoundMethod } from './find-method.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { GatewayAnswer, GatewayRequest } from './gateway-request.ts';
import { answerMock } from './integration-response.ts';
import { callFunction } from './lambda-integration.ts';
import type { Exchange } from './request-context.ts';
import type { RestApi } from './rest-api.ts';
import { serveObject, type ReadObject } from './s3-integration.ts';
import { validateRequest } from './validate-request.ts';

export type Backends = {
  readonly lambda: Pick<RunningLambda, 'invoke'>;
  readonly readObject: ReadObject;
};

export type ServeOptions = {
  readonly api: RestApi;
  readonly region: string;
  readonly accountId: string;
  readonly backends: Backends;
  readonly clock: () => Date;
  readonly timer: Timer;
  /** Told why the gateway answered 5xx. */
  readonly log: (line: string) => void;
};

/** Serves one request: route, authorizer, validation, integration; or the gateway's own answer. */
export type ServeRequest = (request: GatewayRequest) => Promise<GatewayAnswer>;

const within = async <T>(milliseconds: number, timer: Timer, work: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = timer(milliseconds, () =>
    reject(new GatewayFault('INTEGRATION_TIMEOUT', 'Endpoint request timed out')),
  );
  return Promise.race([work, promise]).finally(cancel);
};

const integrate = async (
  exchange: Exchange,
  found: FoundMethod,
  { lambda, readObject }: Backends,
): Promise<GatewayAnswer> => {
  const { integration } = found.method;
  switch (integration.Type) {
    case 'AWS_PROXY':
      return callFunction(exchange, found, lambda);
    case 'AWS':
      return serveObject(integration, exchange, readObject);
    case 'MOCK':
      return answerMock(integration, exchange);
  }
};

const faultIn = (error: unknown): GatewayFault =>
  error instanceof GatewayFault
    ? error
    : new GatewayFault('API_CONFIGURATION_ERROR', 'Internal server error', String(error));

export const requestServer = (options: ServeOptions): ServeRequest => {
  const { api, region, accountId, backends, clock, timer, log } = options;
  const findMethod = methodFinder(api.methods);
  const authorize = authorizerStep(backends.lambda, clock);

  return async (request) => {
    let exchange: Exchange = { api, region, accountId, request };
    try {
      const found = findMethod(request.method, request.path);
      if (found === undefined)
        throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token');
      exchange = { ...exchange, found };
      const authorizer = await authorize(exchange, found);
      if (authorizer !== undefined) exchange = { ...exchange, authorizer };
      validateRequest(exchange, found);
      const { TimeoutInMillis } = found.method.integration;
      return await within(TimeoutInMillis, timer, integrate(exchange, found, backends));
    } catch (error) {
      const fault = faultIn(error);
      if (fault.statusCode >= 500)
        log(`${request.method} ${request.path} ${fault.responseType}: ${fault.reason}`);
      return answerFault(fault, exchange);
    }
  };
};
