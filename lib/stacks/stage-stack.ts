import { Stack, Tags, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';

import { boundRolesOf } from '#lib/constructs/boundary.ts';
import { keepResourcesOf } from '#lib/constructs/keeping.ts';
import type { StageSettings } from '#lib/settings.ts';

export type StageStackProps = {
  readonly settings: StageSettings;
  /** The last part of the stack's name: `stafee-<stage>-<part>`. */
  readonly part: string;
  readonly description: string;
  /** ISO/IEC 27017 controls that the stack's resources carry, for the asset inventory (8.1.1). */
  readonly controls: readonly string[];
  readonly classification: 'confidential' | 'internal';
  /** @default the roles of the bootstrap deploy it */
  readonly synthesizer?: IStackSynthesizer;
};

/** The zones that a new account may use in each Region. */
const zonesOf = {
  'ap-northeast-1': ['ap-northeast-1a', 'ap-northeast-1c'],
  'ap-northeast-3': ['ap-northeast-3a', 'ap-northeast-3b'],
} as const;

/** Holds customers' information: the inventory keeps it apart from our own assets (8.1.1). */
export const ownedByCustomers = (...assets: readonly IConstruct[]): void => {
  for (const asset of assets) Tags.of(asset).add('Owner', 'customer', { priority: 200 });
};

/** A stack of one stage: fixed account and Region, protected against deletion, tagged for the asset inventory. */
export class StageStack extends Stack {
  readonly isProven: boolean;
  protected readonly settings: StageSettings;
  /** For the few resources that the CDK makes without tags of their own. */
  protected readonly stageTags: Readonly<Record<string, string>>;

  constructor(scope: Construct, props: StageStackProps) {
    const { settings, part, description, controls, classification, synthesizer } = props;
    super(scope, `stafee-${settings.stage}-${part}`, {
      env: { account: settings.account, region: settings.region },
      description,
      terminationProtection: settings.isProven,
      // A third of a template would be blanks, and CloudFormation takes 1 MB.
      suppressTemplateIndentation: true,
      analyticsReporting: false,
      ...(synthesizer === undefined ? {} : { synthesizer }),
    });
    this.settings = settings;
    this.isProven = settings.isProven;
    this.stageTags = {
      System: 'STAFee',
      Stage: settings.stage,
      Owner: 'provider',
      Team: settings.owner,
      Classification: classification,
      DataResidency: 'JP',
      Control: controls.join(' '),
    };
    for (const [key, value] of Object.entries(this.stageTags)) Tags.of(this).add(key, value);
    if (settings.hasBoundary) boundRolesOf(this);
    keepResourcesOf(this);
  }

  /** The CDK would ask the account for them, and a synthesis has none. */
  override get availabilityZones(): string[] {
    return [...zonesOf[this.settings.region]];
  }
}
