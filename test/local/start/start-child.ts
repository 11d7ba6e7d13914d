import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { openPort } from '#local/aws/gateway/open-port.ts';

export const root = join(import.meta.dirname, '../../..');

/** A port that nobody has right now. */
export const freePort = async (): Promise<string> => {
  const port = await openPort(0);
  await port.close();
  return new URL(port.url).port;
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
  return { ended, output: () => out, kill: (signal: NodeJS.Signals) => child.kill(signal) };
};

/** `node local/start.ts` with these arguments, as npm runs it. */
export const startChild = (args: readonly string[], nodeArgs: readonly string[] = []) =>
  runChild([...nodeArgs, 'local/start.ts', ...args]);
