import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addStage, newApp } from '#lib/app.ts';
import { readContract } from '#lib/contract.ts';
import { functionNames, type FunctionBundles } from '#lib/functions.ts';
import { settings } from '#test/stages/settings.ts';
import { readFlags } from '#lib/synthesize.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';

export const place = { region: 'ap-northeast-1', accountId: '000000000000' };

const bundleIn = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), `export const handler = async () => '${folder}';`);
  return folder;
};

/** The app's own templates for stage local, with functions that do nothing. */
export const localTemplate = () => {
  process.env['CDK_VALIDATION'] = 'false';
  const folder = mkdtempSync(join(tmpdir(), 'stafee-iam-'));
  const app = newApp({ context: readFlags('cdk.json'), outdir: join(folder, 'out') });
  addStage(app, settings.local, {
    bundles: Object.fromEntries(
      functionNames.map((name) => [name, bundleIn(join(folder, name))]),
    ) as FunctionBundles,
    contract: readContract('test/fixtures/openapi.json'),
    webAssets: 'test/fixtures/web',
    operatorContract: readContract('lib/operator-openapi.json'),
    operatorWebAssets: 'test/fixtures/web',
  });
  app.synth();
  return readTemplate(join(folder, 'out'), place);
};
