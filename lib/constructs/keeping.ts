import { Aspects, AspectPriority, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * What outlives its stack and its definition, and what CloudFormation calls to take a fresh one away again when the
 * creation of its stack fails (`DeletionPolicy: RetainExceptOnCreate`):
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export const keptTypes: Readonly<Record<string, `${string}:${string}`>> = {
  'AWS::Backup::BackupVault': 'backup:DeleteBackupVault',
  'AWS::CloudTrail::Trail': 'cloudtrail:DeleteTrail',
  'AWS::Cognito::UserPool': 'cognito-idp:DeleteUserPool',
  'AWS::Cognito::UserPoolClient': 'cognito-idp:DeleteUserPoolClient',
  'AWS::DynamoDB::GlobalTable': 'dynamodb:DeleteTable',
  'AWS::KMS::Key': 'kms:ScheduleKeyDeletion',
  'AWS::KMS::ReplicaKey': 'kms:ScheduleKeyDeletion',
  'AWS::Logs::LogGroup': 'logs:DeleteLogGroup',
  'AWS::S3::Bucket': 's3:DeleteBucket',
  'AWS::SQS::Queue': 'sqs:DeleteQueue',
};

const writtenAtOnce = new WeakSet<IConstruct>();

/**
 * A service writes into it while its stack is made, so that a roll-back cannot delete it, or it is the key without which
 * nobody reads what was written: they stay, under names that are in nobody's way (docs/decisions/0099).
 */
export const markWrittenAtOnce = (...resources: readonly IConstruct[]): void => {
  for (const { node } of resources) if (node.defaultChild !== undefined) writtenAtOnce.add(node.defaultChild);
};

/** The one place that decides what stays when a stack, a definition or a first creation ends. */
export const keepResourcesOf = (stack: Stack): void =>
  Aspects.of(stack).add(
    {
      visit: (node) => {
        if (!CfnResource.isCfnResource(node) || keptTypes[node.cfnResourceType] === undefined) return;
        node.applyRemovalPolicy(
          writtenAtOnce.has(node) ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        );
      },
    },
    { priority: AspectPriority.MUTATING },
  );
