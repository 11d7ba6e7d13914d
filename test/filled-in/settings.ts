import type { DeploymentSettings, OperationsSettings, StageSettings } from '#lib/settings.ts';

/*
 * An example that fills in everything: another account for each stage, another domain, a repository, receivers, companies
 * with hosts of their own, restored tables beside it. `.ci/run` puts it in the place of deployment/ in a copy of the
 * repository, which has to pass as the repository does (docs/decisions/0091).
 *
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
const repository = { owner: 'Keihi-Soft', ownerId: 87654321, name: 'keihi.app_1', id: 1234567890 };

/** Who is told of alarms. Each address confirms by a link in the first mail. */
const alarmsMailTo = 'alarms@keihi-soft.test';

/** The only addresses from which operators work. */
const operatorsAddresses: OperationsSettings['addresses'] = {
  v4: ['198.51.100.16/28', '192.0.2.7/32'],
  v6: ['2001:db9:1::/48'],
};

/** Where a stage is: its account, its host names, and their certificates of ACM in the stage's own Region. */
const places = {
  dev: {
    account: '111122223333',
    host: 'keihi-dev.test',
    certificate: 'arn:aws:acm:ap-northeast-1:111122223333:certificate/6694f229-359b-4548-81a0-d5b3ffc6e35c',
    operatorsHost: 'ops.keihi-dev.test',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:111122223333:certificate/67164890-d49d-4ac1-a5b8-063831360a40',
    mailFrom: 'no-reply@keihi-dev.test',
  },
  stg: {
    account: '444455556666',
    host: 'stg.keihi-soft.test',
    certificate: 'arn:aws:acm:ap-northeast-1:444455556666:certificate/d45c39a3-9ec3-43c1-a2e9-17d310269470',
    operatorsHost: 'ops.stg.keihi-soft.test',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:444455556666:certificate/844dbc0c-a654-43a9-a744-b24e7f61701e',
    mailFrom: 'no-reply@stg.keihi-soft.test',
  },
  prod: {
    account: '777788889999',
    host: 'app.keihi-soft.test',
    certificate: 'arn:aws:acm:ap-northeast-1:777788889999:certificate/8eac871f-4920-41f2-b1f4-7e49e18692e2',
    operatorsHost: 'ops.keihi-soft.test',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-1:777788889999:certificate/50545214-b0af-481e-8824-918818fd64f7',
    mailFrom: 'no-reply@keihi-soft.test',
  },
  // Prod's own account and host names; the certificates are those of Osaka.
  'prod-osaka': {
    account: '777788889999',
    host: 'app.keihi-soft.test',
    certificate: 'arn:aws:acm:ap-northeast-3:777788889999:certificate/e86c68cd-3e6f-44d4-981d-a689384ef90a',
    operatorsHost: 'ops.keihi-soft.test',
    operatorsCertificate:
      'arn:aws:acm:ap-northeast-3:777788889999:certificate/b494d2a8-d595-4f23-8c60-ded1607e39d1',
    mailFrom: 'no-reply@keihi-soft.test',
  },
} as const;

// 2. Fill in as you go on. ---------------------------------------------------------------------------------------------

/** Made by `onboarding` in each stage (docs/runbooks/backup.md#first); until then its restore tests fail, as they should. */
const canaryTenantIds = {
  dev: 't01kq3dev0canary0000000000a',
  stg: 't01kq3stg0canary0000000000b',
  prod: 't01kq3prd0canary0000000000c',
};

/** `true` when the stage has passed its first smoke test: protections come on, and there is no way back (docs/deploy.md 3). */
const isProven: Readonly<Record<keyof DeploymentSettings, boolean>> = {
  dev: false,
  stg: true,
  prod: true,
  'prod-osaka': false,
};

/** Companies with a host of their own, one label below the stage's (docs/runbooks/block-addresses.md#dedicated). */
const dedicatedTenants: Pick<
  Record<keyof DeploymentSettings, StageSettings['dedicatedTenants']>,
  'prod' | 'prod-osaka'
> = {
  prod: [
    {
      tenantId: 't01kq3mnrk0000000000000001x',
      host: 'minato-kensetsu.app.keihi-soft.test',
      certificateArn:
        'arn:aws:acm:ap-northeast-1:777788889999:certificate/d61e17ed-5781-4f85-a165-598cc3a90b68',
    },
    {
      tenantId: 't01kq3a0vm0000000000000002y',
      host: 'a1.app.keihi-soft.test',
      certificateArn:
        'arn:aws:acm:ap-northeast-1:777788889999:certificate/e7b6c558-6f83-45be-91b2-3a192b8f6916',
    },
  ],
  'prod-osaka': [
    {
      tenantId: 't01kq3mnrk0000000000000001x',
      host: 'minato-kensetsu.app.keihi-soft.test',
      certificateArn:
        'arn:aws:acm:ap-northeast-3:777788889999:certificate/9062206b-68fc-40bf-a398-05543b51f400',
    },
    {
      tenantId: 't01kq3a0vm0000000000000002y',
      host: 'a1.app.keihi-soft.test',
      certificateArn:
        'arn:aws:acm:ap-northeast-3:777788889999:certificate/148405df-6aff-4737-a83b-4eb172308da6',
    },
  ],
};

/**
 * Rows of law that wait for their enactment (docs/runbooks/law-rows.md). The 1 % on food of 2027-04-01 is
 * `{ id: 'food-1-percent', validFrom: '2027-04-01' }`.
 */
const lawRows: Readonly<Record<keyof DeploymentSettings, StageSettings['lawRows']>> = {
  dev: [{ id: 'food-1-percent', validFrom: '2027-04-01' }],
  stg: [{ id: 'food-1-percent', validFrom: '2027-04-01', validTo: '2029-03-31' }],
  prod: [{ id: 'food-1-percent', validFrom: '2027-04-01' }],
  'prod-osaka': [{ id: 'food-1-percent', validFrom: '2027-04-01' }],
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
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  capacity: { tenants: 100, concurrentExecutions: 2_000, tableUnitsPerSecond: 40_000 },
  wallLimits: {
    windowSeconds: 600,
    tenant: { perAddress: 200_000, perSession: 4_000, signInPerAddress: 8_000, signInPerCompany: 3_000 },
    operator: { perAddress: 4_000, signInPerAddress: 200 },
    pools: { perAddress: 1_000 },
  },
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
  capacity: { tenants: 5, concurrentExecutions: 1_000, tableUnitsPerSecond: 40_000 },
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
