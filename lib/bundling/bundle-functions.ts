import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { transform } from 'esbuild';

import { carriedFiles } from '#lib/bundling/carried-packages.ts';
import { harvestCodeCache } from '#lib/bundling/code-cache.ts';
import { splitBundle, type SplitBundle } from '#lib/bundling/split-bundle.ts';
import { functionNames } from '#lib/functions.ts';
import type { FunctionBundles, LambdaName } from '#lib/functions.ts';

export type BundleOptions = {
  /** The repository; paths in source maps are relative to it. */
  readonly root: string;
  /** Folder of the entry files, `<name>.ts` each. */
  readonly entries: string;
  /** Bundles go to `<output>/<name>-<content hash>/`, source maps to `<output>/source-maps/`. */
  readonly output: string;
  /** V8's code cache is only valid for the machine that made it, so AWS stages ship without one. */
  readonly codeCache: boolean;
  /** @default each function is built from its sources */
  readonly splits?: (name: LambdaName) => SplitBundle;
};

/** Builds every Lambda function. The same sources give the same bytes. Throws one line that names missing entries. */
export const bundleFunctions = async (options: BundleOptions): Promise<FunctionBundles> => {
  const missing = functionNames.filter((name) => !existsSync(join(options.entries, `${name}.ts`)));
  if (missing.length > 0)
    throw new Error(`stafee: ${options.entries} lacks ${missing.map((name) => `${name}.ts`).join(', ')}.`);
  const built = await Promise.all(
    functionNames.map(async (name) => [name, await bundleFunction(options, name)] as const),
  );
  const bundles: Readonly<Record<string, string>> = Object.fromEntries(built);
  assert(isComplete(bundles), 'every function is built');
  return bundles;
};

const isComplete = (bundles: Readonly<Record<string, string>>): bundles is FunctionBundles =>
  functionNames.every((name) => name in bundles);

/** Builds one function: the folder that holds its `index.mjs`. */
export const bundleFunction = async (options: BundleOptions, name: LambdaName): Promise<string> => {
  const folder = await plainBundle(options, name);
  return options.codeCache ? withCodeCache(folder, name) : folder;
};

const loaderCode = async (packs: SplitBundle['packs']): Promise<string> => {
  const source = readFileSync(join(import.meta.dirname, 'loader.ts'), 'utf8');
  const define = { packs: JSON.stringify(packs) };
  return (await transform(source, { loader: 'ts', format: 'esm', minify: true, target: 'node24', define }))
    .code;
};

const plainBundle = async (options: BundleOptions, name: LambdaName): Promise<string> => {
  const { root, entries, output, splits } = options;
  const { code, maps, packs } = splits?.(name) ?? (await splitBundle({ root, entries, name }));
  const files = { ...code, ...carriedFiles(name), 'index.mjs': await loaderCode(packs) };
  const folder = `${name}-${contentHash(files)}`;
  place(join(output, 'source-maps', folder), maps);
  return place(join(output, folder), files);
};

type Files = Readonly<Record<string, string | Uint8Array>>;

const contentHash = (files: Files): string => {
  const hash = createHash('sha256');
  for (const file of Object.keys(files).toSorted())
    hash
      .update(`${file}\0`)
      .update(files[file] ?? '')
      .update('\0');
  return hash.digest('hex').slice(0, 16);
};

/** A folder named by its content is complete or absent: it is made aside and moved into place. */
const place = (folder: string, files: Files): string => {
  if (existsSync(folder)) return folder;
  const aside = `${folder}.${process.pid}.part`;
  mkdirSync(aside, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(aside, file)), { recursive: true });
    writeFileSync(join(aside, file), content);
  }
  if (existsSync(folder)) rmSync(aside, { recursive: true });
  else renameSync(aside, folder);
  return folder;
};

/** A second folder with the caches, so that the plain one stays the same on every machine. */
const withCodeCache = async (folder: string, name: LambdaName): Promise<string> => {
  // Without dots: the CDK would take what follows one for the asset's file type.
  const cached = `${folder}-v8-${process.versions.v8.replaceAll(/\W/g, '-')}-${process.arch}`;
  return existsSync(cached) ? cached : place(cached, await harvestCodeCache(folder, name));
};
