import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Seven generations of a daily backup. */
export const keptDays = 7;

export type LockedVaultProps = {
  readonly encryptionKey: kms.IKey;
  /** @default CloudFormation makes one up */
  readonly backupVaultName?: string;
};

/**
 * A vault whose points live 7 to 8 days, whoever asks for less. Governance mode: `changeableFor` would make it
 * compliance mode, which nobody, AWS included, can ever undo.
 */
export class LockedVault extends backup.BackupVault {
  constructor(scope: Construct, id: string, props: LockedVaultProps) {
    super(scope, id, {
      ...props,
      lockConfiguration: { minRetention: Duration.days(keptDays), maxRetention: Duration.days(keptDays + 1) },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
