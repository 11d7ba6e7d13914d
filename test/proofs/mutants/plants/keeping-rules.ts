import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const table = ofType('AWS::DynamoDB::GlobalTable');
const bucket = ofType('AWS::S3::Bucket');

export const keepingRules: readonly Plant[] = [
  [
    'region-in-japan',
    'a replica in Virginia',
    table,
    (r) => {
      r.properties.Replicas[0].Region = 'us-east-1';
    },
  ],
  [
    'table-under-customer-key',
    'a table under the AWS key',
    table,
    (r) => {
      delete r.properties.Replicas[0].SSESpecification;
    },
  ],
  [
    'bucket-under-customer-key',
    'a bucket under the S3 key',
    bucket,
    (r) => {
      r.properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault = {
        SSEAlgorithm: 'AES256',
      };
    },
  ],
  [
    'log-group-under-customer-key',
    'a log group without a key',
    ofType('AWS::Logs::LogGroup'),
    (r) => {
      delete r.properties.KmsKeyId;
    },
  ],
  [
    'key-rotates',
    'a key that is never rotated',
    ofType('AWS::KMS::Key'),
    (r) => {
      r.properties.EnableKeyRotation = false;
    },
  ],
  [
    'point-in-time-recovery-7-days',
    'a table that remembers one day',
    table,
    (r) => {
      r.properties.Replicas[0].PointInTimeRecoverySpecification.RecoveryPeriodInDays = 1;
    },
  ],
  [
    'deletion-protected',
    'a table without protection',
    table,
    (r) => {
      r.properties.Replicas[0].DeletionProtectionEnabled = false;
    },
  ],
  [
    'deletion-protected',
    'a user pool without protection',
    ofType('AWS::Cognito::UserPool'),
    (r) => {
      r.properties.DeletionProtection = 'INACTIVE';
    },
  ],
  [
    'retained',
    'a bucket that goes with its stack',
    bucket,
    (r) => {
      r.deletionPolicy = 'Delete';
    },
  ],
  [
    'retained',
    'a key that its next definition destroys',
    ofType('AWS::KMS::Key'),
    (r) => {
      r.updateReplacePolicy = 'Delete';
    },
  ],
  [
    'retained',
    'a key that stays in the way after a failed first creation',
    ofType('AWS::KMS::Key'),
    (r) => {
      r.deletionPolicy = 'Retain';
    },
  ],
  [
    'retained',
    'a bucket that a roll-back cannot delete, since a service writes into it at once',
    ofType('AWS::S3::Bucket', 'CallsRecords'),
    (r) => {
      r.deletionPolicy = 'RetainExceptOnCreate';
    },
  ],
  [
    'retained',
    'the key of such a bucket, without which nobody reads what is left',
    ofType('AWS::KMS::Key', 'CallsKey'),
    (r) => {
      r.deletionPolicy = 'RetainExceptOnCreate';
    },
  ],
  [
    'retained',
    'a kept resource of a type that nobody knows how to undo',
    ofType('AWS::SNS::Topic'),
    (r) => {
      r.deletionPolicy = 'Retain';
    },
  ],
  [
    'replica-made-last',
    'a replica that is made before something that can still fail',
    ofType('AWS::KMS::ReplicaKey'),
    (r) => {
      r.dependsOn = r.dependsOn.slice(1);
    },
  ],
  [
    'bucket-versioned-and-private',
    'a bucket without versions',
    bucket,
    (r) => {
      delete r.properties.VersioningConfiguration;
    },
  ],
  [
    'bucket-versioned-and-private',
    'a bucket that can be made public',
    bucket,
    (r) => {
      r.properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false;
    },
  ],
  [
    'log-retention',
    'a log group kept for ever',
    ofType('AWS::Logs::LogGroup'),
    (r) => {
      delete r.properties.RetentionInDays;
    },
  ],
  [
    'log-retention',
    'a function with a log group of its own making',
    ofType('AWS::Lambda::Function', 'auth'),
    (r) => {
      delete r.properties.LoggingConfig;
    },
  ],
  [
    'tagged',
    'a function without an owner',
    ofType('AWS::Lambda::Function'),
    (r) => {
      r.properties.Tags = r.properties.Tags.filter((tag: Loose) => tag.Key !== 'Owner');
    },
  ],
  [
    'frozen-logical-ids',
    'a table under another name',
    table,
    (r) => {
      r.id = 'TenantDataRenamed';
    },
  ],
];
