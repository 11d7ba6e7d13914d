import type { GatewayFault } from './gateway-fault.ts';
import type { GatewayAnswer } from './gateway-request.ts';
import type { Exchange } from './request-context.ts';
import type { GatewayResponse } from './rest-api.ts';
import { fillTemplate, mappedValue } from './substitute.ts';

const headerPrefix = 'gatewayresponse.header.';

const responseFor = (fault: GatewayFault, { api: { responses } }: Exchange): GatewayResponse | undefined =>
  responses.get(fault.responseType) ?? responses.get(fault.statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');

/** The gateway's own answer, in the words of the template's gateway responses where it has some. */
export const answerFault = (fault: GatewayFault, exchange: Exchange): GatewayAnswer => {
  const response = responseFor(fault, exchange);
  const [type = 'application/json', template = '{"message":$context.error.messageString}'] =
    Object.entries(response?.ResponseTemplates ?? {})[0] ?? [];
  const mapped = Object.entries(response?.ResponseParameters ?? {}).flatMap(([name, expression]) => {
    const value = mappedValue(expression, exchange);
    return value === undefined ? [] : [[name.slice(headerPrefix.length), value] as const];
  });
  const hasType = mapped.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    statusCode: response?.StatusCode ?? fault.statusCode,
    headers: [...(hasType ? [] : [['Content-Type', type] as const]), ...mapped],
    body: Buffer.from(fillTemplate(template, exchange, fault)),
  };
};
