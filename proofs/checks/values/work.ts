import { scheduledJobs } from '#proofs/checks/jobs.ts';
import { at } from '#proofs/checks/synthesized.ts';
import { between, fitting, isProd, oneOf } from '#proofs/checks/value-bounds.ts';
import type { Bound, BoundsOfType, Place } from '#proofs/checks/value-bounds.ts';

/** Seconds that a function may take. Answers end with the gateway's 29; jobs with what their input needs. */
const seconds: Readonly<Record<string, number>> = {
  auth: 29,
  authorizer: 29,
  'tenant-app': 29,
  'tenant-admin': 29,
  'tenant-documents': 29,
  operator: 29,
  'tenant-support': 29,
  'operator-auth': 29,
  'operator-authorizer': 29,
  'ipset-notify': 30,
  'notice-dispatch': 30,
  'audit-archive': 60,
  'mail-worker': 60,
  onboarding: 60,
  'backup-rerun': 300,
  ...Object.fromEntries(scheduledJobs.map(({ name, seconds: most }) => [name, most])),
};

/** Jobs that walk through a stage's backups. */
const ofOthers = 900;

const alone = scheduledJobs.filter(({ isAlone }) => isAlone).map(({ name }) => name);

/** `STAFee auth: sign-in and sign-out` → `auth`; the CDK's own have no such description. */
const jobOf = ({ resource }: Place): string | undefined =>
  /^STAFee ([a-z-]+):/.exec(String(at(resource.properties, 'Description')))?.[1];

const ownTime: Bound = fitting('as long as its work takes', (place) => {
  const job = jobOf(place);
  const most = seconds[job ?? ''] ?? ofOthers;
  return Number(place.value) >= 10 && Number(place.value) <= most;
});

const ownMemory: Bound = fitting('512 to 3,008 MiB', (place) =>
  jobOf(place) === undefined
    ? Number(place.value) >= 128 && Number(place.value) <= 1_024
    : Number(place.value) >= 512 && Number(place.value) <= 3_008,
);

const once: Bound = fitting('1 for what must not run twice at once, and absent for others', (place) =>
  alone.includes(jobOf(place) ?? '') ? place.value === 1 : place.value === undefined,
);

const isQueue = ({ resource }: Place): boolean => at(resource.properties, 'StartingPosition') === undefined;

const byKind = (says: string, ofQueue: Bound, ofStream: Bound): Bound =>
  fitting(says, (place) => (isQueue(place) ? ofQueue : ofStream).holds(place));

/** Where the other kind has no such member. */
const ofQueue = (bound: Bound): Bound =>
  fitting(`${bound.says} of a queue`, (place) =>
    isQueue(place) ? bound.holds(place) : place.value === undefined,
  );
const ofStream = (bound: Bound): Bound =>
  fitting(`${bound.says} of a stream`, (place) =>
    isQueue(place) ? place.value === undefined : bound.holds(place),
  );

/** For functions of ours; the CDK's own are as it makes them. */
const ofOurs = (bound: Bound): Bound =>
  fitting(
    bound.says,
    (place) => (jobOf(place) === undefined && place.value === undefined) || bound.holds(place),
  );

