import { createHash } from 'node:crypto';

/** What `Fn::GetAtt` needs to know of a resource. */
export type Named = {
  readonly type: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** A property of the template, resolved. */
  readonly property: (name: string) => unknown;
};

type Attribute = (resource: Named) => string;

const arn =
  (service: string, form: (name: string) => string): Attribute =>
  ({ name, region, account }) =>
    `arn:aws:${service}:${region}:${account}:${form(name)}`;

const globalArn =
  (service: string, form: (name: string) => string): Attribute =>
  ({ name, account }) =>
    `arn:aws:${service}::${account}:${form(name)}`;

/** An id beside a name, the same at every reading. */
const idFrom = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 36);

const pathOf = ({ property }: Named): string => {
  const path = property('Path');
  return typeof path === 'string' ? path : '/';
};

const busOf = ({ property }: Named): string => {
  const bus = property('EventBusName');
  return typeof bus === 'string' && bus !== 'default' ? `${bus}/` : '';
};

const groupOf = ({ property }: Named): string => {
  const group = property('GroupName');
  return typeof group === 'string' ? group : 'default';
};

const tableAttributes: Readonly<Record<string, Attribute>> = {
  Arn: arn('dynamodb', (name) => `table/${name}`),
  StreamArn: arn('dynamodb', (name) => `table/${name}/stream/2026-01-01T00:00:00.000`),
  TableId: ({ name }) => name,
};

const attributes: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  'AWS::ApiGateway::RestApi': { RootResourceId: ({ name }) => `root-${name}`, RestApiId: ({ name }) => name },
  'AWS::ApiGateway::Authorizer': { AuthorizerId: ({ name }) => name },
  'AWS::ApiGateway::Deployment': { DeploymentId: ({ name }) => name },
  'AWS::ApiGateway::Resource': { ResourceId: ({ name }) => name },
  'AWS::ApiGateway::RequestValidator': { RequestValidatorId: ({ name }) => name },
  'AWS::Backup::BackupPlan': {
    BackupPlanId: ({ name }) => name,
    BackupPlanArn: arn('backup', (name) => `backup-plan:${name}`),
  },
  'AWS::Backup::BackupVault': {
    BackupVaultName: ({ name }) => name,
    BackupVaultArn: arn('backup', (name) => `backup-vault:${name}`),
  },
  'AWS::Backup::RestoreTestingPlan': {
    RestoreTestingPlanArn: arn('backup', (name) => `restore-testing-plan:${name}`),
  },
  'AWS::Cognito::UserPool': {
    Arn: arn('cognito-idp', (name) => `userpool/${name}`),
    UserPoolId: ({ name }) => name,
    ProviderName: ({ name, region }) => `cognito-idp.${region}.amazonaws.com/${name}`,
    ProviderURL: ({ name, region }) => `https://cognito-idp.${region}.amazonaws.com/${name}`,
  },
  'AWS::Cognito::UserPoolClient': { ClientId: ({ name }) => name },
  'AWS::DynamoDB::GlobalTable': tableAttributes,
  'AWS::DynamoDB::Table': tableAttributes,
  'AWS::EC2::SecurityGroup': { GroupId: ({ name }) => name },
  'AWS::EC2::VPC': { DefaultSecurityGroup: ({ name }) => `${name}-default` },
  'AWS::Events::Rule': {
    Arn: (rule) => `arn:aws:events:${rule.region}:${rule.account}:rule/${busOf(rule)}${rule.name}`,
  },
  'AWS::IAM::OIDCProvider': { Arn: globalArn('iam', (name) => `oidc-provider/${name}`) },
  'AWS::IAM::Role': {
    Arn: (role) => `arn:aws:iam::${role.account}:role${pathOf(role)}${role.name}`,
    RoleId: ({ name }) => `AROA${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`.slice(0, 21),
  },
  // A replica has the id of its primary in another Region; on a laptop both Regions are one.
  'AWS::KMS::ReplicaKey': {
    Arn: ({ property, region }) =>
      String(property('PrimaryKeyArn')).replace(/:kms:[^:]+:/, `:kms:${region}:`),
  },
  'AWS::KMS::Key': { Arn: arn('kms', (name) => `key/${name}`), KeyId: ({ name }) => name },
  'AWS::Lambda::Function': { Arn: arn('lambda', (name) => `function:${name}`) },
  'AWS::Logs::LogGroup': { Arn: arn('logs', (name) => `log-group:${name}:*`) },
  'AWS::S3::Bucket': {
    Arn: ({ name }) => `arn:aws:s3:::${name}`,
    DomainName: ({ name }) => `${name}.s3.amazonaws.com`,
    RegionalDomainName: ({ name, region }) => `${name}.s3.${region}.amazonaws.com`,
  },
  'AWS::SNS::Topic': { TopicArn: arn('sns', (name) => name), TopicName: ({ name }) => name },
  'AWS::SQS::Queue': {
    Arn: arn('sqs', (name) => name),
    QueueName: ({ name }) => name,
    QueueUrl: ({ name, region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  },
  'AWS::Scheduler::Schedule': {
    Arn: (schedule) =>
      `arn:aws:scheduler:${schedule.region}:${schedule.account}:schedule/${groupOf(schedule)}/${schedule.name}`,
  },
  'AWS::WAFv2::IPSet': {
    Arn: arn('wafv2', (name) => `regional/ipset/${name}/${idFrom(name)}`),
    Id: ({ name }) => idFrom(name),
  },
  'AWS::WAFv2::WebACL': { Arn: arn('wafv2', (name) => `regional/webacl/${name}`) },
};

/** Types whose `Ref` is not their name. */
const references: Readonly<Record<string, Attribute>> = {
  'AWS::IAM::ManagedPolicy': globalArn('iam', (name) => `policy/${name}`),
  'AWS::IAM::OIDCProvider': globalArn('iam', (name) => `oidc-provider/${name}`),
  'AWS::SNS::Topic': arn('sns', (name) => name),
  'AWS::SQS::Queue': ({ name, region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
};

export const referenceTo = (resource: Named): string =>
  references[resource.type]?.(resource) ?? resource.name;

/** @throws Error when this machine does not know the attribute */
export const attributeOf = (resource: Named, attribute: string): string => {
  const known = attributes[resource.type]?.[attribute];
  if (known === undefined) {
    throw new Error(`Fn::GetAtt of ${attribute} of a ${resource.type} is not known to the local cloud`);
  }
  return known(resource);
};
