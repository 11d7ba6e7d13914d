import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { openPort } from '#local/aws/gateway/open-port.ts';

export const root = join(import.meta.dirname, '../../..');

const isFree = async (port: number): Promise<boolean> => {
  try {
    await (await openPort(port)).close();
    return true;
  } catch {
    return false;
  }
};

/**
 * A port that nobody has right now, nor the next one, which the operators' API takes. None that systems give away
 * themselves (from 32768 on in Linux, from 49152 elsewhere): other suites are given those all the time.
 */
export const freePort = async (): Promise<string> => {
  const port = randomInt(10_000, 32_000);
  return (await isFree(port)) && (await isFree(port + 1)) ? String(port) : freePort();
};

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const children = new Set<ChildProcess>();

/** For `afterAll`: no failed test leaves a process behind. */
export const endChildren = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/** Runs a script of this repository with these arguments. */
export const runChild = (args: readonly string[]) => {
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root });
  children.add(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  /** Once it has said the words; whoever ends before says why. */
  const said = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (out.includes(words)) resolve();
      };
      child.stdout?.on('data', look);
      void ended.then(({ code }) =>
        reject(new Error(`ended with ${code} before it said ${words}\n${out}${err}`)),
      );
      look();
    });
  return { ended, said, output: () => out, kill: (signal: NodeJS.Signals) => child.kill(signal) };
};

/** `node local/start.ts` with these arguments, as npm runs it. */
export const startChild = (args: readonly string[], nodeArgs: readonly string[] = []) =>
  runChild([...nodeArgs, 'local/start.ts', ...args]);
