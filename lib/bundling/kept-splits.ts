import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { splitBundle, type SplitBundle } from '#lib/bundling/split-bundle.ts';
import { functionNames, type LambdaName } from '#lib/functions.ts';
import { alone } from '#lib/kept/build-lock.ts';
import { keepLatestBuilds } from '#lib/kept/kept-builds.ts';
import { sourceHash } from '#lib/kept/source-hash.ts';

/** The entry files of our functions. */
export const functionsFolder = 'lambdas/functions';

/** With the source maps 55 MB each. */
const keptSources = 2;

const fileOf = (folder: string, name: LambdaName): string => join(folder, `${name}.json`);

type Splits = (name: LambdaName) => SplitBundle;

const splitAll = async (root: string): Promise<Splits> => {
  const entries = join(root, functionsFolder);
  const made = await Promise.all(
    functionNames.map(async (name) => [name, await splitBundle({ root, entries, name })] as const),
  );
  const splits = new Map(made);
  return (name) => {
    const found = splits.get(name);
    if (found === undefined) throw new Error(`stafee: there is no function ${name}.`);
    return found;
  };
};

const keep = (folder: string, splits: Splits): void => {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  for (const name of functionNames) writeFileSync(fileOf(draft, name), JSON.stringify(splits(name)));
  renameSync(draft, folder);
};

/**
 * Every function split, once for the same sources: the local start and each suite that looks at bundles take the same.
 * What is deployed is built from the sources.
 */
export const keptSplits = async (root: string): Promise<Splits> => {
  const hash = sourceHash(root);
  const cache = join(root, 'node_modules/.cache/stafee-splits');
  const folder = join(cache, hash);
  const known = await alone(`${folder}.lock`, async () => {
    if (existsSync(folder)) return undefined;
    const splits = await splitAll(root);
    // Not kept where a source changed meanwhile.
    if (sourceHash(root) === hash) keep(folder, splits);
    return splits;
  });
  if (existsSync(folder)) keepLatestBuilds(cache, hash, keptSources);
  return (name) => {
    const split: SplitBundle = known?.(name) ?? JSON.parse(readFileSync(fileOf(folder, name), 'utf8'));
    return split;
  };
};
