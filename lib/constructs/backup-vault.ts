import { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

/** Seven generations of a daily backup. */
export const keptDays = 7;

export type LockedVaultProps = {
  readonly settings: StageSettings;
  readonly encryptionKey: kms.IKey;
  /** @default CloudFormation makes one up */
  readonly backupVaultName?: string;
};

const lockConfiguration: backup.LockConfiguration = {
  minRetention: Duration.days(keptDays),
  maxRetention: Duration.days(keptDays + 1),
};

/**
 * A vault whose points live 7 to 8 days, whoever asks for less. Governance mode: `changeableFor` would make it
 * compliance mode, which nobody, AWS included, can ever undo. The lock comes when the stage is proven.
 */
export class LockedVault extends backup.BackupVault {
  constructor(scope: Construct, id: string, props: LockedVaultProps) {
    const { settings, ...own } = props;
    super(scope, id, { ...own, ...(settings.isProven ? { lockConfiguration } : {}) });
  }
}
