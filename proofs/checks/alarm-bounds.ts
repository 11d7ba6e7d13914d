/**
 * How an alarm of a kind may ring; the kind is its anchor in docs/runbooks/monitoring.md, which stands in the alarm's own
 * text. Made by hand, and not by the code that makes the alarms (docs/decisions/0115).
 */
export type AlarmBound = {
  /** Above or below its threshold, or above what is usual. */
  readonly rings: 'above' | 'below' | 'unusual';
  /** Thresholds from and to; of an unusual one the deviations of the band. */
  readonly threshold: readonly [least: number, most: number];
  /** Seconds between the fault and the mail at most: periods times their length. */
  readonly withinSeconds: number;
  /** Periods that must break the threshold. @default 1 */
  readonly points?: readonly [least: number, most: number];
  readonly statistics: readonly string[];
  /** @default nothing measured is nothing wrong */
  readonly missing?: 'breaching' | 'ignore';
  /** What its expression must be, where it has one; a number that a share begins at is bounded here too. */
  readonly expression?: RegExp;
  /** White paper, AWS page or decision. */
  readonly because: string;
};

const atOnce = (because: string, more: Partial<AlarmBound> = {}): AlarmBound => ({
  rings: 'above',
  threshold: [1, 1],
  withinSeconds: 300,
  statistics: ['Sum'],
  because,
  ...more,
});

/** Jobs write what they found once a run. */
const found = (because: string): AlarmBound =>
  atOnce(because, { withinSeconds: 3_600, statistics: ['Maximum'], missing: 'ignore' });

const unusual = (because: string, withinSeconds = 900): AlarmBound => ({
  rings: 'unusual',
  threshold: [2, 4],
  withinSeconds,
  points: [1, 3],
  statistics: ['Sum'],
  because,
});

const silent = (because: string, hours: number): AlarmBound => ({
  rings: 'below',
  threshold: [1, 1],
  withinSeconds: hours * 3_600,
  points: [2, hours],
  statistics: ['Sum'],
  missing: 'breaching',
  expression: /^FILL\(\w+, 0\)$/,
  because,
});

const isolation = 'one is a breach of the isolation that the white paper promises (CLD.9.5.1)';
const capacity = 'seen before people meet it (white paper 12.1.3, CLD.12.4.5)';
const calls = 'told at once (white paper 12.4.1, decision 0047)';
const backups = 'told with the next morning’s check (white paper 12.3.1)';

