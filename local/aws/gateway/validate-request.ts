import { GatewayFault } from './gateway-fault.ts';
import { mediaTypeOf } from './gateway-request.ts';
import type { FoundMethod } from './find-method.ts';
import type { Exchange } from './request-context.ts';
import { mappedValue } from './substitute.ts';

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new GatewayFault('BAD_REQUEST_BODY', 'Invalid request body');
  }
};

/**
 * Applies a method's request validator: parameters that must be there, and the model of the body's media type. A body
 * of another type passes unjudged, as on AWS.
 * @throws GatewayFault BAD_REQUEST_PARAMETERS or BAD_REQUEST_BODY
 */
export const validateRequest = (exchange: Exchange, { method }: FoundMethod): void => {
  const missing = method.requiredParameters.filter((name) => (mappedValue(name, exchange) ?? '') === '');
  if (missing.length > 0) {
    const names = missing.map((name) => name.split('.').slice(3).join('.')).join(', ');
    throw new GatewayFault('BAD_REQUEST_PARAMETERS', `Missing required request parameters: [${names}]`);
  }
  const { request } = exchange;
  const check = method.bodyChecks[mediaTypeOf(request)] ?? method.bodyChecks['$default'];
  if (check !== undefined && !check(parse(request.body))) {
    throw new GatewayFault('BAD_REQUEST_BODY', 'Invalid request body');
  }
};
