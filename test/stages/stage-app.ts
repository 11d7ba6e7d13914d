import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'aws-cdk-lib';

import { addStage, newApp, type Parts } from '#lib/app.ts';
import { readContract } from '#lib/contract.ts';
import { functionNames, type FunctionBundles } from '#lib/functions.ts';
import { settings } from '#test/stages/settings.ts';
import type { StageName } from '#lib/settings.ts';
import { readFlags } from '#lib/synthesize.ts';

const root = join(import.meta.dirname, '../..');
const fixture = (path: string): string => join(root, 'test/fixtures', path);

/** Stand-ins for bundles, contracts and web clients; the stacks do not look into them. */
export const partsOf = (): Parts => {
  const bundle = fixture('bundle');
  return {
    bundles: Object.fromEntries(functionNames.map((name) => [name, bundle])) as FunctionBundles,
    contract: readContract(fixture('openapi.json')),
    webAssets: fixture('web'),
    operatorContract: readContract(join(root, 'lib/operator-openapi.json')),
    operatorWebAssets: fixture('web'),
  };
};

export const newStageApp = (outdir = mkdtempSync(join(tmpdir(), 'stafee-synth-'))): App => {
  // The engine of CloudFormation's own rules takes seconds to start; the gates have a test of their own.
  process.env['CDK_VALIDATION'] = 'false';
  return newApp({ context: readFlags(join(root, 'cdk.json')), outdir });
};

/** One stage without bundles, for a test that changes its constructs or its plugins; others read test/stages/assemblies.ts. */
export const stageApp = (stage: StageName): App => {
  const app = newStageApp();
  addStage(app, settings[stage], partsOf());
  return app;
};
