import assert from 'node:assert/strict';

import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import type { StageSettings } from '#lib/settings.ts';
import { osakaAuditBucketOf } from '#lib/stacks/osaka-names.ts';
import { extractsKeptDays } from '#rows/extracts-kept.ts';

export type AuditBucketProps = {
  readonly settings: StageSettings;
  readonly encryptionKey: kms.IKey;
  /** The original, with the key of its copies in Osaka; or the copies themselves. */
  readonly holds: { readonly originalsCopiedUnder: string | undefined } | 'copies';
};

/** Tenants' chains, operators' chains, and what has no chain. */
export const chains = ['t', 'ops', 'other'];

/** What a day had, bound to the day before it (docs/decisions/0237). */
export const seals = 'seals';

/**
 * Where the trail is kept for 400 days, nobody shortens them, the account's owner included; but there is no way back, so
 * that only a proven stage is locked so.
 */
export const lockOf = ({ logRetentionDays, isProven }: StageSettings): s3.ObjectLockRetention =>
  logRetentionDays === 400 && isProven
    ? s3.ObjectLockRetention.compliance(Duration.days(logRetentionDays))
    : s3.ObjectLockRetention.governance(Duration.days(logRetentionDays));

const copying = (scope: Construct, settings: StageSettings, osakaKeyArn: string): s3.ReplicationRule => ({
  id: 'osaka',
  priority: 1,
  destination: s3.Bucket.fromBucketName(scope, 'OsakaTrail', osakaAuditBucketOf(settings)),
  // By ARN: the key itself would get a grant to this stack's role, which is not there when Osaka is deployed.
  kmsKey: kms.Key.fromKeyArn(scope, 'OsakaTrailKey', osakaKeyArn),
  sseKmsEncryptedObjects: true,
  deleteMarkerReplication: true,
  replicationTimeControl: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
  metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
});

/** What operators took of the trail, for some days: copies, so that nothing is lost with them. */
export class ExtractsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, encryptionKey: kms.IKey) {
    super(scope, id, {
      encryptionKey,
      noncurrentVersionsKeptDays: 7,
      keptDays: { files: extractsKeptDays },
    });
  }
}

/** Segments of the audit trail under Object Lock. The lock is copied with each object. */
export class AuditBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { settings, encryptionKey, holds }: AuditBucketProps) {
    const osakaKeyArn = holds === 'copies' ? undefined : holds.originalsCopiedUnder;
    super(scope, id, {
      encryptionKey,
      noncurrentVersionsKeptDays: 7,
      lock: lockOf(settings),
      keptDays: Object.fromEntries([...chains, seals].map((part) => [part, settings.logRetentionDays + 1])),
      ...(holds === 'copies' ? { bucketName: osakaAuditBucketOf(settings) } : {}),
      ...(osakaKeyArn === undefined ? {} : { replicationRules: [copying(scope, settings, osakaKeyArn)] }),
    });
    if (osakaKeyArn !== undefined) this.letLocksBeCopied();
  }

  /**
   * S3 copies no locked object by a role that may not read its lock, and the library grants it only what other objects
   * need: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
   */
  private letLocksBeCopied(): void {
    const role = this.node.findChild('ReplicationRole');
    assert(role instanceof iam.Role, 'the library makes the role of a replication');
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ['s3:GetObjectRetention', 's3:GetObjectLegalHold'],
        resources: [this.arnForObjects('*')],
      }),
    );
  }
}
