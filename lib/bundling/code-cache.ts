import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

import { warmEnvironment } from '#lib/bundling/warm.ts';
import type { LambdaName } from '#lib/functions.ts';

const run = promisify(execFile);

/**
 * The files of a bundle and V8's code cache of each that was loaded, made after the function has answered: what was
 * compiled on the way is in it. Runs in a process of its own without V8 flags, since flags are part of a cache's tag.
 */
export const harvestCodeCache = async (
  folder: string,
  name: LambdaName,
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const scratch = mkdtempSync(join(tmpdir(), 'stafee-cache-'));
  try {
    cpSync(folder, scratch, { recursive: true });
    await run(process.execPath, [join(import.meta.dirname, 'harvest.ts'), scratch, name], {
      env: warmEnvironment,
      timeout: 60_000,
    });
    const files = readdirSync(scratch, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(files.map((file) => [relative(scratch, file), readFileSync(file)]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
