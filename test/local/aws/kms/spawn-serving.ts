import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a script that serves in `dataFolder` and prints its URL first; `kill` is SIGKILL. */
export const spawnServing = async (script: string, dataFolder: string) => {
  const child = spawn(process.execPath, [script, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: first.toString().trim(),
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
