import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

export type StageStackProps = {
  readonly settings: StageSettings;
  /** The last part of the stack's name: `stafee-<stage>-<part>`. */
  readonly part: string;
  readonly description: string;
  /** ISO/IEC 27017 controls that the stack's resources carry, for the asset inventory (8.1.1). */
  readonly controls: readonly string[];
  readonly classification: 'confidential' | 'internal';
};

/** A stack of one stage: fixed account and Region, protected against deletion, tagged for the asset inventory. */
export class StageStack extends Stack {
  protected readonly settings: StageSettings;

  constructor(scope: Construct, { settings, part, description, controls, classification }: StageStackProps) {
    super(scope, `stafee-${settings.stage}-${part}`, {
      env: { account: settings.account, region: settings.region },
      description,
      terminationProtection: settings.isProtected,
      analyticsReporting: false,
    });
    this.settings = settings;
    const tags = {
      System: 'STAFee',
      Stage: settings.stage,
      Owner: settings.owner,
      Classification: classification,
      DataResidency: 'JP',
      Control: controls.join(' '),
    };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
  }
}
