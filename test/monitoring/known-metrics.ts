/**
 * What AWS publishes, from its own lists of metrics. `kind` decides which statistics mean something:
 * a count is added up, a level or a duration is not; `sparse` metrics are silent while nothing happens.
 */
export type KnownMetric = {
  readonly kind: 'count' | 'zero-or-one' | 'level' | 'duration';
  /** Each set of dimension names under which the metric exists. */
  readonly dimensions: readonly (readonly string[])[];
  readonly sparse: boolean;
  /** The greatest value of one sample. @default none */
  readonly most?: number;
};

const count = (...dimensions: readonly (readonly string[])[]): KnownMetric => ({
  kind: 'count',
  dimensions,
  sparse: true,
});
const level = (...dimensions: readonly (readonly string[])[]): KnownMetric => ({
  kind: 'level',
  dimensions,
  sparse: true,
});

const api = [['ApiName'], ['ApiName', 'Stage']];
const byFunction = [['FunctionName']];
const table = [['TableName']];
const pool = [['UserPool', 'UserPoolClient']];
const queue = [['QueueName']];
const job = [['job']];
const request = [['function']];
const insights = [['function_name'], ['function_name', 'version']];
const copies = [['SourceBucket', 'DestinationBucket', 'RuleId']];
const risks = [['Operation', 'UserPoolId', 'RiskLevel']];

export const knownMetrics: Readonly<Record<string, KnownMetric>> = {
  'AWS/ApiGateway Count': count(...api),
  'AWS/ApiGateway 4XXError': { kind: 'zero-or-one', dimensions: api, sparse: true },
  'AWS/ApiGateway 5XXError': { kind: 'zero-or-one', dimensions: api, sparse: true },
  'AWS/ApiGateway Latency': { kind: 'duration', dimensions: api, sparse: true, most: 29_000 },
  'AWS/Lambda Errors': count(...byFunction),
  'AWS/Lambda Invocations': count(...byFunction),
  'AWS/Lambda Throttles': count(...byFunction),
  'AWS/Lambda Duration': { kind: 'duration', dimensions: byFunction, sparse: true },
  'AWS/Lambda IteratorAge': level(...byFunction),
  'AWS/Lambda ConcurrentExecutions': level([], ['FunctionName']),
  'AWS/DynamoDB ReadThrottleEvents': count(...table, ['TableName', 'GlobalSecondaryIndexName']),
  'AWS/DynamoDB WriteThrottleEvents': count(...table, ['TableName', 'GlobalSecondaryIndexName']),
  'AWS/DynamoDB ConsumedReadCapacityUnits': count(...table, ['TableName', 'GlobalSecondaryIndexName']),
  'AWS/DynamoDB ConsumedWriteCapacityUnits': count(...table, ['TableName', 'GlobalSecondaryIndexName']),
  // Neither the table nor the operation alone: that metric does not exist.
  'AWS/DynamoDB SystemErrors': count(['TableName', 'Operation']),
  'AWS/DynamoDB TransactionConflict': count(...table),
  'AWS/DynamoDB UserErrors': count([]),
  'AWS/Cognito SignInSuccesses': { kind: 'zero-or-one', dimensions: pool, sparse: true },
  'AWS/Cognito SignInThrottles': count(...pool),
  'AWS/SQS ApproximateNumberOfMessagesVisible': level(...queue),
  'AWS/SQS ApproximateAgeOfOldestMessage': level(...queue),
  'AWS/Scheduler InvocationDroppedCount': count(['ScheduleGroup']),
  'AWS/Scheduler TargetErrorCount': count(['ScheduleGroup']),
  'AWS/WAFV2 BlockedRequests': count(['WebACL', 'Rule', 'Region']),
  'AWS/SES Reputation.BounceRate': { ...level([]), most: 1 },
  'AWS/SES Reputation.ComplaintRate': { ...level([]), most: 1 },
  'AWS/Cognito CompromisedCredentialRisk': count(...risks),
  'AWS/Cognito AccountTakeoverRisk': count(...risks),
  'AWS/Events FailedInvocations': count(['RuleName']),
  'AWS/Logs IncomingLogEvents': count([], ['LogGroupName']),
  'AWS/S3 ReplicationLatency': level(...copies),
  'AWS/S3 OperationsFailedReplication': count(...copies),
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-metrics.html; /tmp is not among them.
  'LambdaInsights memory_utilization': { ...level(...insights), most: 100 },
  'LambdaInsights cpu_total_time': { kind: 'duration', dimensions: insights, sparse: true },
  'LambdaInsights init_duration': { kind: 'duration', dimensions: insights, sparse: true },
  // Our own: lambdas/http/request-log.ts and lambdas/schedules/heartbeat.ts.
  'STAFee TenantMismatch': count(...request),
  'STAFee Failures': count(...request),
  'STAFee Heartbeat': count(...job),
  'STAFee ClockSkewMs': level(...job),
  'STAFee AuditTampered': level(...job),
  'STAFee AuditFaults': level(...job),
  'STAFee StaleBackups': level(...job),
  'STAFee MissingExports': level(...job),
  'STAFee BackupOptedOut': { ...level(...job), most: 1 },
  'STAFee OverdueDuties': level(...job),
  'STAFee OverdueReports': level(...job),
  'STAFee OverdueRestores': level(...job),
  'STAFee RecoveryTimeUnproven': { ...level(...job), most: 1 },
  'STAFee InvalidRestores': level(...job),
};

/** Metrics of our filters on logs, by the beginning of their names. */
export const filterMetrics: Readonly<Record<string, KnownMetric>> = {
  'STAFee/AccessLog Unauthorized-': count([]),
  'STAFee/AccessLog AnsweredBytes-': count([]),
  'STAFee/AccessLog OldTls-': count([]),
  'STAFee/FunctionLog AccessDenied-': count([]),
  'STAFee/Insights TmpUsedBytes': level(['function_name']),
  'STAFee/Trail ': count([]),
  'STAFee/FunctionLog MemoryMegabytes-': level([]),
};

export const knownMetricOf = (name: string): KnownMetric | undefined =>
  knownMetrics[name] ?? Object.entries(filterMetrics).find(([start]) => name.startsWith(start))?.[1];
