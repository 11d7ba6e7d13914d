import { basename, join } from 'node:path';

import { build, transform } from 'esbuild';
import type { Metafile } from 'esbuild';

import { builtIns } from '#lib/bundling/built-ins.ts';
import { carriedNames } from '#lib/bundling/carried-packages.ts';
import { chunkSpace, contractPlugin } from '#lib/bundling/contract-plugin.ts';
import { lambdaSdk } from '#lib/bundling/lambda-sdk.ts';
import type { LambdaName } from '#lib/functions.ts';

/** File name → its text. `app.js` is the entry; chunks that it names are loaded with it or on use. */
export type BundleFiles = Readonly<Record<string, string>>;
export type SplitBundle = {
  readonly code: BundleFiles;
  readonly maps: BundleFiles;
  /** Files that are read before the first request; the others wait for an `import()`. */
  readonly atStart: readonly string[];
  /** Noun → what a request for it needs besides, as far as it was not read at the start. */
  readonly onUse: Readonly<Record<string, readonly string[]>>;
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
 * code cache wants scripts: each split file is then turned into a CommonJS function of its own.
 */
export const splitBundle = async ({ root, entries, name }: BundleSource): Promise<SplitBundle> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { app: join(entries, `${name}.ts`) },
    outdir: 'bundle',
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
  const files = await Promise.all(
    outputFiles.map(async ({ path, text }) => ({ file: basename(path), ...(await asFunction(text)) })),
  );
  return {
    code: Object.fromEntries(files.map(({ file, code }) => [file, code])),
    maps: Object.fromEntries(files.map(({ file, map }) => [`${file}.map`, map])),
    ...filesOnTheWay(metafile),
  };
};

/** What is read with a file: all that it imports, however far, but nothing that waits for an `import()`. */
const readWith = ({ outputs }: Metafile, start: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') reach(imported);
  };
  reach(start);
  return reached;
};

const filesOnTheWay = (metafile: Metafile): Pick<SplitBundle, 'atStart' | 'onUse'> => {
  const atStart = readWith(metafile, 'bundle/app.js');
  const nouns = Object.entries(metafile.outputs).flatMap(([path, { entryPoint = '' }]) => {
    const [space, noun] = entryPoint.split(':');
    return space === chunkSpace && noun !== undefined ? [[noun, path] as const] : [];
  });
  const more = (path: string) =>
    [...readWith(metafile, path)].filter((file) => !atStart.has(file)).map((file) => basename(file));
  return {
    atStart: [...atStart].map((path) => basename(path)),
    onUse: Object.fromEntries(nouns.map(([noun, path]) => [noun, more(path)])),
  };
};

/** A function expression that the loader calls; it is written as banner and footer so that the source map stays right. */
const asFunction = (text: string): Promise<{ readonly code: string; readonly map: string }> =>
  transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    // Turns `import()` into a deferred `require`, which the loader answers.
    supported: { 'dynamic-import': false },
    banner: '(function(exports,require,module){',
    footer: '})',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'external',
  });
