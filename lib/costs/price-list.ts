/** One price of AWS in Tokyo, without tax and before free tiers. */
export type Price = {
  readonly microDollars: number;
  /** How many units the amount buys. */
  readonly per: number;
  readonly unit: string;
  readonly source: string;
  /** Remembered, not read on the page of the source: check it before relying on it. */
  readonly isUnverified: boolean;
};

/** When the list was written. */
export const pricedOn = '2026-11-22';

export const yenPerDollar = 150;

type Numbers = readonly [microDollars: number, per: number, unit: string];
const remembered = (page: string, [microDollars, per, unit]: Numbers): Price => ({
  microDollars,
  per,
  unit,
  source: `https://aws.amazon.com/${page}/pricing/`,
  isUnverified: true,
});
const read = (page: string, numbers: Numbers): Price => ({
  ...remembered(page, numbers),
  isUnverified: false,
});

const million = 1_000_000;

export const prices = {
  interfaceEndpoint: remembered('privatelink', [14_000, 1, 'endpoint-zone-hour']),
  customerKey: remembered('kms', [million, 1, 'key-month']),
  keyRequest: remembered('kms', [30_000, 10_000, 'request']),
  webAcl: remembered('waf', [5 * million, 1, 'web-ACL-month']),
  webAclRule: remembered('waf', [million, 1, 'rule-month']),
  webAclRequest: remembered('waf', [600_000, million, 'request']),
  alarmMetric: remembered('cloudwatch', [100_000, 1, 'alarm-metric-month']),
  compositeAlarm: remembered('cloudwatch', [500_000, 1, 'composite-alarm-month']),
  customMetric: remembered('cloudwatch', [300_000, 1, 'metric-month']),
  dashboard: remembered('cloudwatch', [3 * million, 1, 'dashboard-month']),
  logIngestion: remembered('cloudwatch', [760_000, 1024, 'MiB']),
  logStorage: remembered('cloudwatch', [33_000, 1024, 'MiB-month']),
  recordedEvent: remembered('cloudtrail', [100_000, 100_000, 'data event']),
  trace: remembered('xray', [5 * million, million, 'trace']),
  apiRequest: remembered('api-gateway', [4_250_000, million, 'request']),
  functionRequest: remembered('lambda', [200_000, million, 'request']),
  functionTime: remembered('lambda', [13_333_400, 1024 * million, 'MiB-second']),
  // Read on the page for us-east-1 and x86.
  tenantEnvironment: read('lambda', [167_000, 1024 * 1000, 'MiB of a new environment']),
  tableWrite: remembered('dynamodb', [715_000, million, 'write unit']),
  tableRead: remembered('dynamodb', [143_000, million, 'read unit']),
  tableStorage: remembered('dynamodb', [285_000, 1024, 'MiB-month']),
  tableRecovery: remembered('dynamodb', [228_000, 1024, 'MiB-month']),
  tableExport: remembered('dynamodb', [114_000, 1024, 'MiB']),
  fileStorage: remembered('s3', [25_000, 1024, 'MiB-month']),
  backupStorage: remembered('backup', [114_000, 1024, 'MiB-month']),
  fileBackupStorage: remembered('backup', [60_000, 1024, 'MiB-month']),
  regionTransfer: remembered('ec2/on-demand', [90_000, 1024, 'MiB']),
  internetTransfer: remembered('ec2/on-demand', [114_000, 1024, 'MiB']),
  activeUser: remembered('cognito', [15_000, 1, 'active user']),
  activeOperator: remembered('cognito', [20_000, 1, 'active operator']),
  mail: remembered('ses', [100_000, 1000, 'mail']),
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
