import type { App } from 'aws-cdk-lib';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { addStage, newApp } from '#lib/app.ts';
import { bundleFunctions, type BundleOptions } from '#lib/bundling/bundle-functions.ts';
import { readContract } from '#lib/contract.ts';
import { needsIn } from '#lib/execution/deploy-order.ts';
import { refusalToDeploy } from '#lib/deploy-refusal.ts';
import { chooseStages } from '#lib/choose-stages.ts';
import type { Stages, StageSettings } from '#lib/settings.ts';

export type SynthesisOptions = {
  /** The repository; the other paths are relative to it. */
  readonly root: string;
  readonly stages: Stages;
  /** @default the CLI's context `stage`, or every stage */
  readonly stage?: readonly string[];
  /** Folder of the cloud assembly. @default cdk.out, or what the CDK CLI asks for */
  readonly out?: string;
  /** What the functions were split to, where that is known. @default they are built from their sources */
  readonly splits?: BundleOptions['splits'];
  /** Synthesizes under the gates, and throws when one is broken. @default without any */
  readonly judge?: (app: App, stages: readonly StageSettings[]) => void;
  /** Of stage local. @default http://localhost:4700 */
  readonly origin?: string;
  readonly functions: string;
  readonly contract: string;
  readonly 'operator-contract': string;
  readonly web: string;
  readonly 'operator-web': string;
  readonly isCdkCli: boolean;
  readonly holdsCredentials: boolean;
};

/**
 * Builds the functions and synthesizes the chosen stages; answers with a line for each stack. Throws one line for
 * everything that a person can mend.
 */
export const synthesize = async (options: SynthesisOptions): Promise<readonly string[]> => {
  const at = (path: string): string => resolve(options.root, path);
  const app = newApp({
    context: readFlags(at('cdk.json')),
    ...(options.isCdkCli ? {} : { outdir: at(options.out ?? 'cdk.out') }),
  });
  const asked: unknown = app.node.tryGetContext('stage');
  const stages = chooseStages(options.stages, {
    names: options.stage ?? (typeof asked === 'string' ? [asked] : []),
    isDeployment: options.isCdkCli,
  }).map((stage) => withOrigin(stage, options.origin));
  if (options.holdsCredentials) for (const stage of stages) assertDeployable(stage);

  const parts = {
    contract: readContract(at(options.contract)),
    webAssets: webAssetsIn(at(options.web)),
    operatorContract: readContract(at(options['operator-contract'])),
    operatorWebAssets: webAssetsIn(at(options['operator-web'])),
  };
  for (const settings of stages) {
    const bundles = await bundleFunctions({
      root: options.root,
      entries: at(options.functions),
      output: at('.stafee/bundles'),
      codeCache: settings.stage === 'local',
      ...(options.splits === undefined ? {} : { splits: options.splits }),
    });
    addStage(app, settings, { bundles, ...parts });
  }
  options.judge?.(app, stages);
  return stackLines(app);
};

const stackLines = (app: App): readonly string[] =>
  needsIn(app.synth()).map(
    ({ name, region, resources }) => `${name.padEnd(32)}${region}${String(resources).padStart(6)} resources`,
  );

/** The CLI reads cdk.json by itself; a run without it must see the same flags. */
export const readFlags = (file: string): Readonly<Record<string, unknown>> => {
  const { context }: { context?: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
  return context ?? {};
};

const withOrigin = (stage: StageSettings, origin: string | undefined): StageSettings =>
  origin !== undefined && stage.stage === 'local' ? { ...stage, appOrigin: origin } : stage;

const assertDeployable = (stage: StageSettings): void => {
  const refusal = refusalToDeploy(stage);
  if (refusal !== undefined) throw new Error(refusal);
};

const webAssetsIn = (folder: string): string => {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`stafee: ${folder} holds no built web client: run \`npm run build\`.`);
  return folder;
};
