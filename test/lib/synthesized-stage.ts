import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib';

import { addStage, newApp } from '#lib/app.ts';
import { readContract } from '#lib/contract.ts';
import { functionNames, type FunctionBundles } from '#lib/functions.ts';
import { settings } from '#lib/settings.ts';
import type { StageName } from '#lib/settings.ts';
import { readFlags } from '#lib/synthesize.ts';

const root = join(import.meta.dirname, '../..');
const fixture = (path: string): string => join(root, 'test/fixtures', path);

/** One stage with stand-ins for bundles, contract and web client; the stacks do not look into them. */
export const stageApp = (stage: StageName): App => {
  // The engine of CloudFormation's own rules takes seconds to start; the gates have a test of their own.
  process.env['CDK_VALIDATION'] = 'false';
  const app = newApp({
    context: readFlags(join(root, 'cdk.json')),
    outdir: mkdtempSync(join(tmpdir(), 'stafee-synth-')),
  });
  const bundle = fixture('functions');
  addStage(app, settings[stage], {
    bundles: Object.fromEntries(functionNames.map((name) => [name, bundle])) as FunctionBundles,
    contract: readContract(fixture('openapi.json')),
    webAssets: fixture('web'),
  });
  return app;
};

export type Part = 'Foundation' | 'Network' | 'Data' | 'Identity' | 'TenantApi';

/** The template of one stack of a stage. */
export const templateOf = (stage: StageName, part: Part): Template =>
  Template.fromJSON(
    stageApp(stage).synth().getStackByName(`stafee-${stage}-${part}`).template as Record<string, unknown>,
  );
