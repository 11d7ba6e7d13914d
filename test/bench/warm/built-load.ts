import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { builtIns } from '#lib/bundling/built-ins.ts';
import { lambdaSdk } from '#lib/bundling/lambda-sdk.ts';

/** Builds a load as our functions are built, since a bundled SDK is other code than the one in node_modules. */
export const builtLoad = async (file: URL, scratch: string): Promise<string> => {
  const outfile = join(scratch, basename(file.pathname, '.ts'), 'load.mjs');
  await build({
    entryPoints: [fileURLToPath(file)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [builtIns, lambdaSdk],
    logLevel: 'error',
  });
  return outfile;
};
