import { basename, join } from 'node:path';

import { build } from 'esbuild';
import type { Metafile } from 'esbuild';

import { builtIns } from '#lib/bundling/built-ins.ts';
import { carriedNames } from '#lib/bundling/carried-packages.ts';
import { contractPlugin, endpointFiles } from '#lib/bundling/contract-plugin.ts';
import { lambdaSdk } from '#lib/bundling/lambda-sdk.ts';
import { moduleFunction } from '#lib/bundling/module-function.ts';
import { packed, type Ways } from '#lib/bundling/pack-files.ts';
import { scriptOf, type Module } from '#lib/bundling/pack-script.ts';
import type { LambdaName } from '#lib/functions.ts';

/** File name → its text. */
export type BundleFiles = Readonly<Record<string, string>>;
export type SplitBundle = {
  readonly code: BundleFiles;
  readonly maps: BundleFiles;
  /** File name → the modules that lie in it. */
  readonly packs: Readonly<Record<string, readonly string[]>>;
  readonly start: Way;
  /** An endpoint's file → what the first request for it reads besides. */
  readonly onUse: Readonly<Record<string, Way>>;
};

/** What is read together. */
export type Way = {
  readonly files: readonly string[];
  /** Paths in the repository of what runs there; a file may hold more than that. */
  readonly sources: readonly string[];
};

export type BundleSource = {
  /** The repository; paths in source maps are relative to it. */
  readonly root: string;
  /** Folder of the entry files, `<name>.ts` each. */
  readonly entries: string;
  readonly name: LambdaName;
};

/**
 * Bundles one function. esbuild splits ES modules only, so that code behind `import()` stays out of the way, while V8's
 * code cache wants scripts: each module that it makes becomes a CommonJS function, and a script holds those that are
 * mostly needed together (docs/decisions/0120).
 */
export const splitBundle = async ({ root, entries, name }: BundleSource): Promise<SplitBundle> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { app: join(entries, `${name}.ts`) },
    outdir: 'bundle',
    chunkNames: '[hash]',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'inline',
    external: carriedNames.flatMap((carried) => [carried, `${carried}/*`]),
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
    plugins: [builtIns, lambdaSdk, contractPlugin(name, root)],
    logLevel: 'error',
  });
  const modules = await Promise.all(
    outputFiles.map(async ({ path, text }) => ({ name: basename(path), ...(await moduleFunction(text)) })),
  );
  const { start, onUse } = waysOf(metafile);
  const { packs, code, maps } = scriptsOf(modules, { start, onUse: [...onUse.values()] });
  const fileOf = new Map(Object.entries(packs).flatMap(([file, held]) => held.map((one) => [one, file])));
  const wayOf = (names: Iterable<string>): Way => ({
    files: [...new Set([...names].flatMap((one) => fileOf.get(one) ?? []))],
    sources: [...names].flatMap((one) => Object.keys(metafile.outputs[`bundle/${one}`]?.inputs ?? {})),
  });
  const endpoints = endpointFiles(name).map((file) => [
    file,
    wayOf([...(onUse.get(file) ?? [])].filter((one) => !start.has(one))),
  ]);
  return { packs, code, maps, start: wayOf(start), onUse: Object.fromEntries(endpoints) };
};

/** What is read with a module: all that it imports, however far, but nothing that waits for an `import()`. */
const readWith = ({ outputs }: Metafile, path: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const reach = (at: string): void => {
    if (reached.has(basename(at))) return;
    reached.add(basename(at));
    for (const { path: imported, kind } of outputs[at]?.imports ?? [])
      if (kind === 'import-statement') reach(imported);
  };
  reach(path);
  return reached;
};

/** By the source file that an `import()` names. */
type WaysByFile = {
  readonly start: ReadonlySet<string>;
  readonly onUse: ReadonlyMap<string, ReadonlySet<string>>;
};

const waysOf = (metafile: Metafile): WaysByFile => ({
  start: readWith(metafile, 'bundle/app.js'),
  onUse: new Map(
    Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined || path === 'bundle/app.js' ? [] : [[entryPoint, readWith(metafile, path)]],
    ),
  ),
});

const scriptsOf = (modules: readonly Module[], ways: Ways) => {
  const known = new Map(modules.map((module) => [module.name, module]));
  const sizes = Object.fromEntries(modules.map(({ name, code }) => [name, Buffer.byteLength(code)]));
  const scripts = packed(sizes, ways).map((names, index) => {
    const file = index === 0 ? 'app.js' : `${index}.js`;
    return { file, names, ...scriptOf(names.flatMap((name) => known.get(name) ?? [])) };
  });
  return {
    packs: Object.fromEntries(scripts.map(({ file, names }) => [file, names])),
    code: Object.fromEntries(scripts.map(({ file, code }) => [file, code])),
    maps: Object.fromEntries(scripts.map(({ file, map }) => [`${file}.map`, map])),
  };
};
