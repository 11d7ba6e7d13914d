import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

import type { LambdaName } from '#lib/functions.ts';

/** Packages that cannot become part of a script: they look for files beside themselves. */
export const carriedNames = ['sharp', 'libheif-js'] as const;

const carriers: readonly LambdaName[] = ['tenant-documents'];

type Files = Readonly<Record<string, Uint8Array>>;

const require = createRequire(import.meta.url);

/** The folder of a package, as `from` would find it: the one with a manifest above what is resolved. */
const folderOf = (name: string, from: NodeJS.Require = require): string => {
  const found = from.resolve.paths(name)?.find((folder) => {
    try {
      return readdirSync(join(folder, name)).includes('package.json');
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`stafee: the package ${name} is missing: run \`npm ci\`.`);
  return join(found, name);
};

const filesIn = (folder: string, keeps: (path: string) => boolean): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('node_modules') && keeps(path));

/** Programs, their data, and the licences that go with them. */
const isNeeded = (path: string): boolean =>
  /\.(?:js|cjs|json|wasm)$|LICEN[CS]E/.test(path) && !/^(?:install|src|bin)\//.test(path);

const carried = (name: string, folder: string, keeps: (path: string) => boolean = isNeeded): Files =>
  Object.fromEntries(
    filesIn(folder, keeps)
      .toSorted()
      .map((path) => [`node_modules/${name}/${path}`, readFileSync(join(folder, path))]),
  );

/**
 * sharp takes a library under its own `src/build/Release` before any other: with the one for WebAssembly there it is the
 * same on every machine and in AWS (docs/decisions/0066).
 */
const sharpFiles = (): Files => {
  const wasm = folderOf('@img/sharp-wasm32');
  const fromWasm = createRequire(join(wasm, 'index.cjs'));
  const fromSharp = createRequire(join(folderOf('sharp'), 'package.json'));
  const library = Object.entries(carried('sharp/src/build/Release', join(wasm, 'lib')));
  return {
    ...carried('sharp', folderOf('sharp')),
    ...Object.fromEntries(library),
    ...carried('@emnapi/runtime', folderOf('@emnapi/runtime', fromWasm), (path) =>
      /^(?:package\.json|LICENSE|index\.js|dist\/emnapi\.cjs(?:\.min)?\.js)$/.test(path),
    ),
    ...Object.assign(
      {},
      ...['@img/colour', 'detect-libc', 'semver'].map((name) => carried(name, folderOf(name, fromSharp))),
    ),
    ...carried('tslib', folderOf('tslib', fromWasm), (path) =>
      /^(?:package\.json|LICENSE\.txt|tslib\.js)$/.test(path),
    ),
  };
};

const libheifFiles = (): Files =>
  carried('libheif-js', folderOf('libheif-js'), (path) =>
    /^(?:package\.json|LICENSE|wasm-bundle\.js|libheif-wasm\/(?:LICENSE|libheif-bundle\.js))$/.test(path),
  );

/** Path within the bundle → bytes; nothing for most functions. */
export const carriedFiles = (name: LambdaName): Files =>
  carriers.includes(name) ? { ...sharpFiles(), ...libheifFiles() } : {};
