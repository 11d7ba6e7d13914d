import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const holderOf = (path: string): number => {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0; // released between two looks
  }
};

/** Takes the lock, or takes it over from a process that was killed. */
const tryToHold = (path: string): boolean => {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = holderOf(path);
    if (holder > 0 && !isRunning(holder)) rmSync(path, { force: true });
    return false;
  }
};

/** Works alone among the processes of this machine that use the same lock file. */
export const alone = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(path), { recursive: true });
  // oxlint-disable-next-line no-await-in-loop -- that is what waiting is
  while (!tryToHold(path)) await wait(100);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
};
