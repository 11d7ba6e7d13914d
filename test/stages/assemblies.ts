import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { addStage } from '#lib/app.ts';
import { synthesizedStacks } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import type { StageName, StageSettings } from '#lib/settings.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';
import { keepLatestBuilds } from '#lib/kept/kept-builds.ts';
import { sourceHash } from '#lib/kept/source-hash.ts';
import { newStageApp, partsOf } from '#test/stages/stage-app.ts';
import { settings } from '#test/stages/settings.ts';

/*
 * What stages are synthesized to. Whoever asks first synthesizes; every later suite, worker and run reads what was kept,
 * as long as neither a source nor a setting changed. What is handed out is shared, and therefore frozen.
 */
const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/stafee-stages');

let currentFolder: string | undefined;
const folderOfSources = (): string => {
  if (currentFolder === undefined) {
    const hash = sourceHash(root, ['test/{stages,fixtures}/**/*']);
    currentFolder = join(cache, hash);
    mkdirSync(currentFolder, { recursive: true });
    keepLatestBuilds(cache, hash);
  }
  return currentFolder;
};

/** The folder of what `make` writes for these words; of two workers who make it at once, the first is kept. */
const kept = (words: readonly unknown[], make: (folder: string) => void): string => {
  const name = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);
  const folder = join(folderOfSources(), name);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  make(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  return folder;
};

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

const shared = new Map<string, readonly SynthesizedStack[]>();
const stacksIn = (folder: string): readonly SynthesizedStack[] => {
  const known = shared.get(folder);
  if (known !== undefined) return known;
  const stacks: readonly SynthesizedStack[] = frozen(
    JSON.parse(readFileSync(join(folder, 'stacks.json'), 'utf8')),
  );
  shared.set(folder, stacks);
  return stacks;
};
const writeStacks = (folder: string, stacks: readonly SynthesizedStack[]): void =>
  writeFileSync(join(folder, 'stacks.json'), JSON.stringify(stacks));

type Changes = Partial<StageSettings>;

const folderOf = (stage: StageName, changes: Changes): string => {
  const asked = { ...settings[stage], ...changes };
  return kept(['stage', asked], (folder) => {
    const app = newStageApp(join(folder, 'assembly'));
    addStage(app, asked, partsOf());
    writeStacks(folder, synthesizedStacks(app));
  });
};

/** The assembly of a stage of the tests, with a small contract and without bundles. */
export const assemblyOf = (stage: StageName, changes: Changes = {}): CloudAssembly =>
  new CloudAssembly(join(folderOf(stage, changes), 'assembly'));

/** The stacks of that assembly. */
export const stacksOf = (stage: StageName, changes: Changes = {}): readonly SynthesizedStack[] =>
  stacksIn(folderOf(stage, changes));

/** The stacks of some stages with the whole contract, in the form that serves customers (proofs/synthesized-stages.ts). */
export const provenStacksOf = (...stages: readonly StageSettings[]): readonly SynthesizedStack[] =>
  stages.flatMap((stage) =>
    stacksIn(kept(['proven', stage], (folder) => writeStacks(folder, stacksOfStages(root, [stage])))),
  );
