import { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export type PrivateBucketProps = {
  readonly encryptionKey: kms.IKey;
  /** @default replaced versions stay, until somebody who may deletes them */
  readonly noncurrentVersionsKeptDays?: number;
  /** Whose pages may read and write through presigned URLs. @default no browser at all */
  readonly browserOrigins?: readonly string[];
  /** Only where another Region must know it. @default CloudFormation makes one up */
  readonly bucketName?: string;
  /** Days after which objects below a prefix go. @default objects stay */
  readonly keptDays?: Readonly<Record<string, number>>;
  /** What is written can be neither changed nor deleted for so long. @default no lock */
  readonly lock?: s3.ObjectLockRetention;
  /** @default no copy in another Region */
  readonly replicationRules?: s3.ReplicationRule[];
};

/** A versioned bucket behind one key: no public access, TLS 1.2 or better, kept when its stack goes. */
export class PrivateBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        {
          id: 'leftovers',
          ...(props.noncurrentVersionsKeptDays === undefined
            ? {}
            : { noncurrentVersionExpiration: Duration.days(props.noncurrentVersionsKeptDays) }),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
        ...Object.entries(props.keptDays ?? {}).map(([prefix, days]) => ({
          id: `kept-${prefix}`,
          prefix: `${prefix}/`,
          expiration: Duration.days(days),
        })),
      ],
      ...(props.lock === undefined
        ? {}
        : { objectLockEnabled: true, objectLockDefaultRetention: props.lock }),
      ...(props.bucketName === undefined ? {} : { bucketName: props.bucketName }),
      ...(props.replicationRules === undefined ? {} : { replicationRules: props.replicationRules }),
      ...(props.browserOrigins === undefined ? {} : { cors: [corsFor(props.browserOrigins)] }),
    });
  }
}

const corsFor = (origins: readonly string[]): s3.CorsRule => ({
  allowedOrigins: [...origins],
  allowedMethods: [s3.HttpMethods.GET, s3.HttpMethods.PUT],
  // What a presigned upload signs; a browser asks for each by name.
  allowedHeaders: [
    'content-type',
    'if-none-match',
    'x-amz-checksum-sha256',
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
  ],
  exposedHeaders: ['etag'],
  maxAge: 3600,
});
