import { at, each, listOf, mentions, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Rule } from '#proofs/checks/synthesized.ts';

const queue = 'AWS::SQS::Queue';
const topic = 'AWS::SNS::Topic';

export const messagesUnderCustomerKey = each('message-under-customer-key', [queue, topic], ({ properties }) =>
  at(properties, 'KmsMasterKeyId') === undefined
    ? 'is not encrypted under a customer managed key: give it one'
    : undefined,
);

const refusesPlainText = (statement: unknown): boolean =>
  at(statement, 'Effect') === 'Deny' &&
  (at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*') &&
  ['sqs:*', 'sns:Publish'].some((action) => textsOf(at(statement, 'Action')).includes(action)) &&
  at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false';

export const messagesTlsOnly: Rule = {
  id: 'message-tls-only',
  check: (stack) => {
    const policies = ofType(stack, 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy').filter(
      ({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')).some(refusesPlainText),
    );
    const isGuarded = (id: string): boolean =>
      policies.some(
        ({ properties }) => mentions(at(properties, 'Queues'), id) || mentions(at(properties, 'Topics'), id),
      );
    return ofType(stack, queue, topic)
      .filter(({ id }) => !isGuarded(id))
      .map(({ id }) => ({ resource: id, message: 'answers without TLS: set enforceSSL' }));
  },
};

/** What fails in Osaka is told in Osaka; a topic that nobody reads tells it to nobody. */
export const topicsRead: Rule = {
  id: 'topic-read',
  check: (stack) => {
    const read = ofType(stack, 'AWS::SNS::Subscription').map(({ properties }) =>
      at(properties, 'TopicArn', 'Ref'),
    );
    return ofType(stack, topic)
      .filter(({ id }) => !read.includes(id) && !stack.name.startsWith('stafee-local-'))
      .map(({ id }) => ({ resource: id, message: 'is read by nobody: add a subscription' }));
  },
};

/** People sleep over a weekend, and look at dead letters within two. */
const [leastSeconds, deadLetterSeconds] = [4 * 86_400, 14 * 86_400];

export const messagesKept = each('message-kept', [queue], ({ id, properties }) => {
  const seconds = Number(at(properties, 'MessageRetentionPeriod') ?? 0);
  const least = /dead|failed/i.test(id) ? deadLetterSeconds : leastSeconds;
  return seconds >= least ? undefined : `forgets messages before ${least / 86_400} days: set retentionPeriod`;
});

/** What a function reads from a queue comes back until it works; without an end it comes back for ever. */
export const messagesEnd: Rule = {
  id: 'message-ends-as-dead-letter',
  check: (stack) => {
    const read = ofType(stack, 'AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      at(properties, 'EventSourceArn', 'Fn::GetAtt', 0),
    );
    const queues = ofType(stack, queue).map(({ id }) => id);
    return ofType(stack, queue)
      .filter(({ id }) => read.includes(id))
      .filter(({ properties }) => {
        const target = at(properties, 'RedrivePolicy', 'deadLetterTargetArn', 'Fn::GetAtt', 0);
        return !queues.includes(String(target));
      })
      .map(({ id }) => ({ resource: id, message: 'has no dead letters: set deadLetterQueue' }));
  },
};

/** A queue that nothing reads is a promise that nobody keeps. */
export const messagesRead: Rule = {
  id: 'message-read',
  check: (stack) => {
    const mappings = ofType(stack, 'AWS::Lambda::EventSourceMapping');
    return ofType(stack, queue)
      .filter(({ id }) => !/dead|failed/i.test(id))
      .filter(({ id }) => !mappings.some(({ properties }) => mentions(at(properties, 'EventSourceArn'), id)))
      .map(({ id }) => ({ resource: id, message: 'is read by nothing: add an event source' }));
  },
};

/** Mail of ours is told to servers that speak TLS, or not at all. */
export const mailByTls: Rule = {
  id: 'mail-by-tls',
  check: (stack) => {
    const sets = ofType(stack, 'AWS::SES::ConfigurationSet')
      .filter(({ properties }) => at(properties, 'DeliveryOptions', 'TlsPolicy') === 'REQUIRE')
      .map(({ id }) => id);
    return ofType(stack, 'AWS::SES::EmailIdentity')
      .filter(
        ({ properties }) =>
          !sets.includes(String(at(properties, 'ConfigurationSetAttributes', 'ConfigurationSetName', 'Ref'))),
      )
      .map(({ id }) => ({
        resource: id,
        message: 'sends mail without TLS: require it in its configuration set',
      }));
  },
};
