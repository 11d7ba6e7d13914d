import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { takePort } from '#local/aws/calls/take-port.ts';

export type Listener = (message: IncomingMessage, response: ServerResponse) => void;

/** A port that is already taken while nobody serves it yet: requests wait until somebody does. */
export type OpenPort = {
  /** `http://localhost:PORT`: browsers keep Secure cookies of localhost, not of 127.0.0.1. */
  readonly url: string;
  readonly serve: (listener: Listener) => void;
  readonly close: () => Promise<void>;
};

/**
 * Takes a port on 127.0.0.1; 0 takes a free one.
 * @throws Error with the code EADDRINUSE when it is taken
 */
export const openPort = async (port: number): Promise<OpenPort> => {
  const { promise: served, resolve: serve } = Promise.withResolvers<Listener>();
  const server = createServer((message, response) => {
    void served.then((listener) => listener(message, response));
  });
  // Longer than browsers and test clients keep an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;

  const { port: taken, close } = await takePort(server, port);
  return { url: `http://localhost:${taken}`, serve, close };
};
