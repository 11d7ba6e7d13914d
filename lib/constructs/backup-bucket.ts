import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { keptDays } from '#lib/constructs/backup-vault.ts';
import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import type { StageSettings } from '#lib/settings.ts';
import { osakaBackupBucketOf } from '#lib/stacks/osaka-names.ts';

export type BackupBucketProps = {
  readonly settings: StageSettings;
  readonly encryptionKey: kms.IKey;
  /** Key of the copies in Osaka. @default the bucket is in Osaka itself, and copied nowhere */
  readonly osakaKeyArn: string | undefined;
};

const toOsaka = (
  scope: Construct,
  settings: StageSettings,
  osakaKeyArn: string,
): readonly s3.ReplicationRule[] => [
  {
    id: 'osaka',
    priority: 1,
    destination: s3.Bucket.fromBucketName(scope, 'OsakaCopies', osakaBackupBucketOf(settings)),
    // By ARN: the key itself would get a grant to this stack's role, which is not there when Osaka is deployed.
    kmsKey: kms.Key.fromKeyArn(scope, 'OsakaKey', osakaKeyArn),
    sseKmsEncryptedObjects: true,
    deleteMarkerReplication: true,
    replicationTimeControl: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
    metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
  },
];

/**
 * Changes are applied to a full export that is up to a week older: the seventh generation back rests on one of 12 days,
 * until the next night makes it 13 (docs/decisions/0112).
 */
export const exportsKeptDays = 14;

/** Exports, user lists and reports; each object stands in Osaka within 15 minutes, and so does each deletion. */
export class BackupBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { settings, encryptionKey, osakaKeyArn }: BackupBucketProps) {
    super(scope, id, {
      encryptionKey,
      noncurrentVersionsKeptDays: 1,
      keptDays: { exports: exportsKeptDays, users: keptDays, reports: settings.logRetentionDays },
      ...(osakaKeyArn === undefined ? {} : { replicationRules: [...toOsaka(scope, settings, osakaKeyArn)] }),
    });
  }
}
