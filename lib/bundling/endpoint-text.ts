import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { withConstantsApart } from '#lib/bundling/apart-constants.ts';

/** What several contracts share stays shared. */
const isOfOneNoun = (path: string): boolean => /^#contract\/(?!shapes\/|refusals\/)/.test(path);

/** Everything but the noun's contract is left to the bundle, by a name that is right from every folder. */
const contractAlone = (root: string): Plugin => ({
  name: 'contract-alone',
  setup: (inner) => {
    inner.onResolve({ filter: /.*/ }, ({ path, kind, importer, resolveDir }) => {
      if (kind === 'entry-point') return undefined;
      if (isOfOneNoun(path) && /[\\/]lambdas[\\/]/.test(importer)) return { path: join(root, path.slice(1)) };
      const named = /^\.\.?\//.test(path)
        ? `#${relative(root, join(resolveDir, path)).replaceAll('\\', '/')}`
        : path;
      return { path: named, external: true, sideEffects: false };
    });
    inner.onLoad({ filter: /[\\/]contract[\\/]/ }, async ({ path }) => ({
      contents: await withConstantsApart(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
});

/**
 * An endpoint's file with the contracts that it names written into it, and without the imports that only others of its
 * noun need: a shared file would bring the shapes of the whole noun along.
 */
export const endpointText = async (file: string, root: string): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [isAbsolute(file) ? file : join(root, file)],
    write: false,
    bundle: true,
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
    sourcemap: 'inline',
    tsconfigRaw: {},
    plugins: [contractAlone(root)],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
};
