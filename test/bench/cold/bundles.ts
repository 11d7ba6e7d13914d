import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, transform } from 'esbuild';

import { builtIns } from '#lib/bundling/built-ins.ts';
import { bundleFunction } from '#lib/bundling/bundle-functions.ts';
import type { LambdaName } from '#lib/functions.ts';

import { tenantId } from '../canned/environment.ts';
import { coldArms, firstRequests, type ColdArm, type Started } from './arms.ts';

const here = import.meta.dirname;
const root = join(here, '../../..');
const functions = join(root, 'lambdas/functions');

type Source = { readonly entries: string; readonly name: LambdaName };

const tenantAppAt = (entry: URL): Source => ({ entries: dirname(fileURLToPath(entry)), name: 'tenant-app' });

/** Our own functions, and two more entries that go through the same bundler. */
const sources: Readonly<Record<string, Source>> = {
  'tenant-app': { entries: functions, name: 'tenant-app' },
  'first-write': { entries: functions, name: 'tenant-app' },
  'session-given': tenantAppAt(new URL('session-given/tenant-app.ts', import.meta.url)),
  'one-route': tenantAppAt(new URL('one-route/tenant-app.ts', import.meta.url)),
  auth: { entries: functions, name: 'auth' },
  authorizer: { entries: functions, name: 'authorizer' },
};

/** What ours are compared with: esbuild as its manual says, and the floor without the cost of an ESM built-in. */
const baselines = {
  empty: { file: new URL('empty-handler.ts', import.meta.url), plugins: [] },
  'by-sdk': { file: new URL('get-item-by-sdk.ts', import.meta.url), plugins: [] },
  'by-hand': { file: new URL('get-item-by-hand.ts', import.meta.url), plugins: [builtIns] },
};

const buildBaseline = async (name: keyof typeof baselines, scratch: string): Promise<string> => {
  const { file, plugins } = baselines[name];
  const outfile = join(scratch, name, 'index.mjs');
  await build({
    entryPoints: [fileURLToPath(file)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins,
    logLevel: 'error',
  });
  return outfile;
};

const indexOf = async (arm: ColdArm, scratch: string): Promise<string> => {
  const [name = '', cache] = arm.split('+');
  if (name === 'empty' || name === 'by-sdk' || name === 'by-hand') return buildBaseline(name, scratch);
  const source = sources[name];
  if (source === undefined) throw new Error(`no source for ${arm}`);
  const options = {
    root,
    entries: source.entries,
    output: join(scratch, 'bundles'),
    codeCache: cache !== undefined,
  };
  return join(await bundleFunction(options, source.name), 'index.mjs');
};

const writeEvent = (arm: ColdArm, { event }: Started, scratch: string): string => {
  const file = join(scratch, `${arm}.event.json`);
  const context = { tenantId, functionName: arm, awsRequestId: 'bench', memoryLimitInMB: '512' };
  writeFileSync(file, JSON.stringify({ event, context }));
  return file;
};

export type StartableArm = Started & { readonly words: readonly string[] };

/** Builds what the arms start. The bootstrap is compiled once, so that no start pays for stripping its types. */
export const startableArms = async (scratch: string): Promise<ReadonlyMap<ColdArm, StartableArm>> => {
  mkdirSync(scratch, { recursive: true });
  const bootstrap = join(scratch, 'bootstrap.mjs');
  const source = readFileSync(join(here, 'bootstrap.ts'), 'utf8');
  writeFileSync(bootstrap, (await transform(source, { loader: 'ts', format: 'esm' })).code);
  const startable = async (arm: ColdArm): Promise<readonly [ColdArm, StartableArm]> => {
    const first = firstRequests[arm.replace('+cache', '')];
    if (first === undefined) throw new Error(`no first request for ${arm}`);
    const words = [bootstrap, await indexOf(arm, scratch), writeEvent(arm, first, scratch)];
    return [arm, { ...first, words }];
  };
  const made = new Map<ColdArm, StartableArm>();
  // One after the other: two arms of one function share its plain bundle.
  for (const arm of coldArms) made.set(...(await startable(arm)));
  return made;
};
