import { nobodysTenantId } from '#lib/settings.ts';
import type { DeploymentSettings, OperationsSettings, StageSettings } from '#lib/settings.ts';

/*
 * The settings of your deployment. Commit them in your own repository: nothing else has to be changed there, no check or
 * test depends on these values, and a new release of the code touches nothing in this folder but accepted-controls.ts,
 * whose exceptions follow the sentences of the white paper (docs/deploy.md 3). lib/settings.ts says what each setting means,
 * docs/deploy.md what to do before the first deploy. A deployment of a stage that still holds one of the shipped
 * placeholders is refused, and the refusal names each of them.
 */

// 1. Fill in: who and where you are. -----------------------------------------------------------------------------------

/**
 * Where the runs of .github/workflows/deploy.yml come from. `gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints the two
 * ids; a repository that is older than 2026-07-15 opts in first (docs/deploy.md, section 1).
 */
const repository = { owner: 'example-org', ownerId: 0, name: 'stafee', id: 0 };

/** Who is told of alarms. Each address confirms by a link in the first mail. */
const alarmsMailTo = 'alarms@stafee.example.jp';

/** The only addresses from which operators work; shipped are ranges for documentation, from which nobody can call. */
const operatorsAddresses: OperationsSettings['addresses'] = {
  v4: ['203.0.113.0/24'],
  v6: ['2001:db8::/32'],
};

/** Where a stage is: its account, its host names, and their certificates of ACM in the stage's own Region. */
const places = {
  dev: {
    account: '000000000000',
    host: 'dev.stafee.example.jp',
    certificate: 'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    operatorsHost: 'ops.dev.stafee.example.jp',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'no-reply@dev.stafee.example.jp',
  },
  stg: {
    account: '000000000000',
    host: 'stg.stafee.example.jp',
    certificate: 'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    operatorsHost: 'ops.stg.stafee.example.jp',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'no-reply@stg.stafee.example.jp',
  },
  prod: {
    account: '000000000000',
    host: 'app.stafee.example.jp',
    certificate: 'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    operatorsHost: 'ops.stafee.example.jp',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'no-reply@stafee.example.jp',
  },
  // Prod's own account and host names; the certificates are those of Osaka.
  'prod-osaka': {
    account: '000000000000',
    host: 'app.stafee.example.jp',
    certificate: 'arn:aws:acm:ap-northeast-3:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    operatorsHost: 'ops.stafee.example.jp',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-3:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'no-reply@stafee.example.jp',
  },
} as const;

// 2. Fill in as you go on. ---------------------------------------------------------------------------------------------

/** Opened in the console of each stage (docs/runbooks/backup.md#first); until then its restore tests fail, as they should. */
const canaryTenantIds = {
  dev: nobodysTenantId,
  stg: nobodysTenantId,
  prod: nobodysTenantId,
};

/** `true` when the stage has passed its first smoke test: protections come on, and there is no way back (docs/deploy.md 3). */
const isProven: Readonly<Record<keyof DeploymentSettings, boolean>> = {
  dev: false,
  stg: false,
  prod: false,
  'prod-osaka': false,
};

/** Companies with a host of their own, one label below the stage's (docs/runbooks/block-addresses.md#dedicated). */
const dedicatedTenants: Pick<
  Record<keyof DeploymentSettings, StageSettings['dedicatedTenants']>,
  'prod' | 'prod-osaka'
> = {
  prod: [],
  'prod-osaka': [],
};

/**
 * Rows of law that wait for their enactment (docs/runbooks/law-rows.md). The 1 % on food of 2027-04-01 is
 * `{ id: 'food-1-percent', validFrom: '2027-04-01' }`.
 */
const lawRows: Readonly<Record<keyof DeploymentSettings, StageSettings['lawRows']>> = {
  dev: [],
  stg: [],
  prod: [],
  'prod-osaka': [],
};

// 3. Sizes and protections, as they were tested. Change them only if you know why. -----------------------------------------

const hostsOf = ({
  account,
  host,
  certificate,
  operatorsHost,
  operatorsCertificate,
  mailFrom,
}: (typeof places)[keyof typeof places]): Pick<
  StageSettings,
  'account' | 'appOrigin' | 'domain' | 'operations' | 'mailFrom'
> => ({
  account,
  appOrigin: `https://${host}`,
  domain: { name: host, certificateArn: certificate },
  operations: {
    domain: { name: operatorsHost, certificateArn: operatorsCertificate },
    addresses: operatorsAddresses,
  },
  mailFrom,
});

const backupOf = (canaryTenantId: string): NonNullable<StageSettings['backup']> => ({
  canaryTenantId,
  testsRestoresInOsaka: false,
  itemsFloor: 1,
});

const dev: StageSettings = {
  stage: 'dev',
  ...hostsOf(places.dev),
  region: 'ap-northeast-1',
  alarms: { mailTo: alarmsMailTo },
  owner: 'platform-team',
  // 1,769 MiB is one full core; a PER_TENANT function starts cold often.
  functionMemoryMib: 1024,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 50, burst: 100 },
  isProven: isProven.dev,
  backup: backupOf(canaryTenantIds.dev),
  deploy: { repository },
  hasBoundary: true,
  hasWall: true,
  hasTrail: true,
  hasInsights: false,
  decodesHevc: false,
  lawRows: lawRows.dev,
  dedicatedTenants: [],
  network: 'public-endpoints',
  zones: 1,
};

const prod: StageSettings = {
  ...dev,
  stage: 'prod',
  ...hostsOf(places.prod),
  functionMemoryMib: 1769,
  logRetentionDays: 400,
  // For more than 20 companies: what AWS has granted (docs/deploy.md#quotas), which the alarms are computed from, e.g.
  // capacity: { tenants: 100, concurrentExecutions: 1_000, tableUnitsPerSecond: 40_000 }. stg inherits it: name a smaller one
  // there. A company of more than 1,000
  // people behind one address needs more than the safe limits of the walls (wallLimits, lib/wall-limits.ts).
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  isProven: isProven.prod,
  backup: backupOf(canaryTenantIds.prod),
  hasInsights: true,
  lawRows: lawRows.prod,
  dedicatedTenants: dedicatedTenants.prod,
  network: 'isolated',
  zones: 2,
};

/** As prod, smaller: what passes here is deployed there. */
const stg: StageSettings = {
  ...prod,
  stage: 'stg',
  ...hostsOf(places.stg),
  throttle: { requestsPerSecond: 50, burst: 100 },
  isProven: isProven.stg,
  backup: backupOf(canaryTenantIds.stg),
  lawRows: lawRows.stg,
  dedicatedTenants: [],
  zones: 1,
};

/** Prod in Osaka, for the day when Tokyo is gone: the same app on restored tables (docs/runbooks/restore.md). */
const { deploy: _madeByProd, ...prodWithoutDeploy } = prod;
const prodOsaka: StageSettings = {
  ...prodWithoutDeploy,
  stage: 'prod-osaka',
  ...hostsOf(places['prod-osaka']),
  region: 'ap-northeast-3',
  isProven: isProven['prod-osaka'],
  lawRows: lawRows['prod-osaka'],
  dedicatedTenants: dedicatedTenants['prod-osaka'],
  recoveryOf: 'prod',
};

export const settings: DeploymentSettings = { dev, stg, prod, 'prod-osaka': prodOsaka };
