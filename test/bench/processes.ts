import { fork, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

type Environment = Readonly<Record<string, string>>;

/** A child that hangs is ended; without a report it is a failure of the bench, not a slow measurement. */
const mostMillis = 60_000;

/** Nothing of the caller's own environment reaches what is measured. */
const bareEnvironment = { HOME: devNull, TZ: ':UTC', LANG: 'en_US.UTF-8', NODE_ENV: 'production' };

/**
 * Runs `node` with these words until it ends.
 * @returns the JSON that it wrote to file descriptor 3, and the machine's monotonic time just before the start
 * @throws Error when it writes nothing
 */
export const measuredProcess = async <Report>(
  words: readonly string[],
  environment: Environment,
): Promise<{ readonly report: Report; readonly spawnedNanos: bigint }> => {
  const spawnedNanos = process.hrtime.bigint();
  const child = spawn(process.execPath, words, {
    env: { ...bareEnvironment, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    timeout: mostMillis,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const [written, code] = await Promise.all([text(child.stdio[3] as Readable), ended]);
  // The report is the last thing that a child writes, and Node now and then hangs in `process.exit`.
  if (written === '') throw new Error(`${words.join(' ')} ended with ${code} and reported nothing`);
  return { report: JSON.parse(written) as Report, spawnedNanos };
};

export type Helper<Message> = {
  /** The next message of the helper; messages that came before are kept. */
  readonly next: () => Promise<Message>;
  readonly stop: () => Promise<void>;
};

/** Starts a TypeScript file as a process of its own, which talks over Node's channel and ends when it is closed. */
export const startHelper = <Message>(file: URL, words: readonly string[] = []): Helper<Message> => {
  const child = fork(file, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => void child.on('exit', () => resolve()));
  const kept: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  child.on('message', (message) => {
    const take = waiting.shift();
    if (take === undefined) kept.push(message as Message);
    else take(message as Message);
  });
  return {
    next: () => {
      const known = kept.shift();
      if (known !== undefined) return Promise.resolve(known);
      return Promise.race([
        new Promise<Message>((resolve) => void waiting.push(resolve)),
        ended.then(() => Promise.reject(new Error(`${file.pathname} ended before it answered`))),
      ]);
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
