import { createHash } from 'node:crypto';

export type Place = { readonly stack: string; readonly logicalId: string; readonly type: string };

/** The property by which a template may fix the name of a resource. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::Backup::RestoreTestingPlan': 'RestoreTestingPlanName',
  'AWS::Backup::BackupVault': 'BackupVaultName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::WAFv2::IPSet': 'Name',
  'AWS::WAFv2::WebACL': 'Name',
};

export const namePropertyOf = (type: string): string | undefined => nameProperties[type];

const digest = ({ stack, logicalId }: Place): string =>
  createHash('sha256').update(`${stack}/${logicalId}`).digest('hex');

/** The hex digest as letters and digits in another base, for ids that AWS writes so. */
const base36 = (place: Place, length: number): string =>
  BigInt(`0x${digest(place)}`)
    .toString(36)
    .padStart(length, '0')
    .slice(0, length);

const uuid = (place: Place): string => {
  const hex = digest(place);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const shapes: Readonly<Record<string, (place: Place, region: string) => string>> = {
  'AWS::Cognito::UserPool': (place, region) => `${region}_${base36(place, 9)}`,
  'AWS::Cognito::UserPoolClient': (place) => base36(place, 26),
  'AWS::KMS::Key': uuid,
  'AWS::S3::Bucket': (place) =>
    `${place.stack}-${place.logicalId}`.toLowerCase().slice(0, 50).replace(/-+$/, '') +
    `-${base36(place, 8)}`,
};

/** A name that is the same at every start, in the form that AWS would give it. */
export const generatedName = (place: Place, region: string): string => {
  if (place.type.startsWith('AWS::ApiGateway::')) return base36(place, 10);
  return shapes[place.type]?.(place, region) ?? `${place.stack}-${place.logicalId}`.slice(0, 64);
};

/** The id of a customer key whose template asks for a multi-Region one. */
export const multiRegionKeyId = (place: Place): string => `mrk-${digest(place).slice(0, 32)}`;
