/** One price of AWS in Tokyo, without tax and before free tiers. Osaka is counted with it too. */
export type Price = {
  readonly microDollars: number;
  /** How many units the amount buys. */
  readonly per: number;
  readonly unit: string;
  /** The page where AWS publishes it. */
  readonly source: string;
  /**
   * `page`: read on the page. `copy`: read in a public copy of AWS's Price List API for ap-northeast-1, by its usage type.
   * `remembered`: read nowhere; check it before relying on it.
   */
  readonly proof: 'page' | 'copy' | 'remembered';
  /** The day of the page or of the copy. @default nobody has read it */
  readonly readOn?: string;
};

/** When the list was looked through last. */
export const pricedOn = '2026-11-29';

export const yenPerDollar = 150;

type Numbers = readonly [microDollars: number, per: number, unit: string];
const remembered = (page: string, [microDollars, per, unit]: Numbers): Price => ({
  microDollars,
  per,
  unit,
  source: `https://aws.amazon.com/${page}/pricing/`,
  proof: 'remembered',
});
const read = (page: string, readOn: string, numbers: Numbers): Price => ({
  ...remembered(page, numbers),
  proof: 'page',
  readOn,
});
/** Usage types as APN1-VpcEndpoint-Hours and their prices, which others took from the API on that day (0114). */
const copied = (page: string, numbers: Numbers): Price => ({
  ...remembered(page, numbers),
  proof: 'copy',
  readOn: '2026-09-23',
});

const million = 1_000_000;

export const prices = {
  interfaceEndpoint: copied('privatelink', [14_000, 1, 'endpoint-zone-hour']),
  customerKey: copied('kms', [million, 1, 'key-month']),
  keyRequest: copied('kms', [30_000, 10_000, 'request']),
  webAcl: copied('waf', [5 * million, 1, 'web-ACL-month']),
  webAclRule: copied('waf', [million, 1, 'rule-month']),
  webAclRequest: copied('waf', [600_000, million, 'request']),
  alarmMetric: copied('cloudwatch', [100_000, 1, 'alarm-metric-month']),
  compositeAlarm: remembered('cloudwatch', [500_000, 1, 'composite-alarm-month']),
  customMetric: copied('cloudwatch', [300_000, 1, 'metric-month']),
  dashboard: remembered('cloudwatch', [3 * million, 1, 'dashboard-month']),
  logIngestion: copied('cloudwatch', [760_000, 1024, 'MiB']),
  logStorage: remembered('cloudwatch', [33_000, 1024, 'MiB-month']),
  recordedEvent: remembered('cloudtrail', [100_000, 100_000, 'data event']),
  trace: remembered('xray', [5 * million, million, 'trace']),
  apiRequest: remembered('api-gateway', [4_250_000, million, 'request']),
  functionRequest: copied('lambda', [200_000, million, 'request']),
  functionTime: copied('lambda', [13_333_400, 1024 * million, 'MiB-second']),
  // Read on the page for us-east-1 and x86.
  tenantEnvironment: read('lambda', '2026-11-22', [167_000, 1024 * 1000, 'MiB of a new environment']),
  tableWrite: copied('dynamodb', [715_000, million, 'write unit']),
  tableRead: copied('dynamodb', [142_500, million, 'read unit']),
  tableStorage: remembered('dynamodb', [285_000, 1024, 'MiB-month']),
  tableRecovery: remembered('dynamodb', [228_000, 1024, 'MiB-month']),
  tableExport: remembered('dynamodb', [114_000, 1024, 'MiB']),
  fileStorage: copied('s3', [25_000, 1024, 'MiB-month']),
  backupStorage: remembered('backup', [114_000, 1024, 'MiB-month']),
  fileBackupStorage: remembered('backup', [60_000, 1024, 'MiB-month']),
  regionTransfer: copied('ec2/on-demand', [90_000, 1024, 'MiB']),
  internetTransfer: copied('ec2/on-demand', [114_000, 1024, 'MiB']),
  activeUser: copied('cognito', [15_000, 1, 'active user']),
  activeOperator: remembered('cognito', [20_000, 1, 'active operator']),
  mail: remembered('ses', [100_000, 1000, 'mail']),
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
