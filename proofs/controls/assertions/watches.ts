import { at } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { found } from '#proofs/controls/asserting.ts';
import type { Found } from '#proofs/controls/asserting.ts';

/** A metric that must have an alarm which names this subject: a logical id, a name, a job. */
export type Watch = {
  readonly metric: string;
  readonly subject: string;
  /** @default 1 */
  readonly times?: number;
  /** The stack that the subject is a logical id of: other stacks may have the same. @default the subject says it all */
  readonly part?: string;
};

const watch = (subject: string, ...metrics: readonly string[]): readonly Watch[] =>
  metrics.map((metric) => ({ metric, subject }));

const watchResource = ({ id, stack }: Found, ...metrics: readonly string[]): readonly Watch[] =>
  metrics.map((metric) => ({ metric, subject: id, part: stack.name.split('-').at(-1) ?? '' }));

/** Whether an alarm, as text, looks at it. What stands beside the alarm is named without its stack. */
export const looksAt = (text: string, { subject, part }: Watch): boolean =>
  text.includes(subject) &&
  (part === undefined ||
    (part === 'Monitoring' ? !text.includes('"StackName"') : text.includes(`-${part}"`)));

/** `STAFee auth: sign-in and sign-out` → `auth`. */
const jobOf = ({ properties }: Found): string | undefined =>
  /^STAFee ([a-z-]+):/.exec(String(at(properties, 'Description')))?.[1];

/** They answer people and log what became of each request. */
const answering = [
  'auth',
  'tenant-app',
  'tenant-admin',
  'tenant-documents',
  'tenant-support',
  'operator-auth',
  'operator',
];

/** They answer 401 by throwing; their API's 5XX watches them (docs/decisions/0040). */
const authorizers = ['authorizer', 'operator-authorizer'];

const ofFunction = (own: Found): readonly Watch[] => {
  const job = jobOf(own) ?? '';
  return [
    ...watchResource(
      own,
      'Throttles',
      'Duration',
      'memory_utilization',
      'cpu_total_time',
      'TmpUsedBytes',
      ...(authorizers.includes(job) ? [] : ['Errors']),
    ),
    ...(answering.includes(job) ? watchResource(own, 'TenantMismatch', 'Failures') : []),
  ];
};

const ofQueue = (queue: Found): readonly Watch[] =>
  watchResource(
    queue,
    /dead|failed/i.test(queue.id) ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage',
  );

/** Every day, or more often. An alarm sees 7 days back; rarer jobs ring by their errors. */
const isDaily = /^(rate\(|cron\(\S+ \S+ (\*|\?) \* (\*|\?) )/;

const ofSchedule = (schedule: Found, functions: readonly Found[]): readonly Watch[] => {
  if (!isDaily.test(String(at(schedule.properties, 'ScheduleExpression')))) return [];
  const target = at(schedule.properties, 'Target', 'Arn', 'Fn::GetAtt', 0);
  const job = functions
    .filter(({ id, stack }) => id === target && stack.name === schedule.stack.name)
    .map(jobOf)[0];
  return watch(`"Value":"${job ?? String(target)}"`, 'Heartbeat');
};

const ofMapping = ({ properties }: Found): readonly Watch[] =>
  at(properties, 'StartingPosition') === undefined
    ? []
    : watch(String(at(properties, 'FunctionName', 'Fn::GetAtt', 0)), 'IteratorAge');

const ofApi = ({ properties }: Found): readonly Watch[] => {
  const name = `"${String(at(properties, 'Name'))}"`;
  return [
    ...watch(name, '5XXError', '4XXError'),
    { metric: 'Latency', subject: name, times: 2 },
    // Both failures are shares of all, traffic is watched by itself, and so is the silence of people at work.
    { metric: 'Count', subject: name, times: name.includes('tenant') ? 4 : 3 },
  ];
};

/** What has no resource to name: the account, the sender's reputation, what a job found out. */
const alone = [
  'ConcurrentExecutions',
  'UserErrors',
  'InvocationDroppedCount',
  'TargetErrorCount',
  'Reputation.BounceRate',
  'Reputation.ComplaintRate',
  'ClockSkewMs',
  'AuditTampered',
  'AuditFaults',
];

/** Only a stage that takes backups can miss one. */
const ofBackup = [
  'StaleBackups',
  'MissingExports',
  'BackupOptedOut',
  'OverdueReports',
  'OverdueRestores',
  'RecoveryTimeUnproven',
];

const tableMetrics = [
  'ReadThrottleEvents',
  'WriteThrottleEvents',
  'SystemErrors',
  'ConsumedReadCapacityUnits',
  'ConsumedWriteCapacityUnits',
  'TransactionConflict',
];

/** Everything in these stacks that must have an alarm. An alarm sees its own Region only. */
export const watchesOf = (prod: readonly SynthesizedStack[]): readonly Watch[] => {
  const home = prod.filter(({ name }) => !name.endsWith('-Osaka'));
  const functions = found(home, 'AWS::Lambda::Function').filter((own) => jobOf(own) !== undefined);
  const all = (type: string, watchesFor: (resource: Found) => readonly Watch[]): readonly Watch[] =>
    found(home, type).flatMap(watchesFor);
  return [
    ...functions.flatMap(ofFunction),
    ...all('AWS::ApiGateway::RestApi', ofApi),
    ...all('AWS::DynamoDB::GlobalTable', (table) => watchResource(table, ...tableMetrics)),
    ...all('AWS::Cognito::UserPoolClient', (client) =>
      watchResource(client, 'SignInSuccesses', 'SignInThrottles'),
    ),
    ...all('AWS::Events::Rule', (rule) => watchResource(rule, 'FailedInvocations')),
    ...all('AWS::S3::Bucket', (bucket) =>
      at(bucket.properties, 'ReplicationConfiguration') === undefined
        ? []
        : watchResource(bucket, 'ReplicationLatency', 'OperationsFailedReplication'),
    ),
    ...all('AWS::SQS::Queue', ofQueue),
    ...all('AWS::Scheduler::Schedule', (schedule) => ofSchedule(schedule, functions)),
    ...all('AWS::Lambda::EventSourceMapping', ofMapping),
    ...all('AWS::WAFv2::WebACL', ({ properties }) =>
      watch(`"${String(at(properties, 'Name'))}"`, 'BlockedRequests'),
    ),
    ...watch('', ...alone),
    ...(found(home, 'AWS::Backup::BackupPlan').length > 0 ? watch('', ...ofBackup) : []),
    // Restores are tested where backups begin.
    ...(found(home, 'AWS::Backup::RestoreTestingPlan').length > 0 ? watch('', 'InvalidRestores') : []),
  ];
};
