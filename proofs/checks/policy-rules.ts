import { at, each, keysOf, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** A resource's own policy, where its type keeps it. */
const policiesOf = ({ properties }: Resource): readonly unknown[] =>
  [
    at(properties, 'PolicyDocument'),
    at(properties, 'KeyPolicy'),
    at(properties, 'AccessPolicy'),
    ...listOf(at(properties, 'Replicas')).map((replica) => at(replica, 'ResourcePolicy', 'PolicyDocument')),
  ].filter((policy) => policy !== undefined);

const withPolicies = [
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Backup::BackupVault',
  'AWS::DynamoDB::GlobalTable',
];

const allowing = (policy: unknown): readonly unknown[] =>
  listOf(at(policy, 'Statement')).filter((statement) => at(statement, 'Effect') === 'Allow');

/** A role of this stack, or somebody of this account by name. */
const isOurs = (principal: unknown, { account, resources }: SynthesizedStack): boolean => {
  const id = at(principal, 'Fn::GetAtt', 0);
  if (id !== undefined) return resources.some((resource) => resource.id === id);
  return (
    at(principal, 'Fn::GetStackOutput') !== undefined ||
    new RegExp(`^arn:aws:iam::${account}:(root|role/)`).test(String(principal))
  );
};

const strangerIn = (statement: unknown, stack: SynthesizedStack): string | undefined => {
  const principal = at(statement, 'Principal');
  if (principal === '*') return 'everybody';
  if (keysOf(principal).some((kind) => kind !== 'AWS' && kind !== 'Service' && kind !== 'Federated'))
    return 'a principal of an unknown kind';
  return listOf(at(principal, 'AWS')).every((one) => isOurs(one, stack)) ? undefined : 'other accounts';
};

export const noStrangers: Rule = {
  id: 'policy-for-this-account',
  check: (stack) =>
    ofType(stack, ...withPolicies).flatMap((resource) =>
      policiesOf(resource)
        .flatMap(allowing)
        .flatMap((statement) => strangerIn(statement, stack) ?? [])
        .map((stranger) => ({
          resource: resource.id,
          message: `is open to ${stranger}: name our own principals`,
        })),
    ),
};

/**
 * A service acts for every account. EventBridge's rules are left out: it gives no source account to a topic
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html), and the CDK adds the same to its key.
 */
const withoutSource = ['events.amazonaws.com'];

const actsForAnybody = (statement: unknown): boolean =>
  textsOf(at(statement, 'Principal', 'Service')).some((service) => !withoutSource.includes(service)) &&
  !/aws:Source(Account|Arn)|kms:EncryptionContext/.test(JSON.stringify(at(statement, 'Condition') ?? ''));

export const servicesForUs: Rule = {
  id: 'service-for-this-account',
  check: (stack) =>
    ofType(stack, ...withPolicies)
      .filter((resource) => policiesOf(resource).flatMap(allowing).some(actsForAnybody))
      .map(({ id }) => ({
        resource: id,
        message: 'serves a service on behalf of any account: add aws:SourceAccount',
      })),
};

/** Services that act on events of other accounts too; the rest act on what the role's own account told them. */
const confusable = ['vpc-flow-logs.amazonaws.com', 'delivery.logs.amazonaws.com'];

const trustFault = (statement: unknown, stack: SynthesizedStack): string | undefined => {
  const stranger = strangerIn(statement, stack);
  if (stranger !== undefined) return `can be taken by ${stranger}: name our own principals`;
  const services = textsOf(at(statement, 'Principal', 'Service'));
  return services.some((service) => confusable.includes(service)) && actsForAnybody(statement)
    ? 'can be taken for another account: add aws:SourceAccount'
    : undefined;
};

export const rolesTakenByUs: Rule = {
  id: 'role-taken-by-us',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Role').flatMap(({ id, properties }) =>
      allowing(at(properties, 'AssumeRolePolicyDocument')).flatMap((statement) => {
        const message = trustFault(statement, stack);
        return message === undefined ? [] : [{ resource: id, message }];
      }),
    ),
};

/** Written by AWS for one purpose each. */
const managedByAws =
  /service-role\/(AmazonAPIGatewayPushToCloudWatchLogs|AWSLambdaBasicExecutionRole|AWSBackupServiceRolePolicyForBackup|AWSBackupServiceRolePolicyForRestores)"|iam::aws:policy\/AWSBackupServiceRolePolicyForS3(Backup|Restore)"/;

export const managedPoliciesKnown = each('managed-policy-known', ['AWS::IAM::Role'], ({ properties }) =>
  listOf(at(properties, 'ManagedPolicyArns'))
    .filter((arn) => at(arn, 'Ref') === undefined)
    .every((arn) => managedByAws.test(JSON.stringify(arn)))
    ? undefined
    : 'holds a managed policy that nobody looked at: write its actions instead',
);

export const keysUsable = each('key-usable', ['AWS::KMS::Key'], ({ properties }) => {
  if (at(properties, 'Enabled') === false) return 'is switched off: everything under it is lost';
  return Number(at(properties, 'PendingWindowInDays') ?? 30) === 30
    ? undefined
    : 'can be gone before anybody notices: leave 30 days to a deletion';
});
