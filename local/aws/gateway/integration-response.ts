import { GatewayFault } from './gateway-fault.ts';
import type { GatewayAnswer } from './gateway-request.ts';
import type { Exchange } from './request-context.ts';
import type { Integration } from './rest-api.ts';
import { fillTemplate, mappedValue } from './substitute.ts';

/** What a backend answered; header names in lower case. */
export type BackendAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

type Response = Integration['IntegrationResponses'][number];

const headerPrefix = 'method.response.header.';
const backendPrefix = 'integration.response.header.';

const chosenFor = (statusCode: number, { IntegrationResponses }: Integration): Response | undefined =>
  IntegrationResponses.find(
    ({ SelectionPattern }) =>
      SelectionPattern !== undefined && new RegExp(`^(?:${SelectionPattern})$`).test(String(statusCode)),
  ) ?? IntegrationResponses.find(({ SelectionPattern }) => SelectionPattern === undefined);

const headersOf = ({ ResponseParameters }: Response, backend: BackendAnswer, exchange: Exchange) =>
  Object.entries(ResponseParameters).flatMap(([name, expression]) => {
    const value = expression.startsWith(backendPrefix)
      ? backend.headers[expression.slice(backendPrefix.length).toLowerCase()]
      : mappedValue(expression, exchange);
    return value === undefined ? [] : [[name.slice(headerPrefix.length), value] as const];
  });

/**
 * Turns a backend's answer into the client's by the template's integration responses: status by selection pattern,
 * headers by mapping, body by template or as it came.
 * @throws GatewayFault when no integration response fits
 */
export const respond = (
  backend: BackendAnswer,
  integration: Integration,
  exchange: Exchange,
): GatewayAnswer => {
  const chosen = chosenFor(backend.statusCode, integration);
  if (chosen === undefined) {
    throw new GatewayFault(
      'API_CONFIGURATION_ERROR',
      'Internal server error',
      `no response for ${backend.statusCode}`,
    );
  }
  const headers = headersOf(chosen, backend, exchange);
  const [type = backend.headers['content-type'] ?? 'application/json', template] =
    Object.entries(chosen.ResponseTemplates)[0] ?? [];
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    statusCode: chosen.StatusCode,
    headers: [...(hasType ? [] : [['Content-Type', type] as const]), ...headers],
    body: template === undefined ? backend.body : Buffer.from(fillTemplate(template, exchange)),
  };
};

const statusIn = (template: string): number =>
  Number(/"?statusCode"?\s*:\s*"?(\d{3})/.exec(template)?.[1] ?? 0);

/** A MOCK integration: the request template names the status, and no backend is asked. */
export const answerMock = (integration: Integration, exchange: Exchange): GatewayAnswer => {
  const template = fillTemplate(integration.RequestTemplates['application/json'] ?? '', exchange);
  return respond(
    { statusCode: statusIn(template), headers: {}, body: Buffer.alloc(0) },
    integration,
    exchange,
  );
};
