import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';

import type { LambdaFunction } from './lambda-function.ts';
import type { Timer } from './timer.ts';
import type { ErrorDocument, EventMessage, WorkerReply, WorkerStart } from './worker-messages.ts';

/** A failed invocation: what Lambda puts into the payload beside `x-amz-function-error`. */
export class FunctionFault extends Error {
  readonly document: ErrorDocument;

  constructor(document: ErrorDocument) {
    super(document.errorMessage);
    this.name = document.errorType;
    this.document = document;
  }
}

/** One thread with one loaded handler. */
export type ExecutionEnvironment = {
  /**
   * Answers one event with the handler's result as JSON text. To be called one event at a time.
   * @throws FunctionFault when the handler throws, ends its thread, or takes too long
   */
  readonly run: (message: EventMessage) => Promise<string>;
  /** False after a crash or a timeout: it takes no more events. */
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
};

export type EnvironmentOptions = {
  readonly variables: Readonly<Record<string, string>>;
  readonly timer: Timer;
  readonly isClockMovable: boolean;
  readonly log: (line: string) => void;
};

/** AWS gives 10 seconds; a laptop that also runs a browser and a build needs more. */
const initMilliseconds = 30_000;

const forwardLines = (stream: Readable, log: (line: string) => void): void => {
  createInterface({ input: stream }).on('line', log);
};

const faultOf = (error: unknown): FunctionFault =>
  error instanceof Error
    ? new FunctionFault({
        errorType: error.name,
        errorMessage: error.message,
        trace: (error.stack ?? '').split('\n'),
      })
    : new FunctionFault({ errorType: 'Runtime.Unknown', errorMessage: String(error) });

const timeoutFault = (seconds: number): FunctionFault =>
  new FunctionFault({
    errorType: 'Sandbox.Timedout',
    errorMessage: `Task timed out after ${seconds.toFixed(2)} seconds`,
  });

/** Waits for one reply of a thread, which may instead crash, exit or take too long. */
const awaitReply = (worker: Worker, { timer, milliseconds }: { timer: Timer; milliseconds: number }) =>
  new Promise<WorkerReply>((resolve, reject) => {
    const end = (act: () => void) => {
      cancel();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (reply: WorkerReply) => end(() => resolve(reply));
    const onError = (error: unknown) => end(() => reject(faultOf(error)));
    const onExit = (code: number) =>
      end(() =>
        reject(
          new FunctionFault({
            errorType: 'Runtime.ExitError',
            errorMessage: `Runtime exited with exit status ${code}`,
          }),
        ),
      );
    const cancel = timer(milliseconds, () => end(() => reject(timeoutFault(milliseconds / 1000))));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });

/**
 * Starts a thread and loads the handler.
 * @throws FunctionFault when the handler's module cannot be loaded
 */
export const startEnvironment = async (
  { codeFolder, handler, memoryMebibytes }: LambdaFunction,
  { variables, timer, isClockMovable, log }: EnvironmentOptions,
): Promise<ExecutionEnvironment> => {
  const start: WorkerStart = { codeFolder, handler, isClockMovable };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: start,
    env: variables,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes },
  });
  worker.unref();
  forwardLines(worker.stdout, log);
  forwardLines(worker.stderr, log);

  let isAlive = true;
  worker.on('error', () => (isAlive = false)).on('exit', () => (isAlive = false));
  const close = async () => {
    isAlive = false;
    await worker.terminate();
  };
  const replyWithin = async (milliseconds: number): Promise<WorkerReply> => {
    try {
      return await awaitReply(worker, { timer, milliseconds });
    } catch (error) {
      await close();
      throw error;
    }
  };

  const loaded = await replyWithin(initMilliseconds);
  if (loaded.kind === 'failed') {
    await close();
    throw new FunctionFault(loaded.error);
  }
  return {
    run: async (message) => {
      const replied = replyWithin(message.timeoutMilliseconds);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      worker.postMessage(message);
      const reply = await replied;
      if (reply.kind === 'answered') return reply.payload;
      throw new FunctionFault(
        reply.kind === 'failed' ? reply.error : { errorType: 'Runtime.Unknown', errorMessage: 'no answer' },
      );
    },
    isAlive: () => isAlive,
    close,
  };
};
