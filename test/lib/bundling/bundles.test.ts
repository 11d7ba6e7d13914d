import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { bundleFunction, bundleFunctions } from '#lib/bundling/bundle-functions.ts';
import { functionsFolder, keptSplits } from '#lib/bundling/kept-splits.ts';
import type { SplitBundle, Way } from '#lib/bundling/split-bundle.ts';
import { warmedFunctions, warmEnvironment } from '#lib/bundling/warm.ts';
import { functionNames } from '#lib/functions.ts';
import type { FunctionBundles, LambdaName } from '#lib/functions.ts';

const root = join(import.meta.dirname, '../../..');
const entries = join(root, functionsFolder);
const run = promisify(execFile);

let scratch = '';
let bundles: FunctionBundles;
let split: (name: LambdaName) => SplitBundle;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'stafee-bundles-'));
  const splits = await keptSplits(root);
  const known = new Map(functionNames.map((name) => [name, splits(name)] as const));
  split = (name) => known.get(name) ?? splits(name);
  bundles = await bundleFunctions({ root, entries, output: scratch, codeCache: false, splits: split });
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Nobody listens on port 9, so every call to AWS fails at once. */
const loaded = async (folder: string, name: LambdaName): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [join(import.meta.dirname, 'load-bundle.ts'), folder, name], {
    env: {
      ...warmEnvironment,
      NODE_COMPILE_CACHE: join(scratch, 'node'),
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_MAX_ATTEMPTS: '1',
    },
  });

const bytesOf = ({ code }: SplitBundle, { files }: Way): number =>
  files.reduce((sum, file) => sum + Buffer.byteLength(code[file] ?? ''), 0);

/** What a text imports as an ES module, statically or with `import()`; esbuild reads it, so that strings do not count. */
const importsIn = async (code: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    stdin: { contents: code },
    bundle: true,
    external: ['*'],
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ kind }) => kind !== 'require-call')
    .map(({ path }) => path);
};

describe('bundling a function', () => {
  test.each([
    ['auth', 330_000],
    ['authorizer', 330_000],
    ['tenant-app', 500_000],
    ['tenant-admin', 500_000],
    ['tenant-documents', 500_000],
    ['onboarding', 500_000],
    ['ipset-sync', 500_000],
    ['operator-auth', 330_000],
    ['operator-authorizer', 330_000],
    ['operator', 330_000],
  ] as const)('C4: loads no more than its share before the first request: %s, %i bytes', (name, most) => {
    const bundle = split(name);
    const bytes = bytesOf(bundle, bundle.start);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  test.each([
    ['auth', 360_000],
    ['tenant-app', 520_000],
    ['tenant-documents', 500_000],
    ['operator-auth', 330_000],
    ['operator', 330_000],
  ] as const)(
    'C4: has no more to load for the first answer, whatever is asked for: %s, %i bytes',
    (name, most) => {
      const bundle = split(name);
      const answers = Object.entries(bundle.onUse).map(
        ([file, way]) => [file, bytesOf(bundle, bundle.start) + bytesOf(bundle, way)] as const,
      );
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.filter(([, bytes]) => bytes > most)).toEqual([]);
    },
  );

  test.each(functionNames)('C5: leaves no ES module import: %s', async (name) => {
    for (const file of readdirSync(bundles[name]).filter((entry) => entry.includes('.')))
      expect(await importsIn(readFileSync(join(bundles[name], file), 'utf8'))).toEqual([]);
  });

  test('C5: would see an import that is left', async () => {
    expect(await importsIn('import http from "node:http"; import("node:fs").then(http.get);')).toEqual([
      'node:http',
      'node:fs',
    ]);
  });

  /** What the SDK would look for files with, and what few rows need; each takes 1-2 ms. */
  const lateIn = (name: string): readonly string[] =>
    warmedFunctions.includes(name)
      ? ['internal/fs/promises', 'internal/readline/interface', 'zlib'].map(
          (module) => `NativeModule ${module}`,
        )
      : [];

  test.each(functionNames)('C5: never loads undici, nor before its use what few need: %s', async (name) => {
    const { stdout } = await loaded(bundles[name], name);
    const { moduleLoadList } = JSON.parse(stdout.split('\n').at(-2) ?? '') as { moduleLoadList: string[] };
    expect(moduleLoadList).toContain('NativeModule vm');
    const forbidden = ['NativeModule internal/deps/undici/undici', ...lateIn(name)];
    expect(moduleLoadList.filter((module) => forbidden.includes(module))).toEqual([]);
  });

  test('carries what makes pictures, the same for every machine: a TIFF and a HEIC become JPEGs far from the repository', async () => {
    const { stdout } = await run(process.execPath, [
      join(import.meta.dirname, 'make-pictures.ts'),
      bundles['tenant-documents'],
      join(root, 'test/fixtures/evidence'),
    ]);
    expect(JSON.parse(stdout.split('\n').at(-2) ?? '')).toEqual({
      library: 'sharp-wasm32-0.35.5.node.js',
      tiff: { format: 'jpeg', width: 48, height: 32 },
      heic: { format: 'jpeg', width: 48, height: 32 },
    });
    expect(readdirSync(bundles['tenant-documents'], { recursive: true }).map(String)).toEqual(
      expect.arrayContaining(['node_modules/sharp/LICENSE', 'node_modules/libheif-js/LICENSE']),
    );
  });

  test('gives the same bytes for the same sources, whether they were kept or are built again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'stafee-bundles-'));
    const second = await bundleFunction({ root, entries, output: again, codeCache: false }, 'auth');
    expect(second.replace(again, '')).toBe(bundles.auth.replace(scratch, ''));
    rmSync(again, { recursive: true, force: true });
  });

  test('keeps source maps apart from what is deployed', () => {
    expect(readdirSync(bundles.auth).filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(readdirSync(join(scratch, 'source-maps')).length).toBe(functionNames.length);
  });
});

describe('making a code cache', () => {
  test('gives a cache that V8 accepts for every file that was loaded', async () => {
    const output = mkdtempSync(join(tmpdir(), 'stafee-bundles-'));
    const authorizer = await bundleFunction({ root, entries, output, codeCache: true }, 'authorizer');
    expect(readdirSync(authorizer)).toContain('app.js.cache');
    const { stdout } = await loaded(authorizer, 'authorizer');
    expect(stdout).not.toContain('CodeCacheRejected');
    rmSync(output, { recursive: true, force: true });
  });
});

describe('bundling functions whose entries are missing', () => {
  test('names them in one line', async () => {
    const nowhere = join(scratch, 'nowhere');
    await expect(
      bundleFunctions({ root, entries: nowhere, output: scratch, codeCache: false }),
    ).rejects.toThrow(
      `stafee: ${nowhere} lacks auth.ts, tenant-app.ts, tenant-admin.ts, tenant-documents.ts, authorizer.ts,`,
    );
  });
});
