import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Locked = {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const manifest: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

const isOfOnePlatform = /android|darwin|freebsd|linux|openharmony|wasm|win32/;

const isLocked = (dependent: string, name: string): boolean =>
  `node_modules/${name}` in lock.packages || `${dependent}/node_modules/${name}` in lock.packages;

describe('the lock file', () => {
  test('holds no download addresses', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  });

  // Without them `npm ci` refuses the whole file, on every machine (docs/decisions/0006).
  test('holds the optional packages of every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([dependent, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => isOfOnePlatform.test(name) && !isLocked(dependent, name),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('pins every direct dependency exactly', () => {
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
