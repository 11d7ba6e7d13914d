// The thread side of an execution environment: loads the handler once, then answers one event at a time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

import { makeClockMovable } from './movable-clock.ts';
import type { ErrorDocument, EventMessage, WorkerReply, WorkerStart } from './worker-messages.ts';

type Handler = (event: unknown, context: object) => unknown;

const start: WorkerStart = workerData;
const moveClock = start.isClockMovable ? makeClockMovable() : undefined;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const reply = (message: WorkerReply): void => parentPort?.postMessage(message);

const errorDocument = (error: unknown): ErrorDocument =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

class ImportModuleError extends Error {
  override name = 'Runtime.ImportModuleError';
}
class HandlerNotFound extends Error {
  override name = 'Runtime.HandlerNotFound';
}

const loadHandler = async ({ codeFolder, handler }: WorkerStart): Promise<Handler> => {
  const dot = handler.lastIndexOf('.');
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(codeFolder, file + ending)).find(existsSync);
  if (path === undefined) throw new ImportModuleError(`Error: Cannot find module '${file}'`);
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  const found = module[name];
  if (typeof found !== 'function') throw new HandlerNotFound(`${handler} is undefined or not exported`);
  return (event, context) => found(event, context);
};

const answer = async (handle: Handler, message: EventMessage): Promise<WorkerReply> => {
  if (message.time !== undefined) moveClock?.(message.time);
  const endsAt = performance.now() + message.timeoutMilliseconds;
  const context = {
    ...message.context,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAt - performance.now())),
  };
  try {
    const event: unknown = JSON.parse(message.payload);
    const result = await handle(event, context);
    return { kind: 'answered', payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return { kind: 'failed', error: errorDocument(error) };
  }
};

try {
  const handle = await loadHandler(start);
  parentPort?.on('message', (message: EventMessage) => void answer(handle, message).then(reply));
  reply({ kind: 'ready' });
} catch (error) {
  reply({ kind: 'failed', error: errorDocument(error) });
}
