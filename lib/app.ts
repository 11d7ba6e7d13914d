import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

import type { Contract } from '#lib/contract.ts';
import { assertDedicatedTenants } from '#lib/dedicated-tenants.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import { Audit } from '#lib/stacks/audit.ts';
import { Backup } from '#lib/stacks/backup.ts';
import { Data } from '#lib/stacks/data.ts';
import { Deploy } from '#lib/stacks/deploy.ts';
import { Foundation } from '#lib/stacks/foundation.ts';
import { Identity } from '#lib/stacks/identity.ts';
import { Lifecycle } from '#lib/stacks/lifecycle.ts';
import { Messaging } from '#lib/stacks/messaging.ts';
import { Monitoring } from '#lib/stacks/monitoring.ts';
import { Network } from '#lib/stacks/network.ts';
import { OperatorApi } from '#lib/stacks/operator-api.ts';
import { OperatorData } from '#lib/stacks/operator-data.ts';
import { copiesToOsaka } from '#lib/stacks/osaka-names.ts';
import { Osaka } from '#lib/stacks/osaka.ts';
import { TenantApi } from '#lib/stacks/tenant-api.ts';
import { nameOutputsByResource } from '#lib/references/weak-references.ts';

export type AppOptions = {
  /** Feature flags of cdk.json; they win over the recommended ones of the pinned library. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Folder of the cloud assembly. @default what the CDK CLI asks for, or a temporary folder */
  readonly outdir?: string;
};

export const newApp = ({ context, outdir }: AppOptions): App => {
  const app = new App({
    analyticsReporting: false,
    context: { ...recommendedFlags, ...context },
    ...(outdir === undefined ? {} : { outdir }),
  });
  nameOutputsByResource(app);
  return app;
};

/** What is built before the app and packed by it. */
export type Parts = {
  readonly bundles: FunctionBundles;
  readonly contract: Contract;
  /** Folder with the built web client. */
  readonly webAssets: string;
  readonly operatorContract: Contract;
  /** Folder with the operators' built console. */
  readonly operatorWebAssets: string;
};

/** The stacks of one stage, in the order of their lifetimes. */
export const addStage = (app: App, settings: StageSettings, parts: Parts): void => {
  assertDedicatedTenants(settings);
  const foundation = new Foundation(app, settings);
  const data = new Data(app, settings, foundation);
  const identity = new Identity(app, settings, foundation);
  const network = settings.network === 'isolated' ? new Network(app, settings, foundation) : undefined;
  const { backup } = settings;
  const { bundles } = parts;
  const osaka =
    backup !== undefined && copiesToOsaka(settings)
      ? new Osaka(app, settings, { backup, foundation })
      : undefined;
  const operatorData = new OperatorData(app, settings, foundation);
  if (backup !== undefined) {
    const kept = { data, operatorData, identity };
    new Backup(app, { settings, backup, foundation, ...kept, osaka, network, bundles });
  }
  const audit = new Audit(app, { settings, foundation, data, operatorData, osaka, network, bundles });
  const { queue: notices } = new Messaging(app, { settings, foundation, data, identity, network, bundles });
  const { support } = new TenantApi(app, {
    settings,
    foundation,
    data,
    identity,
    notices,
    network,
    ...parts,
  });
  new OperatorApi(app, {
    settings,
    foundation,
    data,
    operatorData,
    extracts: audit.extracts,
    identity,
    support,
    network,
    bundles,
    contract: parts.operatorContract,
    webAssets: parts.operatorWebAssets,
  });
  new Lifecycle(app, { settings, foundation, data, operatorData, network, bundles });
  new Monitoring(app, { settings, foundation, network, bundles });
  if (settings.deploy !== undefined) new Deploy(app, settings, settings.deploy).precede(app);
};
