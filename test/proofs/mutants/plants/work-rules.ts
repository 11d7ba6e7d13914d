import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Plant } from '#test/proofs/mutants/mutant.ts';

const queue = ofType('AWS::SQS::Queue');
const schedule = ofType('AWS::Scheduler::Schedule');
const stream: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::EventSourceMapping' && properties.StartingPosition !== undefined;
const readQueue: Fits = ({ type, properties }) =>
  type === 'AWS::SQS::Queue' && properties.RedrivePolicy !== undefined;
const job: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::Function' && properties.DeadLetterConfig !== undefined;
const feed: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::EventSourceMapping' && properties.StartingPosition === undefined;

/** Queues, topics, mail, and what runs by itself. */
export const workRules: readonly Plant[] = [
  [
    'message-under-customer-key',
    'a queue under a key of AWS',
    queue,
    set('properties.KmsMasterKeyId', undefined),
  ],
  [
    'message-under-customer-key',
    'a topic without a key',
    ofType('AWS::SNS::Topic'),
    set('properties.KmsMasterKeyId', undefined),
  ],
  ['message-tls-only', 'a queue that answers without TLS', ofType('AWS::SQS::QueuePolicy'), gone],
  [
    'message-tls-only',
    'a topic that answers without TLS',
    ofType('AWS::SNS::TopicPolicy'),
    set('properties.PolicyDocument.Statement.0.Condition', {}),
  ],
  [
    'message-kept',
    'dead letters forgotten before Monday',
    queue,
    set('properties.MessageRetentionPeriod', 86_400),
  ],
  [
    'message-ends-as-dead-letter',
    'a message that comes back for ever',
    readQueue,
    set('properties.RedrivePolicy', undefined),
  ],
  ['message-read', 'a queue that nothing reads', feed, gone],
  ['topic-read', 'a topic that nobody reads', ofType('AWS::SNS::Subscription'), gone],
  [
    'mail-by-tls',
    'mail that may go in the clear',
    ofType('AWS::SES::ConfigurationSet'),
    set('properties.DeliveryOptions.TlsPolicy', 'OPTIONAL'),
  ],
  [
    'function-runtime',
    'a function on an old runtime',
    ofType('AWS::Lambda::Function'),
    set('properties.Runtime', 'nodejs18.x'),
  ],
  [
    'function-runtime',
    'a function that takes any certificate',
    ofType('AWS::Lambda::Function', 'auth'),
    set('properties.Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED', '0'),
  ],
  [
    'queue-exists',
    'dead letters for no queue',
    job,
    set('properties.DeadLetterConfig.TargetArn', { Ref: 'Nothing' }),
  ],
  ['schedule-runs', 'a schedule that is switched off', schedule, set('properties.State', 'DISABLED')],
  [
    'schedule-runs',
    'a schedule of one day in 2099',
    schedule,
    set('properties.ScheduleExpression', 'cron(0 0 1 1 ? 2099)'),
  ],
  [
    'schedule-runs',
    'a schedule by the clock of Greenwich',
    schedule,
    set('properties.ScheduleExpressionTimezone', undefined),
  ],
  [
    'event-rule-runs',
    'an event that tells nobody',
    ofType('AWS::Events::Rule'),
    set('properties.Targets', []),
  ],
  ['event-source-runs', 'a stream that is not read', stream, set('properties.Enabled', false)],
  [
    'event-source-runs',
    'a stream whose failures are lost',
    stream,
    set('properties.DestinationConfig', undefined),
  ],
  ['job-keeps-failures', 'a job whose failures are lost', job, set('properties.DeadLetterConfig', undefined)],
  ['function-started', 'a job that nothing starts', schedule, gone],
];
