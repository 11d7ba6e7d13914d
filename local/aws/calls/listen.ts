import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

import type { RunningService, ServiceOptions } from './service-call.ts';
import { takePort } from './take-port.ts';

export type HttpRequest = {
  readonly method: string;
  /** Path and query as they came over the wire, still encoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
};

export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const readBody = async (message: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const defectAnswer = (error: unknown): HttpAnswer => ({
  statusCode: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ __type: 'InternalFailure', message: String(error) }),
});

/**
 * Serves one local service on 127.0.0.1. What `answer` throws is a defect and becomes a 500.
 * @throws when the port is taken
 */
export const listen = async (
  { port = 0, clock }: Pick<ServiceOptions, 'clock' | 'port'>,
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<RunningService> => {
  const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = message;
    const body = await readBody(message);
    const answered = await answer({ method, url, headers, body }).catch(defectAnswer);
    // An SDK corrects its own clock by this header, so it must show the services' time.
    response.setHeader('date', clock().toUTCString());
    response.writeHead(answered.statusCode, answered.headers).end(answered.body);
  };
  const server = createServer((message, response) => {
    // A body that breaks off leaves nobody to answer.
    respond(message, response).catch(() => response.destroy());
  });

  // A kept connection that the server ends while the SDK writes to it would look like an outage.
  server.keepAliveTimeout = 0;

  const { port: taken, close } = await takePort(server, port);
  return { url: `http://127.0.0.1:${taken}`, close };
};