/** What runs, and what starts it. */
export const workValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::Lambda::Function': {
    Architectures: [
      ofOurs(fitting('arm64', ({ value }) => JSON.stringify(value) === '["arm64"]')),
      'what bundles and layers are made for',
    ],
    Timeout: [ownTime, 'a function that hangs holds its company’s environment and its queue'],
    MemorySize: [
      ofOurs(ownMemory),
      'a share of a core with it (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html)',
    ],
    ReservedConcurrentExecutions: [once, 'two at once would each undo the other'],
    'EphemeralStorage?.Size': [between(512, 1_024), 'nothing is kept there'],
    'LoggingConfig.LogFormat': [
      fitting('JSON, but for the CDK’s own', (place) => jobOf(place) === undefined || place.value === 'JSON'),
      'metrics are made of fields',
    ],
    'LoggingConfig?.ApplicationLogLevel?': [oneOf('INFO', 'DEBUG'), 'the request log is of level INFO'],
    'LoggingConfig?.SystemLogLevel?': [oneOf('INFO', 'DEBUG'), 'reports of each run are of level INFO'],
    'TenancyConfig?.TenantIsolationMode': [oneOf('PER_TENANT'), 'white paper CLD.9.5.1'],
    'TracingConfig.Mode': [ofOurs(oneOf('Active')), 'a slow request can be followed'],
    'RecursiveLoop?': [oneOf('Terminate'), 'a function that wakes itself is stopped'],
    'Environment?.Variables.ITEMS_FLOOR?': [
      fitting('a whole number from 1', ({ value }) => /^[1-9]\d*$/.test(String(value))),
      'an empty table is no restored one',
    ],
    'Environment?.Variables.RESTORES_TESTED?': [
      fitting(
        'monthly, or never in the form in Osaka',
        ({ value, stack }) =>
          value === 'monthly' || (value === 'never' && (!isProd(stack) || stack.name.includes('-osaka-'))),
      ),
      'white paper 12.3.1',
    ],
    'Environment?.Variables.HEVC_DECODING?': [oneOf('on', 'off'), 'decision 0066'],
  },
  'AWS::Lambda::EventSourceMapping': {
    BatchSize: [
      byKind('1 to 10 of a queue, 100 to 500 of a stream', between(1, 10), between(100, 500)),
      'what fits into the function’s time',
    ],
    BisectBatchOnFunctionError: [ofStream(oneOf(true)), 'one bad record holds up no others'],
    'Enabled?': [oneOf(true), 'judged by `event-source-runs`'],
    FunctionResponseTypes: [
      ofQueue(
        fitting(
          'ReportBatchItemFailures',
          ({ value }) => JSON.stringify(value) === '["ReportBatchItemFailures"]',
        ),
      ),
      'what worked is not done again',
    ],
    MaximumBatchingWindowInSeconds: [ofStream(between(0, 60)), 'the trail is archived within minutes'],
    MaximumRetryAttempts: [ofStream(between(50, 100)), 'longer than any disturbance that we have seen'],
    'MaximumRecordAgeInSeconds?': [between(3_600, 86_400), 'as long as the stream keeps it'],
    'ScalingConfig.MaximumConcurrency': [ofQueue(between(2, 10)), 'mail and walls have limits of their own'],
    'StartingPosition?': [oneOf('TRIM_HORIZON'), 'nothing is left out'],
  },
  'AWS::Scheduler::Schedule': {
    'FlexibleTimeWindow.Mode': [oneOf('OFF'), 'at the time that it says'],
    'FlexibleTimeWindow.MaximumWindowInMinutes?': [between(1, 15), 'about the time that it says'],
    'State?': [oneOf('ENABLED'), 'judged by `schedule-runs`'],
    'Target.RetryPolicy.MaximumEventAgeInSeconds': [between(900, 3_600), 'tried for an hour'],
    'Target.RetryPolicy.MaximumRetryAttempts': [between(3, 10), 'tried again'],
  },
  'AWS::Events::Rule': {
    State: [oneOf('ENABLED'), 'white paper 12.4.1'],
    'EventPattern?.detail?.mail?.tags?.notice': [
      fitting('there at all', ({ value }) => JSON.stringify(value) === '[{"exists":true}]'),
      'events of mails that tell companies something (decision 0232)',
    ],
    'EventPattern?.detail?.mail?.tags?.notice?[].exists': [oneOf(true), 'as above'],
    'EventPattern?.source': [
      fitting(
        'of SES where it asks for mails',
        ({ value, resource }) =>
          !JSON.stringify(resource.properties).includes('"notice"') ||
          JSON.stringify(value) === '["aws.ses"]',
      ),
      'nobody else tells what became of a mail (decision 0232)',
    ],
  },
  'AWS::SNS::Subscription': {
    Protocol: [oneOf('email', 'https'), 'a person is told'],
  },
  'AWS::SNS::Topic': {
    'FifoTopic?': [oneOf(false), 'mail needs none'],
  },
  'AWS::IAM::Role': {
    'MaxSessionDuration?': [oneOf(3_600), 'seconds; the shortest that IAM has'],
  },
  'AWS::IAM::OIDCProvider': {
    Url: [oneOf('https://token.actions.githubusercontent.com'), 'GitHub signs for its runs (decision 0037)'],
    ClientIdList: [
      fitting('sts.amazonaws.com', ({ value }) => JSON.stringify(value) === '["sts.amazonaws.com"]'),
      'tokens for other services are none for us',
    ],
  },
  'Custom::AWS': {
    InstallLatestAwsSdk: [oneOf(false), 'code of ours only'],
  },
  'Custom::CDKBucketDeployment': {
    Prune: [oneOf(false), 'a page that is open still asks for its files (decision 0014)'],
    OutputObjectKeys: [oneOf(true), 'as the CDK writes it'],
    WaitForDistributionInvalidation: [oneOf(true), 'as the CDK writes it'],
  },
};

/** What packets pass. */
export const networkValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::EC2::VPC': {
    EnableDnsHostnames: [oneOf(true), 'endpoints answer by AWS’s names'],
    EnableDnsSupport: [oneOf(true), 'endpoints answer by AWS’s names'],
    InstanceTenancy: [oneOf('default'), 'no machine of ours stands there'],
  },
  'AWS::EC2::Subnet': {
    MapPublicIpOnLaunch: [oneOf(false), 'no way to the internet (decision 0035)'],
    'AssignIpv6AddressOnCreation?': [oneOf(false), 'no way to the internet (decision 0035)'],
  },
  'AWS::EC2::FlowLog': {
    MaxAggregationInterval: [oneOf(60, 600), 'seconds, as EC2 has them'],
    ResourceType: [oneOf('VPC'), 'the whole network'],
    TrafficType: [oneOf('ALL'), 'white paper 13.1.1'],
    LogDestinationType: [oneOf('cloud-watch-logs'), 'encrypted, and kept as long as we say'],
  },
  'AWS::EC2::VPCEndpoint': {
    PrivateDnsEnabled: [
      fitting('true of an interface', ({ value, resource }) =>
        at(resource.properties, 'VpcEndpointType') === 'Gateway' ? value === undefined : value === true,
      ),
      'functions find it by AWS’s own name',
    ],
    VpcEndpointType: [oneOf('Gateway', 'Interface'), 'within AWS'],
  },
  'AWS::EC2::SecurityGroup': {
    'SecurityGroupEgress?[].FromPort?': [oneOf(252), 'the CDK’s rule that lets nothing out'],
    'SecurityGroupEgress?[].ToPort?': [oneOf(86), 'the CDK’s rule that lets nothing out'],
    'SecurityGroupEgress?[].IpProtocol?': [oneOf('icmp'), 'the CDK’s rule that lets nothing out'],
  },
  'AWS::EC2::SecurityGroupEgress': {
    FromPort: [oneOf(443), 'TLS only'],
    ToPort: [oneOf(443), 'TLS only'],
    IpProtocol: [oneOf('tcp'), 'TLS only'],
  },
  'AWS::EC2::SecurityGroupIngress': {
    FromPort: [oneOf(443), 'TLS only'],
    ToPort: [oneOf(443), 'TLS only'],
    IpProtocol: [oneOf('tcp'), 'TLS only'],
  },
};
