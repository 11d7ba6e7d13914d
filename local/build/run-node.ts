import { spawn } from 'node:child_process';

/**
 * Runs a script with this Node and waits for its end.
 * @throws Error with the end of what it wrote, when it failed
 */
export const runNode = async (args: readonly string[], cwd: string): Promise<void> => {
  // A test run's NODE_ENV would put React's development build into the assets.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  const keepEnd = (chunk: Buffer) => {
    written = (written + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keepEnd);
  child.stderr.on('data', keepEnd);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} failed:\n${written.trim()}`);
};
