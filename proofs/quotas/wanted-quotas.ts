import { usage } from '#proofs/costs/usage.ts';
import { peakLoad, type PeakLoad } from '#proofs/quotas/peak-load.ts';
import type { QuotaFacts } from '#proofs/quotas/quota-facts.ts';

export type QuotaRegion = 'ap-northeast-1' | 'ap-northeast-3';

/** A quota of an account in one Region, and what it has to be. */
export type WantedQuota = {
  /** Service and quota as Service Quotas knows them. @default AWS keeps it elsewhere, and nobody can compare it by a call */
  readonly quota?: { readonly service: string; readonly code: string };
  readonly name: string;
  readonly region: QuotaRegion;
  /** What an account has that asked for nothing; a new one may have less. */
  readonly byDefault: number;
  /** At the busiest second of the day, or at one time. */
  readonly needed: number;
  /** To be asked for: the default, or a third more than is needed. */
  readonly wanted: number;
  readonly source: string;
};

type Row = Omit<WantedQuota, 'region' | 'needed' | 'wanted' | 'byDefault'> & {
  readonly byDefault: number | Readonly<Record<QuotaRegion, number>>;
  readonly needed: (load: PeakLoad, facts: QuotaFacts) => number;
  /** What is asked for is a multiple of it. */
  readonly step: number;
};

const docs = (path: string): string => `https://docs.aws.amazon.com/${path}`;

/** One request of a tenant reads and writes so much, in tables on the average of a month. */
const perRequest = (units: number, requests: number): number =>
  Math.ceil((units * requests) / usage.requests);

/** Quota codes and defaults were looked up on 2026-11-29 (docs/decisions/0113 says where). */
const rows: readonly Row[] = [
  {
    quota: { service: 'lambda', code: 'L-B99A9384' },
    name: 'Lambda: concurrent executions',
    byDefault: 1_000,
    needed: ({ concurrentExecutions }) => concurrentExecutions,
    step: 500,
    source: docs('lambda/latest/dg/gettingstarted-limits.html'),
  },
  {
    quota: { service: 'lambda', code: 'L-9FEE3D26' },
    name: 'Lambda: network interfaces of a VPC',
    byDefault: 250,
    needed: (_load, { networkPlaces }) => networkPlaces,
    step: 50,
    source: docs('lambda/latest/dg/gettingstarted-limits.html'),
  },
  {
    quota: { service: 'apigateway', code: 'L-8A5B8E43' },
    name: 'API Gateway: requests a second',
    byDefault: 10_000,
    needed: ({ requestsPerSecond }) => requestsPerSecond,
    step: 1_000,
    source: docs('apigateway/latest/developerguide/limits.html'),
  },
  {
    quota: { service: 'cognito-idp', code: 'L-026ADBA3' },
    name: 'Cognito: UserAuthentication a second (AdminInitiateAuth)',
    byDefault: 120,
    needed: ({ signInsPerSecond }) => signInsPerSecond,
    step: 10,
    source: docs('cognito/latest/developerguide/quotas.html'),
  },
  {
    quota: { service: 'kms', code: 'L-6E3AF000' },
    name: 'KMS: symmetric operations a second',
    byDefault: { 'ap-northeast-1': 20_000, 'ap-northeast-3': 10_000 },
    // An environment unwraps two keys, a sign-in one; tables, files and logs ask for about every tenth request.
    needed: ({ environmentsPerSecond, signInsPerSecond, requestsPerSecond }) =>
      environmentsPerSecond * 2 + signInsPerSecond + Math.ceil(requestsPerSecond / 10),
    step: 1_000,
    source: docs('kms/latest/developerguide/requests-per-second.html'),
  },
  {
    name: 'STS: requests a second',
    byDefault: 600,
    // A session for rows and one for files.
    needed: ({ environmentsPerSecond }) => environmentsPerSecond * 2,
    step: 100,
    source: docs('IAM/latest/UserGuide/reference_iam-quotas.html'),
  },
  {
    quota: { service: 'dynamodb', code: 'L-CF0CBE56' },
    name: 'DynamoDB: units that a table reads a second',
    byDefault: 40_000,
    needed: ({ requestsPerSecond }) => perRequest(usage.readUnits, requestsPerSecond),
    step: 1_000,
    source: docs('amazondynamodb/latest/developerguide/ServiceQuotas.html'),
  },
  {
    quota: { service: 'dynamodb', code: 'L-AB614373' },
    name: 'DynamoDB: units that a table writes a second',
    byDefault: 40_000,
    needed: ({ requestsPerSecond }) => perRequest(usage.writeUnits, requestsPerSecond),
    step: 1_000,
    source: docs('amazondynamodb/latest/developerguide/ServiceQuotas.html'),
  },
  {
    quota: { service: 'ses', code: 'L-804C8AE8' },
    name: 'SES: mails a day',
    byDefault: 200,
    // Notices of a working day, and one notice of an incident to everybody.
    needed: ({ people }) => Math.ceil((people * usage.mails) / (usage.activeUsers * 20)) + people,
    step: 1_000,
    source: docs('ses/latest/dg/quotas.html'),
  },
  {
    quota: { service: 'ses', code: 'L-CDEF9B6B' },
    name: 'SES: mails a second',
    byDefault: 1,
    // Everybody knows of an incident within an hour.
    needed: ({ people }) => Math.ceil(people / 3_600),
    step: 1,
    source: docs('ses/latest/dg/quotas.html'),
  },
  {
    name: 'WAF: capacity units of a web ACL (5,000 at most; above 1,500 each request costs more)',
    byDefault: 1_500,
    needed: (_load, { wallUnits }) => wallUnits,
    step: 500,
    source: docs('waf/latest/developerguide/aws-waf-capacity-units.html'),
  },
  {
    name: 'WAF: address sets',
    byDefault: 100,
    needed: (_load, { addressSets }) => addressSets,
    step: 100,
    source: docs('waf/latest/developerguide/limits.html'),
  },
  {
    name: 'CloudWatch: alarms',
    byDefault: 5_000,
    needed: (_load, { alarms }) => alarms,
    step: 1_000,
    source: docs('AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html'),
  },
];

const wantedOf = (needed: number, byDefault: number, step: number): number =>
  needed * 4 <= byDefault * 3 ? byDefault : Math.ceil((needed * 4) / (3 * step)) * step;

/**
 * Every quota that a stage of so many tenants stands or falls with, so that nine o'clock takes three quarters of it.
 * Osaka is asked for the day when Tokyo is gone: nothing is warm there, and everybody comes at once.
 */
export const wantedQuotas = (
  facts: QuotaFacts,
  { tenants, region }: { readonly tenants: number; readonly region: QuotaRegion },
): readonly WantedQuota[] => {
  const load = peakLoad(facts, { tenants, isFailOver: region === 'ap-northeast-3' });
  return rows.map(({ needed: neededBy, byDefault: told, step, ...row }) => {
    const byDefault = typeof told === 'number' ? told : told[region];
    const needed = neededBy(load, facts);
    return { ...row, region, byDefault, needed, wanted: wantedOf(needed, byDefault, step) };
  });
};
