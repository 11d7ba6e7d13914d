import { at, each, listOf, mentions, ofType, targetOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const lambda = 'AWS::Lambda::Function';
const schedule = 'AWS::Scheduler::Schedule';
const eventRule = 'AWS::Events::Rule';
const mapping = 'AWS::Lambda::EventSourceMapping';

/** Ours, and that of the CDK's writer of pages, which runs while a stack is deployed. */
const runtimes = ['nodejs24.x', 'python3.13'];

/** Only the runtime whose end of support we follow (docs/runbooks/vulnerability-response.md), and never blind to a forged certificate. */
export const functionsCurrent = each('function-runtime', [lambda], ({ properties }) => {
  if (!runtimes.includes(String(at(properties, 'Runtime'))))
    return `runs on another runtime than ${runtimes.join(' or ')}`;
  return at(properties, 'Environment', 'Variables', 'NODE_TLS_REJECT_UNAUTHORIZED') === undefined
    ? undefined
    : 'takes any certificate: remove NODE_TLS_REJECT_UNAUTHORIZED';
});

/** Minute, hour, day, every month, weekday, every year: `cron(0 0 1 1 ? 2099)` runs for nobody. */
const recurs = /^(rate\(.+\)|cron\(\S+ \S+ \S+ \* \S+ \*\))$/;

/** What is read from, or left to, a queue that the stack does not have is lost. */
export const queuesExist: Rule = {
  id: 'queue-exists',
  check: (stack) => {
    const queues = ofType(stack, 'AWS::SQS::Queue').map(({ id }) => id);
    return ofType(stack, lambda, schedule, mapping).flatMap(({ id, properties }) =>
      [
        at(properties, 'DeadLetterConfig', 'TargetArn'),
        at(properties, 'Target', 'DeadLetterConfig', 'Arn'),
        at(properties, 'DestinationConfig', 'OnFailure', 'Destination'),
        at(properties, 'StartingPosition') === undefined ? at(properties, 'EventSourceArn') : undefined,
      ]
        .filter((target) => target !== undefined)
        .filter((target) => !queues.includes(String(targetOf(target))))
        .map(() => ({ resource: id, message: 'names a queue that is not there' })),
    );
  },
};

export const schedulesRun = each('schedule-runs', [schedule], ({ properties }) => {
  if (at(properties, 'State') === 'DISABLED') return 'is switched off: leave its state out';
  if (!recurs.test(String(at(properties, 'ScheduleExpression')))) return 'does not come back every month';
  if (at(properties, 'ScheduleExpressionTimezone') !== 'Asia/Tokyo')
    return 'does not follow the clock of Japan';
  return at(properties, 'Target', 'DeadLetterConfig', 'Arn') === undefined
    ? 'loses a run that nobody could start: give it dead letters'
    : undefined;
});

export const eventsRun = each('event-rule-runs', [eventRule], ({ properties }) => {
  if (at(properties, 'State') === 'DISABLED') return 'is switched off: leave its state out';
  return listOf(at(properties, 'Targets')).length > 0 ? undefined : 'tells nobody: give it a target';
});

/** A stream is read until it works or a day has passed; then the place in it must be kept somewhere. */
export const mappingsRun = each('event-source-runs', [mapping], ({ properties }) => {
  if (at(properties, 'Enabled') === false) return 'is switched off: leave `enabled` out';
  return at(properties, 'StartingPosition') !== undefined &&
    at(properties, 'DestinationConfig', 'OnFailure', 'Destination') === undefined
    ? 'loses what its function could not take: set onFailure'
    : undefined;
});

const targetsOf = ({ properties }: Resource): readonly unknown[] => [
  at(properties, 'Target', 'Arn'),
  ...listOf(at(properties, 'Targets')).map((target) => at(target, 'Arn')),
];

const startedAlone = (stack: SynthesizedStack): readonly unknown[] =>
  ofType(stack, schedule, eventRule).flatMap(targetsOf).map(targetOf);

/** A clock and an event do not wait for an answer: what fails three times is gone unless somebody keeps it. */
export const jobsKeepFailures: Rule = {
  id: 'job-keeps-failures',
  check: (stack) => {
    const started = startedAlone(stack);
    return ofType(stack, lambda)
      .filter(({ id }) => started.includes(id))
      .filter(({ properties }) => at(properties, 'DeadLetterConfig', 'TargetArn') === undefined)
      .map(({ id }) => ({ resource: id, message: 'loses events that it cannot take: give it dead letters' }));
  },
};

/** By the stream of a table, but only where a tenant has a host of its own; and by the operators' gateway, which is another stack's. */
const startedElsewhere = /^STAFee (ipset-notify|tenant-support):/;

/** A function that nothing starts is a job that nobody does: its schedule, its queue or its route went. */
export const functionsStarted: Rule = {
  id: 'function-started',
  check: (stack) => {
    const starters = ofType(
      stack,
      schedule,
      eventRule,
      mapping,
      'AWS::ApiGateway::Method',
      'AWS::ApiGateway::Authorizer',
    );
    return ofType(stack, lambda)
      .filter(({ properties }) => String(at(properties, 'Description')).startsWith('STAFee '))
      .filter(({ properties }) => !startedElsewhere.test(String(at(properties, 'Description'))))
      .filter(({ id }) => !starters.some(({ properties }) => mentions(properties, id)))
      .map(({ id }) => ({
        resource: id,
        message: 'is started by nothing: give it a schedule, a queue or a route',
      }));
  },
};
