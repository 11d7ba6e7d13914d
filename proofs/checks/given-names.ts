import { at, keysOf } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** How far a name has to be the only one. */
type Reach = 'region' | 'account' | 'world';

type Naming = { readonly path: readonly string[]; readonly reach: Reach };

const inRegion = (...path: readonly string[]): Naming => ({ path, reach: 'region' });
const inAccount = (...path: readonly string[]): Naming => ({ path, reach: 'account' });

/** AWS makes the id, or the name counts within something else that is ours. */
const nameless = undefined;

/**
 * By which property a template gives a resource a name that only one may have: what AWS calls its primary identifier
 * where a template may choose it, and what it refuses to make twice (each type's page in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/). A type that is not here is a fault.
 */
export const namings: Readonly<Record<string, Naming | undefined>> = {
  'AWS::ApiGateway::Account': nameless,
  'AWS::ApiGateway::Authorizer': nameless,
  'AWS::ApiGateway::BasePathMapping': nameless,
  'AWS::ApiGateway::Deployment': nameless,
  'AWS::ApiGateway::DomainName': inRegion('DomainName'),
  'AWS::ApiGateway::GatewayResponse': nameless,
  'AWS::ApiGateway::Method': nameless,
  'AWS::ApiGateway::Model': nameless,
  'AWS::ApiGateway::RequestValidator': nameless,
  'AWS::ApiGateway::Resource': nameless,
  'AWS::ApiGateway::RestApi': nameless,
  'AWS::ApiGateway::Stage': nameless,
  'AWS::Backup::BackupPlan': inRegion('BackupPlan', 'BackupPlanName'),
  'AWS::Backup::BackupSelection': nameless,
  'AWS::Backup::BackupVault': inRegion('BackupVaultName'),
  'AWS::Backup::RestoreTestingPlan': inRegion('RestoreTestingPlanName'),
  'AWS::Backup::RestoreTestingSelection': nameless,
  // A trail of every Region is seen in each of them.
  'AWS::CloudTrail::Trail': inAccount('TrailName'),
  'AWS::CloudWatch::Alarm': inRegion('AlarmName'),
  'AWS::CloudWatch::CompositeAlarm': inRegion('AlarmName'),
  'AWS::CloudWatch::Dashboard': inAccount('DashboardName'),
  'AWS::Cognito::UserPool': nameless,
  'AWS::Cognito::UserPoolClient': nameless,
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': nameless,
  'AWS::DynamoDB::GlobalTable': inRegion('TableName'),
  'AWS::EC2::FlowLog': nameless,
  'AWS::EC2::RouteTable': nameless,
  'AWS::EC2::SecurityGroup': nameless,
  'AWS::EC2::SecurityGroupEgress': nameless,
  'AWS::EC2::SecurityGroupIngress': nameless,
  'AWS::EC2::Subnet': nameless,
  'AWS::EC2::SubnetRouteTableAssociation': nameless,
  'AWS::EC2::VPC': nameless,
  'AWS::EC2::VPCEndpoint': nameless,
  'AWS::Events::Rule': inRegion('Name'),
  'AWS::IAM::ManagedPolicy': inAccount('ManagedPolicyName'),
  'AWS::IAM::OIDCProvider': inAccount('Url'),
  'AWS::IAM::Policy': nameless,
  'AWS::IAM::Role': inAccount('RoleName'),
  'AWS::KMS::Key': nameless,
  // One replica of a key in each Region.
  'AWS::KMS::ReplicaKey': inRegion('PrimaryKeyArn'),
  'AWS::Lambda::EventSourceMapping': nameless,
  'AWS::Lambda::Function': inRegion('FunctionName'),
  'AWS::Lambda::LayerVersion': nameless,
  'AWS::Lambda::Permission': nameless,
  'AWS::Logs::LogGroup': inRegion('LogGroupName'),
  'AWS::Logs::MetricFilter': nameless,
  'AWS::Logs::ResourcePolicy': inRegion('PolicyName'),
  'AWS::S3::Bucket': { path: ['BucketName'], reach: 'world' },
  'AWS::S3::BucketPolicy': nameless,
  'AWS::SES::ConfigurationSet': inRegion('Name'),
  'AWS::SES::ConfigurationSetEventDestination': nameless,
  'AWS::SES::EmailIdentity': inRegion('EmailIdentity'),
  'AWS::SNS::Subscription': nameless,
  'AWS::SNS::Topic': inRegion('TopicName'),
  'AWS::SNS::TopicPolicy': nameless,
  'AWS::SQS::Queue': inRegion('QueueName'),
  'AWS::SQS::QueuePolicy': nameless,
  'AWS::Scheduler::Schedule': inRegion('Name'),
  'AWS::WAFv2::IPSet': inRegion('Name'),
  'AWS::WAFv2::LoggingConfiguration': nameless,
  'AWS::WAFv2::WebACL': inRegion('Name'),
  'AWS::WAFv2::WebACLAssociation': nameless,
  'Custom::AWS': nameless,
  'Custom::CDKBucketDeployment': nameless,
  'Custom::VpcRestrictDefaultSG': nameless,
};

export type GivenName = {
  readonly type: string;
  /** As the template says it; what is computed at deployment as the JSON of its formula. */
  readonly name: string;
  /** `stafee-prod-Osaka/Vault23237E5B`. */
  readonly by: string;
  /** Two of the same type, name and place cannot both be made. */
  readonly place: string;
};

const nameIn = (stack: SynthesizedStack, { id, type, properties }: Resource): readonly GivenName[] => {
  const naming = namings[type];
  const name = naming === undefined ? undefined : at(properties, ...naming.path);
  if (naming === undefined || name === undefined) return [];
  const place = {
    region: `${stack.account}/${stack.region}`,
    account: stack.account,
    world: 'everywhere',
  }[naming.reach];
  const text = typeof name === 'string' ? name : JSON.stringify(name);
  return [{ type, name: text, by: `${stack.name}/${id}`, place }];
};

/** Every name that a stack's template gives, those of its exports included. */
export const givenNamesIn = (stack: SynthesizedStack): readonly GivenName[] => [
  ...stack.resources.flatMap((resource) => nameIn(stack, resource)),
  ...(stack.exports ?? []).map((name) => ({
    type: 'export',
    name: typeof name === 'string' ? name : JSON.stringify(name),
    by: `${stack.name}/Outputs`,
    place: `${stack.account}/${stack.region}`,
  })),
];

/** Types of which nobody has said by what they are named. */
export const typesWithoutNaming = (stacks: readonly SynthesizedStack[]): readonly string[] => {
  const known = keysOf(namings);
  const types = stacks.flatMap(({ resources }) => resources.map(({ type }) => type));
  return [...new Set(types)].filter((type) => !known.includes(type)).toSorted();
};

/** One line for every name that two stacks would both make: the second of them could not be deployed. */
export const namesMadeTwice = (stacks: readonly SynthesizedStack[]): readonly string[] => {
  const makers = Map.groupBy(
    stacks.flatMap(givenNamesIn),
    ({ type, name, place }) => `${type} ${name} (${place})`,
  );
  return [...makers].flatMap(([what, made]) =>
    made.length > 1 ? [`${what} is made by ${made.map(({ by }) => by).join(' and ')}`] : [],
  );
};
