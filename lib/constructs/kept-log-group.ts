import { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

export type KeptLogGroupProps = {
  readonly settings: StageSettings;
  readonly encryptionKey: kms.IKey;
};

const retention = {
  30: logs.RetentionDays.ONE_MONTH,
  400: logs.RetentionDays.THIRTEEN_MONTHS,
} as const;

/** A log group under the logs key, kept for the stage's time even when its stack goes. */
export class KeptLogGroup extends logs.LogGroup {
  constructor(scope: Construct, id: string, { settings, encryptionKey }: KeptLogGroupProps) {
    super(scope, id, {
      encryptionKey,
      retention: retention[settings.logRetentionDays],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
