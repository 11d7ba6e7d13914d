import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { machineTimer, type Timer } from '#local/aws/lambda/timer.ts';

import { answerFault } from './answer-fault.ts';
import { compressAnswer, expandBody } from './compress.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { GatewayAnswer, GatewayRequest } from './gateway-request.ts';
import type { OpenPort } from './open-port.ts';
import type { Wall, WallAnswer } from '#local/aws/waf/web-acl.ts';
import { requestServer, type ServeOptions, type ServeRequest } from './serve-exchange.ts';

export type GatewayOptions = Omit<ServeOptions, 'timer' | 'log'> & {
  /** @default the machine's timer */
  readonly timer?: Timer;
  readonly log?: (line: string) => void;
  /** The web ACL in front of the API. @default nothing is turned away */
  readonly wall?: Wall;
  /** Pages beside the API, such as the captured mail, by exact path. @default none */
  readonly pages?: Readonly<Record<string, () => string>>;
};

const bodyBytesMax = 10 * 1024 * 1024;

/** Headers between two hops, which say nothing to a function, and one that no client may set. */
const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'x-amz-tenant-id']);

const headersOf = ({ rawHeaders }: IncomingMessage): GatewayRequest['headers'] => {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
};

/** Reads the whole body, so that the client can read an answer. */
const readBody = async (message: IncomingMessage): Promise<Buffer | GatewayFault> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= bodyBytesMax) chunks.push(bytes);
  }
  return size <= bodyBytesMax
    ? Buffer.concat(chunks)
    : new GatewayFault('REQUEST_TOO_LARGE', 'Request Too Long');
};

const requestOf = async (message: IncomingMessage, { clock, api }: GatewayOptions) => {
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  const headers = headersOf(message);
  const sent = await readBody(message);
  const limits = { bytesMin: api.compressionBytesMin, maxOutputLength: bodyBytesMax };
  const body = sent instanceof GatewayFault ? sent : await expandBody({ headers, body: sent }, limits);
  const request: GatewayRequest = {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers,
    body: body instanceof GatewayFault ? Buffer.alloc(0) : body,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    requestId: randomUUID(),
    receivedAt: clock(),
  };
  return { request, fault: body instanceof GatewayFault ? body : undefined };
};

const write = (
  response: ServerResponse,
  { statusCode, headers, body }: GatewayAnswer,
  requestId: string,
): void => {
  response.statusCode = statusCode;
  for (const [name, value] of headers) response.appendHeader(name, value);
  response.setHeader('x-amzn-RequestId', requestId);
  response.setHeader('content-length', body.length);
  response.end(body);
};

const pageAnswer = (html: string): GatewayAnswer => ({
  statusCode: 200,
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'no-store'],
  ],
  body: Buffer.from(html),
});

/** An answer of the wall's own passes by the gateway; without one the gateway says 403 in its words. */
const wallAnswer = (
  { statusCode, type, body }: NonNullable<WallAnswer>,
  options: GatewayOptions,
  request: GatewayRequest,
): GatewayAnswer =>
  statusCode === 403
    ? answerFault(new GatewayFault('WAF_FILTERED', 'Forbidden'), { ...options, request })
    : { statusCode, headers: [['Content-Type', type]], body: Buffer.from(body) };

const answerTo = async (
  message: IncomingMessage,
  serve: ServeRequest,
  options: GatewayOptions,
): Promise<{ readonly answer: GatewayAnswer; readonly requestId: string }> => {
  const { request, fault } = await requestOf(message, options);
  const page = request.method === 'GET' ? options.pages?.[request.path] : undefined;
  if (page !== undefined) return { answer: pageAnswer(page()), requestId: request.requestId };
  const stopped = options.wall?.(request);
  if (stopped !== undefined)
    return { answer: wallAnswer(stopped, options, request), requestId: request.requestId };
  const answer = fault === undefined ? await serve(request) : answerFault(fault, { ...options, request });
  const { compressionBytesMin } = options.api;
  return { answer: await compressAnswer(answer, request, compressionBytesMin), requestId: request.requestId };
};

/** Serves one REST API of the template on a port, at the root path as behind its own domain. */
export const serveGateway = (port: Pick<OpenPort, 'serve'>, options: GatewayOptions): void => {
  const { timer = machineTimer, log = () => undefined } = options;
  const serve = requestServer({ ...options, timer, log });
  port.serve((message, response) => {
    void answerTo(message, serve, options).then(
      ({ answer, requestId }) => write(response, answer, requestId),
      () => response.destroy(), // the client went away while it was sending
    );
  });
};
