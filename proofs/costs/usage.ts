/** One tenant in a month, as we expect it: 20 people who file, approve and book. */
export const usage = {
  activeUsers: 20,
  requests: 22_000,
  /** Of those, by how long the functions run on average. */
  millisecondsPerRequest: 60,
  /** New environments of the functions per tenant: 10 a working day for each of two. */
  newEnvironments: 440,
  readUnits: 110_000,
  writeUnits: 30_000,
  keyRequests: 2_000,
  tableMebibytes: 100,
  /** Of those, what is new or different after a day, each item once. */
  changedMebibytes: 2,
  fileMebibytes: 2048,
  /** Written each month into access, function and WAF logs. */
  logMebibytes: 40,
  /** Reads and writes that the trail records: the authorizer's look at the contract, files, keys. */
  recordedEvents: 24_000,
  /** Lines of those events in the trail's log group. */
  recordedMebibytes: 45,
  downloadMebibytes: 500,
  mails: 60,
} as const;

/** A stage in a month, whatever its tenants do. */
export const background = {
  hours: 730,
  operators: 5,
  flowLogMebibytesPerNetwork: 512,
  /** Management events of all Regions. */
  trailMebibytes: 512,
} as const;

/** What an estimate leaves out, so that nobody looks for it. */
export const leftOut = [
  'free tiers, discounts and consumption tax',
  'AWS Config, GuardDuty and Security Hub, which belong to the organization, and AWS support plans',
  'the first copy of CloudTrail management events (free), and the files of the trail (cents)',
  'restore tests, which pay for what they restore',
  'the least that an export of changes may be billed for, whatever changed (five tables a night: cents)',
  'schedules, queues and topics: below a cent a month',
] as const;

/** The assumptions in words. */
export const meanings: Readonly<Record<keyof typeof usage | keyof typeof background, string>> = {
  activeUsers: 'people who sign in',
  requests: 'requests that they make',
  millisecondsPerRequest: 'milliseconds that a function works on one',
  newEnvironments: 'environments that Lambda starts for the tenant alone',
  readUnits: 'units read from tables',
  writeUnits: 'units written to tables',
  keyRequests: 'times that a key is asked',
  tableMebibytes: 'MiB of rows',
  changedMebibytes: 'MiB of them that a day changes',
  fileMebibytes: 'MiB of evidence files',
  logMebibytes: 'MiB written into logs',
  recordedEvents: 'reads and writes that the trail records',
  recordedMebibytes: 'MiB of them in its log group',
  downloadMebibytes: 'MiB downloaded',
  mails: 'mails',
  hours: 'hours',
  operators: 'operators who sign in',
  flowLogMebibytesPerNetwork: 'MiB of flow logs for each network',
  trailMebibytes: 'MiB of management events in the log group of the trail',
};
