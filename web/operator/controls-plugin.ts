import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '../..');

/** As it stands, and read anew as JSON: what is no JSON breaks the build and no page. */
const jsonIn = (path: string): string => JSON.stringify(JSON.parse(readFileSync(join(root, path), 'utf8')));

/** Written by every run of the tests; a build without one says so on the page. */
const proofs = 'reports/proofs.json';

/** Writes what the release proves (docs/controls.json), and when that was last seen, into the console's page 統制. */
export const controlsPlugin = (): Plugin => ({
  name: 'controls',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/web/operator/controls/controls-of-build.ts')
      ? [
          `export const controlsOfBuild = ${jsonIn('docs/controls.json')};`,
          `export const lastProofs = ${existsSync(join(root, proofs)) ? jsonIn(proofs) : '{}'};`,
        ].join('\n')
      : undefined,
});
