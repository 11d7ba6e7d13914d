import { Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import { lockOf } from '#lib/constructs/audit-bucket.ts';
import { CustomerKey } from '#lib/constructs/customer-key.ts';
import { markWrittenAtOnce } from '#lib/constructs/keeping.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import type { StageSettings } from '#lib/settings.ts';

export type TrailProps = {
  readonly settings: StageSettings;
  readonly logsKey: kms.IKey;
  /** Tables of which every read and write is recorded. */
  readonly tableArns: readonly string[];
  /** Buckets of which every read and write of an object is recorded; never the trail's own. */
  readonly bucketArns: readonly string[];
};

const service = new iam.ServicePrincipal('cloudtrail.amazonaws.com');

const matching = (field: string, ...values: readonly string[]) => ({ field, equalTo: [...values] });

/**
 * Who called AWS on the account, in every Region, and who read or wrote what must stay secret or whole. The name is
 * given: key and bucket name the trail that may use them, and the trail names them.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export class Trail extends Construct {
  readonly logGroup: KeptLogGroup;
  private readonly bucket: PrivateBucket;
  private readonly props: TrailProps;
  private readonly trailName: string;
  private readonly trailArn: string;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    this.props = props;
    const { settings, logsKey } = props;
    const { region, account } = Stack.of(this);
    this.trailName = `stafee-${settings.stage}`;
    this.trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${this.trailName}`;
    const key = this.addKey();
    this.bucket = this.addBucket(key);
    markWrittenAtOnce(key, this.bucket);
    this.logGroup = new KeptLogGroup(this, 'Logs', { settings, encryptionKey: logsKey, days: 90 });
    this.addTrail(key, this.addWriter());
  }

  /** A key of its own: whoever may read the archive of the operations may not read this too. */
  private addKey(): CustomerKey {
    const key = new CustomerKey(this, 'Key', { description: 'STAFee trail of calls to AWS' });
    const forTrail = { 'aws:SourceArn': this.trailArn };
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'TrailEncrypts',
        principals: [service],
        actions: ['kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: {
          StringEquals: forTrail,
          StringLike: {
            'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${Stack.of(this).account}:trail/*`,
          },
        },
      }),
    );
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'TrailTriesKey',
        principals: [service],
        // A bucket key is decrypted before it is used again, under the context of S3.
        actions: ['kms:DescribeKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: forTrail },
      }),
    );
    return key;
  }

  /** Locked as the archive is. No copy in Osaka: docs/decisions/0047 says why. */
  private addBucket(encryptionKey: kms.IKey): PrivateBucket {
    const { settings } = this.props;
    const bucket = new PrivateBucket(this, 'Records', {
      encryptionKey,
      noncurrentVersionsKeptDays: 7,
      // A day after the lock has ended.
      keptDays: { AWSLogs: settings.logRetentionDays + 1 },
      lock: lockOf(settings),
    });
    const forTrail = { 'aws:SourceArn': this.trailArn };
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'TrailLooksAtBucket',
        principals: [service],
        actions: ['s3:GetBucketAcl'],
        resources: [bucket.bucketArn],
        conditions: { StringEquals: forTrail },
      }),
    );
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'TrailWrites',
        principals: [service],
        actions: ['s3:PutObject'],
        resources: [`${bucket.bucketArn}/AWSLogs/${Stack.of(this).account}/*`],
        conditions: { StringEquals: { ...forTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    return bucket;
  }

  /** What writes the trail into its log group, where alarms look at it. */
  private addWriter(): iam.Role {
    const { region, account } = Stack.of(this);
    const writer = new iam.Role(this, 'Writer', {
      assumedBy: service,
      description: 'STAFee: CloudTrail to logs',
    });
    const streams = `arn:aws:logs:${region}:${account}:log-group:${this.logGroup.logGroupName}:log-stream:${account}_CloudTrail_${region}*`;
    writer.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [streams],
      }),
    );
    return writer;
  }

  private addTrail(key: kms.IKey, writer: iam.Role): void {
    const trail = new cloudtrail.CfnTrail(this, 'Trail', {
      trailName: this.trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: this.bucket.bucketName,
      kmsKeyId: key.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: writer.roleArn,
      advancedEventSelectors: this.selectors(),
    });
    // CloudTrail tries the bucket, the key and the role when the trail is made.
    trail.node.addDependency(this.bucket, writer);
  }

  private selectors(): cloudtrail.CfnTrail.AdvancedEventSelectorProperty[] {
    const { tableArns, bucketArns } = this.props;
    return [
      { name: 'calls', fieldSelectors: [matching('eventCategory', 'Management')] },
      {
        name: 'tables',
        fieldSelectors: [
          matching('eventCategory', 'Data'),
          matching('resources.type', 'AWS::DynamoDB::Table'),
          matching('resources.ARN', ...tableArns),
        ],
      },
      {
        name: 'objects',
        fieldSelectors: [
          matching('eventCategory', 'Data'),
          matching('resources.type', 'AWS::S3::Object'),
          { field: 'resources.ARN', startsWith: bucketArns.map((arn) => `${arn}/`) },
        ],
      },
    ];
  }
}
