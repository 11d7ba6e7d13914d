import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Found, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const read = {
  'Fn::GetStackOutput': {
    StackName: 'stafee-prod-Data',
    Region: 'ap-northeast-1',
    OutputName: 'PublishOutputRefWeb',
  },
};
const pages = ofType('Custom::CDKBucketDeployment');
const table = ofType('AWS::DynamoDB::GlobalTable', 'Control');

/** A resource with a fingerprint of its own behind an output of its stack. */
const group = ({ id, type }: Found): boolean =>
  type === 'AWS::EC2::SecurityGroup' && id.startsWith('AppFunctions');

const cut = (value: unknown): Loose => ({ 'Fn::Select': [5, { 'Fn::Split': [':', value] }] });

export const referenceRules: readonly Plant[] = [
  [
    'reference-nested-as-seen',
    'a name cut out of an ARN by CloudFormation',
    pages,
    (r) => {
      r.properties.DestinationBucketName = cut(read);
    },
  ],
  [
    'reference-nested-as-seen',
    'a reference in a text with holes',
    pages,
    (r) => {
      r.properties.DestinationBucketName = { 'Fn::Sub': ['${Name}', { Name: read }] };
    },
  ],
  [
    'reference-nested-as-seen',
    'a joined text in a joined text',
    pages,
    (r) => {
      r.properties.DestinationBucketName = { 'Fn::Join': ['', ['a', { 'Fn::Join': ['', ['b', read]] }]] };
    },
  ],
  [
    'reference-nested-as-seen',
    'a stack whose name is computed',
    pages,
    (r) => {
      r.properties.DestinationBucketName = {
        'Fn::GetStackOutput': { ...read['Fn::GetStackOutput'], StackName: { Ref: 'AWS::StackName' } },
      };
    },
  ],
  [
    'reference-follows-resource',
    'another security group under the name of the old one',
    group,
    (r) => {
      r.properties.GroupDescription = 'another';
    },
  ],
  [
    'reference-follows-resource',
    'a resource of a type that nobody looked up',
    group,
    (r) => {
      r.type = 'AWS::EC2::Instance';
    },
  ],
  [
    'reference-replaces-nothing-kept',
    'a table whose name comes from another stack',
    table,
    (r) => {
      r.properties.TableName = read;
    },
  ],
  [
    'frozen-properties',
    'a table with other keys',
    table,
    (r) => {
      r.properties.KeySchema = [{ AttributeName: 'PK', KeyType: 'HASH' }];
    },
  ],
  [
    'frozen-properties',
    'a bucket that gets a name',
    ofType('AWS::S3::Bucket', 'Documents'),
    (r) => {
      r.properties.BucketName = 'stafee-documents';
    },
  ],
  [
    'frozen-properties',
    'a bucket that loses its name',
    ofType('AWS::S3::Bucket', 'AuditCopies'),
    (r) => {
      delete r.properties.BucketName;
    },
  ],
  [
    'frozen-properties',
    'a vault under another key',
    ofType('AWS::Backup::BackupVault', 'Vault'),
    (r) => {
      r.properties.EncryptionKeyArn = { 'Fn::GetAtt': ['LogsKeyA6AB43B2', 'Arn'] };
    },
  ],
  [
    'frozen-properties',
    'a key of one Region that goes to several',
    ofType('AWS::KMS::Key', 'DataKey'),
    (r) => {
      r.properties.MultiRegion = true;
    },
  ],
  [
    'frozen-properties',
    'people who may be called by other names',
    ofType('AWS::Cognito::UserPool', 'TenantPool'),
    (r) => {
      r.properties.AliasAttributes = ['email'];
    },
  ],
  [
    'frozen-properties',
    'a client without a secret',
    ofType('AWS::Cognito::UserPoolClient', 'TenantPool'),
    (r) => {
      r.properties.GenerateSecret = false;
    },
  ],
  [
    'frozen-properties',
    'a log group under another name',
    ofType('AWS::Logs::LogGroup', 'WallLogs'),
    (r) => {
      r.properties.LogGroupName = 'aws-waf-logs-other';
    },
  ],
];