export const alarmBounds: Readonly<Record<string, AlarmBound>> = {
  // Isolation and people.
  'tenant-mismatch': atOnce(isolation, { withinSeconds: 60 }),
  'access-denied': atOnce(isolation, { withinSeconds: 60 }),
  'unauthorized-surge': unusual('guessing is seen (white paper 9.4.2)'),
  'bytes-out': unusual('carrying away is seen (white paper 12.4.1)', 1_800),
  'old-tls': atOnce('white paper 10.1.1'),
  'audit-tampered': found('one changed record is one too many (white paper 12.4.2)'),
  'audit-faults': found('one record that differs from the archive is one too many (white paper 12.4.2)'),
  'sign-in-failures': {
    ...atOnce('guessing is seen (white paper 9.4.2)', {
      withinSeconds: 600,
      // Above 50 only with the capacity for it: `alarm-quotas-agree`.
      threshold: [10, 3_200],
      points: [1, 2],
    }),
    statistics: ['Sum', 'SampleCount'],
    expression: /^attempts - successes$/,
  },
  'sign-in-throttles': atOnce('people are turned away'),
  'sign-in-risk': atOnce('an operator’s password is known to others (decision 0021)'),
  'root-user': atOnce(calls),
  'identity-calls': atOnce(calls),
  'console-failures': atOnce(calls, { threshold: [1, 5] }),
  'stranger-reads': atOnce(calls),
  'calls-abroad': atOnce('white paper 6.1.3'),
  'other-region-calls': atOnce(calls),
  'trail-silence': silent('a trail that stopped tells nothing (white paper 12.4.2)', 2),
  'waf-blocked': {
    ...unusual('attacks are seen (white paper 13.1.1)'),
  },
  // What answers.
  'api-5xx': atOnce('people’s work fails', {
    withinSeconds: 300,
    threshold: [0.1, 1],
    points: [1, 3],
    expression: /^IF\(wrong >= [1-5], 100 \* wrong \/ total, 0\)$/,
  }),
  'api-4xx': atOnce('probing is seen', {
    withinSeconds: 300,
    threshold: [10, 30],
    points: [1, 3],
    expression: /^IF\(wrong >= (1?\d|20), 100 \* wrong \/ total, 0\)$/,
  }),
  'api-latency': atOnce(capacity, {
    withinSeconds: 900,
    threshold: [1_000, 5_000],
    points: [1, 2],
    statistics: ['p95', 'p99'],
  }),
  'api-traffic': unusual('white paper CLD.12.4.5'),
  'api-silence': {
    rings: 'below',
    threshold: [1, 1],
    withinSeconds: 7_200,
    points: [1, 2],
    statistics: ['Sum'],
    expression: /^(FILL\(requests, 0\)|IF\(DAY\(count\) <= 5 AND HOUR\(count\) < 9, count, 1\))$/,
    because: 'a closed door is seen within two hours of work',
  },
  'request-failures': atOnce('people’s work fails', { threshold: [1, 5] }),
  // Functions.
  'function-errors': atOnce('a job that failed, or one answer in a hundred', {
    threshold: [1, 1],
    expression: /^IF\(errors >= [1-3], 100 \* errors \/ invocations, 0\)$/,
  }),
  'function-throttles': atOnce(capacity),
  'function-duration': atOnce(capacity, {
    withinSeconds: 900,
    threshold: [8_000, 720_000],
    points: [1, 2],
    statistics: ['p95'],
  }),
  'function-memory': atOnce(capacity, {
    withinSeconds: 900,
    threshold: [50, 2_600],
    points: [1, 2],
    statistics: ['Maximum'],
  }),
  'function-cpu': atOnce(capacity, {
    withinSeconds: 900,
    threshold: [50, 720_000],
    points: [1, 2],
    statistics: ['Maximum', 'Average', 'Sum'],
    expression: /^IF\(runs >= (1?\d|20), 100 \* cpu \/ \(\d\.\d{3} \* elapsed\), 0\)$/,
  }),
  'function-disk': atOnce(capacity, { threshold: [100_000_000, 912_680_550], statistics: ['Maximum'] }),
  'function-concurrency': atOnce(capacity, {
    threshold: [500, 700_000],
    points: [1, 3],
    statistics: ['Maximum'],
  }),
  'tenant-environments': atOnce(capacity, {
    withinSeconds: 3_600,
    threshold: [500, 1_750_000],
    statistics: ['SampleCount'],
  }),
  'stream-lag': atOnce('white paper 12.4.1: archived within minutes', {
    withinSeconds: 600,
    threshold: [60_000, 900_000],
    points: [1, 2],
    statistics: ['Maximum'],
  }),
  'insights-silence': silent('white paper CLD.12.4.5', 3),
  // Tables.
  'table-throttles': atOnce(capacity),
  'table-system-errors': atOnce(capacity, {
    withinSeconds: 600,
    points: [1, 2],
    expression: /^FILL\(getitem, 0\)( \+ FILL\(\w+, 0\)){5}$/,
  }),
  'table-consumed': atOnce(capacity, {
    withinSeconds: 300,
    threshold: [600_000, 16_800_000],
    points: [1, 3],
  }),
  // Above 100 only with the capacity for it: `alarm-quotas-agree`.
  'table-conflicts': atOnce(capacity, { withinSeconds: 600, threshold: [10, 1_150], points: [1, 2] }),
  'table-user-errors': unusual('a release that asks wrongly is seen'),
  // Jobs.
  heartbeat: {
    ...silent('a job that no longer runs is seen within a day (white paper 12.4.1)', 26),
    points: [3, 26],
  },
  'dead-letters': atOnce('what failed for good is looked at', { statistics: ['Maximum'] }),
  'queue-age': atOnce('mail goes out within minutes', {
    withinSeconds: 600,
    threshold: [300, 900],
    points: [1, 2],
    statistics: ['Maximum'],
  }),
  scheduler: atOnce('a job that was not started is looked at'),
  'rule-undelivered': atOnce('a warning that nobody got is looked at'),
  'clock-skew': {
    ...found('white paper 12.4.4'),
    threshold: [100, 1_000],
  },
  'mail-reputation': {
    ...found(
      'SES reviews a sender at 5 % and 0.1 % (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-dg.html)',
    ),
    threshold: [0.000_5, 0.05],
  },
  // Backups.
  'backup-missing': found(backups),
  'backup-opt-out': found(backups),
  'backup-report': found(backups),
  'backup-stale': found(backups),
  'duties-overdue': found('what people promise has a day (white paper 5.1.1 to 18.2.1)'),
  'restore-invalid': found(backups),
  'restore-overdue': found(backups),
  'restore-unproven': found(backups),
  'copies-late': atOnce('in Osaka within 15 minutes (white paper 12.3.1)', {
    withinSeconds: 600,
    threshold: [1, 900],
    points: [1, 2],
    statistics: ['Sum', 'Maximum'],
  }),
};

/** Kinds that watch a count in one resource and a habit in another. */
export const alsoCounted: Readonly<Record<string, AlarmBound>> = {
  'waf-blocked': atOnce('operators’ doors are known to few (decision 0020)', { threshold: [1, 20] }),
};

/** Thresholds that differ by the metric within a kind. */
export const thresholdsOfMetrics: Readonly<Record<string, readonly [least: number, most: number]>> = {
  OperationsFailedReplication: [1, 1],
  ReplicationLatency: [60, 900],
  'Reputation.BounceRate': [0.01, 0.05],
  'Reputation.ComplaintRate': [0.000_5, 0.001],
  memory_utilization: [50, 85],
  // Milliseconds of a job's own time.
  cpu_total_time: [1_000, 720_000],
};

/** Of Latency, by its percentile. */
export const thresholdsOfStatistics: Readonly<Record<string, readonly [least: number, most: number]>> = {
  p95: [500, 2_000],
  p99: [1_000, 5_000],
};
