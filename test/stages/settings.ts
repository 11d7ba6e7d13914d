import type { OperationsSettings, BackupSettings, StageSettings } from '#lib/settings.ts';
import { deployedStages, nobodysTenantId } from '#lib/settings.ts';
import { stagesOf } from '#lib/stages-of.ts';

/** The stages of the tests. They are not those of deployment/, which a deployer fills in: no test may depend on his values. */
const account = '000000000000';
const domain = 'stafee.example.jp';
const repository = { owner: 'example-org', ownerId: 10, name: 'stafee', id: 200 };
/** Ranges for documentation (RFC 5737, RFC 3849), from which nobody can call. */
const addresses = { v4: ['203.0.113.0/24'], v6: ['2001:db8::/32'] };

const certificateIn = (region: StageSettings['region']): string =>
  `arn:aws:acm:${region}:${account}:certificate/00000000-0000-0000-0000-000000000000`;

const operationsAt = (name: string, region: StageSettings['region']): OperationsSettings => ({
  domain: { name, certificateArn: certificateIn(region) },
  addresses,
});

const backup: BackupSettings = {
  canaryTenantId: nobodysTenantId,
  testsRestoresInOsaka: false,
  itemsFloor: 1,
};

const dev: StageSettings = {
  stage: 'dev',
  alarms: { mailTo: `alarms@${domain}` },
  account,
  region: 'ap-northeast-1',
  appOrigin: `https://dev.${domain}`,
  domain: {
    name: `dev.${domain}`,
    certificateArn: certificateIn('ap-northeast-1'),
  },
  operations: operationsAt(`ops.dev.${domain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@dev.${domain}`,
  owner: 'platform-team',
  // 1,769 MiB is one full core; a PER_TENANT function starts cold often.
  functionMemoryMib: 1024,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 50, burst: 100 },
  isProven: true,
  backup,
  deploy: { repository },
  hasBoundary: true,
  hasWall: true,
  hasTrail: true,
  hasInsights: false,
  decodesHevc: false,
  // The 1 % on food of 2027-04-01 waits for its law: { id: 'food-1-percent', validFrom: '2027-04-01' }.
  lawRows: [],
  dedicatedTenants: [],
  network: 'public-endpoints',
  zones: 1,
};

const prod: StageSettings = {
  ...dev,
  stage: 'prod',
  appOrigin: `https://app.${domain}`,
  operations: operationsAt(`ops.${domain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@${domain}`,
  domain: {
    name: `app.${domain}`,
    certificateArn: certificateIn('ap-northeast-1'),
  },
  functionMemoryMib: 1769,
  hasInsights: true,
  logRetentionDays: 400,
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  network: 'isolated',
  zones: 2,
};

/** As prod, smaller: what passes here is deployed there. */
const stg: StageSettings = {
  ...prod,
  stage: 'stg',
  appOrigin: `https://stg.${domain}`,
  operations: operationsAt(`ops.stg.${domain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@stg.${domain}`,
  domain: {
    name: `stg.${domain}`,
    certificateArn: certificateIn('ap-northeast-1'),
  },
  throttle: { requestsPerSecond: 50, burst: 100 },
  zones: 1,
};

/** Prod in Osaka, for the day when Tokyo is gone: the same app on restored tables (docs/runbooks/restore.md). */
const { deploy: _madeByProd, ...prodWithoutDeploy } = prod;
const prodOsaka: StageSettings = {
  ...prodWithoutDeploy,
  stage: 'prod-osaka',
  region: 'ap-northeast-3',
  domain: {
    name: `app.${domain}`,
    certificateArn: certificateIn('ap-northeast-3'),
  },
  operations: operationsAt(`ops.${domain}`, 'ap-northeast-3'),
  recoveryOf: 'prod',
};

export const settings = stagesOf({ dev, stg, prod, 'prod-osaka': prodOsaka }, {});

export const deployedSettings: readonly StageSettings[] = deployedStages.map((name) => settings[name]);
