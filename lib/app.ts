import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

import type { Contract } from '#lib/contract.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import { Data } from '#lib/stacks/data.ts';
import { Foundation } from '#lib/stacks/foundation.ts';
import { Identity } from '#lib/stacks/identity.ts';
import { Network } from '#lib/stacks/network.ts';
import { TenantApi } from '#lib/stacks/tenant-api.ts';

export type AppOptions = {
  /** Feature flags of cdk.json; they win over the recommended ones of the pinned library. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Folder of the cloud assembly. @default what the CDK CLI asks for, or a temporary folder */
  readonly outdir?: string;
};

export const newApp = ({ context, outdir }: AppOptions): App =>
  new App({
    analyticsReporting: false,
    context: { ...recommendedFlags, ...context },
    ...(outdir === undefined ? {} : { outdir }),
  });

/** What is built before the app and packed by it. */
export type Parts = {
  readonly bundles: FunctionBundles;
  readonly contract: Contract;
  /** Folder with the built web client. */
  readonly webAssets: string;
};

/** The stacks of one stage, in the order of their lifetimes. */
export const addStage = (app: App, settings: StageSettings, parts: Parts): void => {
  const foundation = new Foundation(app, settings);
  const data = new Data(app, settings, foundation);
  const identity = new Identity(app, settings);
  const network = settings.network === 'isolated' ? new Network(app, settings, foundation) : undefined;
  new TenantApi(app, { settings, foundation, data, identity, network, ...parts });
};
