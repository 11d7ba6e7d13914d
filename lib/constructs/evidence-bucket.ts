import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { browserOriginsOf } from '#lib/dedicated-tenants.ts';
import type { StageSettings } from '#lib/settings.ts';
import { receiptsRestorerOf, tenantPurgeOf } from '#lib/stacks/osaka-names.ts';

/** What takes a file away, hides it, or puts another in its place from elsewhere. Nobody's work asks for any of them. */
const neverDone = [
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:PutObjectAcl',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectVersionAcl',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  // Under another's key, which he then takes away.
  's3:UpdateObjectEncryption',
];

/** The settings by which a bucket keeps its files, S3 takes them away by itself, or the daily backup finds them (a tag). */
const settingsOfKeeping = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketCORS',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketTagging',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
  's3:TagResource',
  's3:UntagResource',
];

const but = (roleArn: string) => ({ ArnNotEquals: { 'aws:PrincipalArn': roleArn } });

export type EvidenceBucketProps = { readonly settings: StageSettings; readonly encryptionKey: kms.IKey };

/**
 * Files that the law makes a company keep (docs/decisions/0103). No clock ends a version, no permission elsewhere is
 * worth anything against these denials, and there is no lock: the purge role, and nobody else, takes a version away.
 */
export class EvidenceBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { settings, encryptionKey }: EvidenceBucketProps) {
    super(scope, id, { encryptionKey, browserOrigins: browserOriginsOf(settings) });
    this.keepFromEverybody(settings);
  }

  private keepFromEverybody(settings: StageSettings): void {
    const { account, region } = Stack.of(this);
    const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
    const files = [this.arnForObjects('*')];
    const denials = [
      {
        sid: 'VersionsStay',
        actions: ['s3:DeleteObjectVersion'],
        resources: files,
        conditions: but(role(tenantPurgeOf(settings))),
      },
      { sid: 'FilesStay', actions: neverDone, resources: files, conditions: {} },
      {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html; AWS Backup passes over
        // what is there: https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-s3.html
        sid: 'NothingIsOverwritten',
        actions: ['s3:PutObject'],
        resources: files,
        conditions: {
          Null: { 's3:if-none-match': 'true' },
          ...(settings.backup === undefined ? {} : but(role(receiptsRestorerOf(settings)))),
        },
      },
      {
        sid: 'SettingsAreDeployed',
        actions: settingsOfKeeping,
        resources: [this.bucketArn],
        conditions: but(role(`cdk-stafee-cfn-exec-role-${account}-${region}`)),
      },
      { sid: 'BucketStays', actions: ['s3:DeleteBucket'], resources: [this.bucketArn], conditions: {} },
    ];
    // Until its first smoke test nobody keeps evidence in it, and a failed deployment takes the bucket back.
    const standing = settings.isProven
      ? denials
      : denials.filter(({ sid }) => sid === 'NothingIsOverwritten');
    for (const denial of standing)
      this.addToResourcePolicy(
        new iam.PolicyStatement({ ...denial, effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()] }),
      );
  }
}
