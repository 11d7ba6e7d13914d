import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository as the controls see it. */
export type Files = {
  /** The text of a file, or `undefined`. */
  readonly read: (path: string) => string | undefined;
  /** Whether there is a file or a folder. */
  readonly has: (path: string) => boolean;
};

export const filesOf = (root: string): Files => {
  const has = (path: string): boolean => existsSync(join(root, path));
  return { has, read: (path) => (has(path) ? readFileSync(join(root, path), 'utf8') : undefined) };
};
