import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build, transform } from 'esbuild';
import type { OutputFile } from 'esbuild';

import { builtIns } from '#lib/bundling/built-ins.ts';
import { harvestCodeCache } from '#lib/bundling/code-cache.ts';
import { lambdaCredentials } from '#lib/bundling/lambda-credentials.ts';
import { functionNames } from '#lib/functions.ts';
import type { FunctionBundles, LambdaName } from '#lib/functions.ts';

export type BundleOptions = {
  /** The repository; entries and the source maps' paths are relative to it. */
  readonly root: string;
  /** Folder of the entry files, `<name>.ts` each. */
  readonly entries: string;
  /** Bundles go to `<output>/<name>-<content hash>/`, source maps to `<output>/source-maps/`. */
  readonly output: string;
  /** V8's code cache is only valid for the machine that made it, so AWS stages ship without one. */
  readonly codeCache: boolean;
};

/** Builds every Lambda function. The same sources give the same bytes. Throws one line that names missing entries. */
export const bundleFunctions = async (options: BundleOptions): Promise<FunctionBundles> => {
  const missing = functionNames.filter((name) => !existsSync(join(options.entries, `${name}.ts`)));
  if (missing.length > 0)
    throw new Error(`stafee: ${options.entries} lacks ${missing.map((name) => `${name}.ts`).join(', ')}.`);
  const [bundles, loader] = await Promise.all([bundleCode(options), loaderCode()]);
  const folderOf = async (name: LambdaName): Promise<string> => {
    const folder = keep(options.output, { name, loader, ...codeOf(bundles, name) });
    return options.codeCache ? withCodeCache(folder, name) : folder;
  };
  const [auth, authorizer, app, admin, onboarding] = await Promise.all([
    folderOf('auth'),
    folderOf('authorizer'),
    folderOf('tenant-app'),
    folderOf('tenant-admin'),
    folderOf('onboarding'),
  ]);
  return { auth, authorizer, 'tenant-app': app, 'tenant-admin': admin, onboarding };
};

const bundleCode = async ({ root, entries }: BundleOptions): Promise<readonly OutputFile[]> => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(functionNames.map((name) => [name, join(entries, `${name}.ts`)])),
    outdir: 'bundles',
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // The bundle is one function expression, which the loader compiles and calls; a banner keeps the source map right.
    banner: { js: '(function(exports,require,module){' },
    footer: { js: '})' },
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'external',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
    plugins: [builtIns, lambdaCredentials],
    logLevel: 'error',
  });
  return outputFiles;
};

const loaderCode = async (): Promise<string> => {
  const source = readFileSync(join(import.meta.dirname, 'loader.ts'), 'utf8');
  return (await transform(source, { loader: 'ts', format: 'esm', minify: true, target: 'node24' })).code;
};

const codeOf = (
  files: readonly OutputFile[],
  name: LambdaName,
): { readonly code: string; readonly map: string } => {
  const textOf = (ending: string): string =>
    files.find(({ path }) => path.endsWith(`/bundles/${name}${ending}`))?.text ?? '';
  return { code: textOf('.js'), map: textOf('.js.map') };
};

type Bundle = {
  readonly name: LambdaName;
  readonly code: string;
  readonly map: string;
  readonly loader: string;
};

/** A folder named by its content is complete or absent: it is made aside and moved into place. */
const keep = (output: string, { name, code, map, loader }: Bundle): string => {
  const hash = createHash('sha256').update(code).update('\0').update(loader).digest('hex').slice(0, 16);
  const folder = join(output, `${name}-${hash}`);
  const maps = join(output, 'source-maps');
  mkdirSync(maps, { recursive: true });
  writeFileSync(join(maps, `${name}-${hash}.js.map`), map);
  place(folder, { 'app.js': code, 'index.mjs': loader });
  return folder;
};

const place = (folder: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  if (existsSync(folder)) return;
  const aside = `${folder}.${process.pid}.part`;
  mkdirSync(aside, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(aside, file), content);
  if (existsSync(folder)) rmSync(aside, { recursive: true });
  else renameSync(aside, folder);
};

/** A second folder with the cache, so that the plain one stays the same on every machine. */
const withCodeCache = async (folder: string, name: LambdaName): Promise<string> => {
  // Without dots: the CDK would take what follows one for the asset's file type.
  const cached = `${folder}-v8-${process.versions.v8.replaceAll(/\W/g, '-')}-${process.arch}`;
  if (existsSync(cached)) return cached;
  const cache = await harvestCodeCache(folder, name);
  place(cached, {
    'app.js': readFileSync(join(folder, 'app.js')),
    'index.mjs': readFileSync(join(folder, 'index.mjs')),
    'app.cache': cache,
  });
  return cached;
};
