import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addStage, newApp } from '#lib/app.ts';
import { synthesizedStacks } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { readContract } from '#lib/contract.ts';
import { functionNames } from '#lib/functions.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import { readFlags } from '#lib/synthesize.ts';

const isComplete = (bundles: Partial<FunctionBundles>): bundles is FunctionBundles =>
  functionNames.every((name) => bundles[name] !== undefined);

const emptyBundles = (folder: string): FunctionBundles => {
  writeFileSync(join(folder, 'index.mjs'), '');
  const bundles: Partial<FunctionBundles> = Object.fromEntries(functionNames.map((name) => [name, folder]));
  if (!isComplete(bundles)) throw new Error('stafee: a function has no bundle.');
  return bundles;
};

/**
 * The stacks of some stages without building anything: a template knows bundles and pages by their hashes only, so empty
 * ones stand in. Without the gates, which `npm run synth` keeps. In the form that serves customers, which each stage has
 * once it is proven.
 */
export const stacksOfStages = (
  root: string,
  stages: readonly StageSettings[],
): readonly SynthesizedStack[] => {
  process.env['CDK_VALIDATION'] = 'false';
  const scratch = mkdtempSync(join(tmpdir(), 'stafee-stages-'));
  const folder = (name: string): string => {
    const path = join(scratch, name);
    mkdirSync(path);
    return path;
  };
  try {
    const webAssets = folder('web');
    writeFileSync(join(webAssets, 'index.html'), '<!doctype html>');
    const app = newApp({ context: readFlags(join(root, 'cdk.json')), outdir: folder('assembly') });
    const parts = {
      bundles: emptyBundles(folder('bundle')),
      contract: readContract(join(root, 'lib/openapi.json')),
      webAssets,
      operatorContract: readContract(join(root, 'lib/operator-openapi.json')),
      operatorWebAssets: webAssets,
    };
    for (const stage of stages) addStage(app, { ...stage, isProven: true }, parts);
    return synthesizedStacks(app);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
