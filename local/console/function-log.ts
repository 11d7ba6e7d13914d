import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what functions and gateway say into `logs/functions.log`, one line each with its speaker. */
export const functionLog = (dataFolder: string | undefined): ((speaker: string, line: string) => void) => {
  if (dataFolder === undefined) return () => undefined;
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, 'functions.log'), { flags: 'a' });
  return (speaker, line) => void file.write(`${new Date().toISOString()} ${speaker} ${line}\n`);
};
