import { at, keysOf, listOf, ofType, targetOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** Where a type keeps the policy of a resource; a role's is who may take it. */
const policiesOf = ({ type, properties }: Resource): readonly unknown[] => {
  const policy = [
    at(properties, 'KeyPolicy'),
    type.startsWith('AWS::IAM::') ? undefined : at(properties, 'PolicyDocument'),
    at(properties, 'AssumeRolePolicyDocument'),
    ...listOf(at(properties, 'Replicas')).map((replica) => at(replica, 'ResourcePolicy', 'PolicyDocument')),
  ];
  return policy.filter((one) => one !== undefined);
};

const holders = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::EC2::VPCEndpoint',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/** Keys that hold an account, and keys that hold an ARN of one. */
const accounts = ['aws:SourceAccount', 'aws:PrincipalAccount', 'aws:ResourceAccount'];
const arns = /^(aws:SourceArn|aws:PrincipalArn|kms:EncryptionContext:aws:(logs|cloudtrail|sns|sqs):\w+)$/;

type Condition = { readonly key: string; readonly values: readonly unknown[] };

const conditionsOf = (statement: unknown): readonly Condition[] =>
  keysOf(at(statement, 'Condition')).flatMap((operator) =>
    keysOf(at(statement, 'Condition', operator)).map((key) => ({
      key,
      values: listOf(at(statement, 'Condition', operator, key)),
    })),
  );

const isOurs = ({ key, values }: Condition, account: string): boolean =>
  values.every((value) => {
    if (typeof value !== 'string') return true;
    if (accounts.includes(key)) return value === account;
    return !arns.test(key) || value.includes(`:${account}:`);
  });

/** A condition on a place bounds nothing when it names another account, or all of them. */
export const conditionsNameUs: Rule = {
  id: 'condition-of-this-account',
  check: (stack) =>
    ofType(stack, ...holders).flatMap((resource) =>
      policiesOf(resource)
        .flatMap((policy) => listOf(at(policy, 'Statement')))
        .flatMap(conditionsOf)
        .filter((condition) => !isOurs(condition, stack.account))
        .map(({ key }) => ({ resource: resource.id, message: `binds ${key} to another account than ours` })),
    ),
};

const lets = (stack: SynthesizedStack, topic: string, service: string): boolean =>
  ofType(stack, 'AWS::SNS::TopicPolicy')
    .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
    .some(
      (statement) =>
        at(statement, 'Effect') === 'Allow' &&
        textsOf(at(statement, 'Principal', 'Service')).includes(service) &&
        textsOf(at(statement, 'Action')).includes('sns:Publish') &&
        targetOf(at(statement, 'Resource')) === topic,
    );

const tellers: readonly (readonly [
  type: string,
  service: string,
  to: (properties: unknown) => readonly unknown[],
])[] = [
  ['AWS::CloudWatch::Alarm', 'cloudwatch.amazonaws.com', (own) => listOf(at(own, 'AlarmActions'))],
  [
    'AWS::Events::Rule',
    'events.amazonaws.com',
    (own) => listOf(at(own, 'Targets')).map((target) => at(target, 'Arn')),
  ],
];

/** An alarm whose topic turns it away wakes nobody. */
export const topicsTakeAlarms: Rule = {
  id: 'topic-takes-alarms',
  check: (stack) =>
    ofType(stack, 'AWS::SNS::Topic').flatMap(({ id }) =>
      tellers
        .filter(([type, , to]) =>
          ofType(stack, type).some(({ properties }) => to(properties).map(targetOf).includes(id)),
        )
        .filter(([, service]) => !lets(stack, id, service))
        .map(([type, service]) => ({
          resource: id,
          message: `turns away what ${type} tells: let ${service} publish`,
        })),
    ),
};

/** What ends by itself, by bucket: nothing else tidies up there (white paper 8.1.1, 12.3.1). */
const ending: Readonly<Record<string, readonly string[]>> = {
  Archive: ['t/', 'ops/', 'other/'],
  AuditCopies: ['t/', 'ops/', 'other/'],
  CallsRecords: ['AWSLogs/'],
  Copies: ['exports/', 'users/', 'reports/'],
  BackupCopies: ['exports/', 'users/', 'reports/'],
};

const ends = ({ properties }: Resource, prefix: string): boolean =>
  listOf(at(properties, 'LifecycleConfiguration', 'Rules')).some(
    (rule) =>
      at(rule, 'Status') === 'Enabled' &&
      at(rule, 'Prefix') === prefix &&
      typeof at(rule, 'ExpirationInDays') === 'number',
  );

const isLocal = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-local-');

export const filesEnd: Rule = {
  id: 'file-ends-by-itself',
  check: (stack) =>
    isLocal(stack)
      ? []
      : ofType(stack, 'AWS::S3::Bucket').flatMap((bucket) =>
          (ending[bucket.id.replace(/[0-9A-F]{8}$/, '')] ?? [])
            .filter((prefix) => !ends(bucket, prefix))
            .map((prefix) => ({ resource: bucket.id, message: `keeps what is under ${prefix} for ever` })),
        ),
};
