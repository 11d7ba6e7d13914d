import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { alone } from '#lib/kept/build-lock.ts';
import { keepLatestBuilds } from '#lib/kept/kept-builds.ts';
import { runNode } from './run-node.ts';
import { sourceHash } from '#lib/kept/source-hash.ts';

export type BuildStep = 'web' | 'cloud';

type BuildOptions = {
  /** The repository. */
  readonly root: string;
  /** Told before each step, when something has to be built. */
  readonly progress?: (step: BuildStep) => void;
};

const build = async (draft: string, { root, progress = () => undefined }: BuildOptions): Promise<void> => {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const at = (name: string): string => join(draft, name);
  const pack = (source: string, folder: string): Promise<void> =>
    runNode(
      ['node_modules/vite/bin/vite.js', 'build', source, '--outDir', at(folder), '--emptyOutDir'],
      root,
    );
  progress('web');
  await Promise.all([pack('web', 'web'), pack('web/operator', 'operator-web')]);
  progress('cloud');
  const folders = ['--web', at('web'), '--operator-web', at('operator-web'), '--out', at('cdk.out')];
  await runNode(['bin/stafee.ts', '--stage', 'local', '--quick', ...folders], root);
};

/**
 * Gives the folder of stage `local`'s cloud assembly, built from the sources unless that was done before. Several
 * processes may ask at once: one builds, the others wait.
 * @throws Error with the end of the output of the step that failed
 */
export const buildAssembly = async (options: BuildOptions): Promise<string> => {
  const { root } = options;
  const cache = join(root, 'node_modules/.cache/stafee');
  const hash = sourceHash(root);
  const target = join(cache, hash);
  if (!existsSync(target)) {
    await alone(join(cache, `${hash}.lock`), async () => {
      if (existsSync(target)) return;
      const draft = `${target}.new`;
      await build(draft, options);
      // A killed build leaves a draft, never half an assembly; nor is one kept whose sources changed meanwhile.
      if (sourceHash(root) === hash) renameSync(draft, target);
      else rmSync(draft, { recursive: true, force: true });
    });
  }
  if (!existsSync(target)) return buildAssembly(options);
  keepLatestBuilds(cache, hash);
  return join(target, 'cdk.out');
};
