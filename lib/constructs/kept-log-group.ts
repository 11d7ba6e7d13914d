import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

export type KeptLogGroupProps = {
  readonly settings: StageSettings;
  readonly encryptionKey: kms.IKey;
  /** @default a name of CloudFormation's */
  readonly name?: string;
  /** @default the stage's `logRetentionDays` */
  readonly days?: keyof typeof retention;
};

const retention = {
  30: logs.RetentionDays.ONE_MONTH,
  90: logs.RetentionDays.THREE_MONTHS,
  400: logs.RetentionDays.THIRTEEN_MONTHS,
} as const;

/** A log group under the logs key, kept for its time even when its stack goes. */
export class KeptLogGroup extends logs.LogGroup {
  constructor(scope: Construct, id: string, { settings, encryptionKey, name, days }: KeptLogGroupProps) {
    super(scope, id, {
      encryptionKey,
      ...(name === undefined ? {} : { logGroupName: name }),
      retention: retention[days ?? settings.logRetentionDays],
    });
  }
}
