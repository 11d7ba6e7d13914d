import type { AlarmSettings, DeploySettings, LawRowSettings } from '#lib/setting-parts.ts';
import restoredTables from '#lib/restored-tables.json' with { type: 'json' };

/** Typed values per stage: the only place that names an account. */
export const stageNames = ['local', 'dev', 'stg', 'prod', 'prod-osaka'] as const;
export type StageName = (typeof stageNames)[number];

/** The tables that are restored from a backup; sessions and challenges are not. */
export type RestorableTable = 'tenantData' | 'control' | 'keystore' | 'audit' | 'operators';

/** What a restore writes down about a table that it made, in lib/restored-tables.json. */
export type RestoredTable = {
  readonly tableName: string;
  /** @default the table has no stream */
  readonly streamArn?: string;
};

export type BackupSettings = {
  /** The one tenant whose rows a restore test opens: ours, made by onboarding, with nobody's data in it. */
  readonly canaryTenantId: string;
  /** Whether AWS Backup tests restores in Osaka too, which its list of features leaves open. */
  readonly testsRestoresInOsaka: boolean;
  /** A table whose restored copy holds fewer items than this is not restored. */
  readonly itemsFloor: number;
};

/** A company with a host of its own, one label below the stage's, which only its addresses reach. */
export type DedicatedTenant = {
  readonly tenantId: string;
  readonly host: string;
  /** In the stage's own Region. @default no domain is made for the host (stage local only) */
  readonly certificateArn?: string;
};

/** The operators' own host, and the only addresses that it answers; CIDR ranges. */
export type OperationsSettings = {
  readonly domain: { readonly name: string; readonly certificateArn: string };
  readonly addresses: { readonly v4: readonly string[]; readonly v6: readonly string[] };
};

export type StageSettings = {
  readonly stage: StageName;
  readonly account: string;
  readonly region: 'ap-northeast-1' | 'ap-northeast-3';
  /** What the browser's address bar shows; the docs bucket's CORS uses it. */
  readonly appOrigin: string;
  /** @default the execute-api endpoint stays on and there is no custom domain (stage local only) */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** @default the operators' API has no host of its own and no wall (stage local only) */
  readonly operations?: OperationsSettings;
  /** Where presigned URLs point. @default the docs bucket's own regional host */
  readonly documentsOrigin?: string;
  /** Sender of notices; its domain is an SES identity of the account. */
  readonly mailFrom: string;
  readonly owner: string;
  readonly functionMemoryMib: number;
  readonly logRetentionDays: 30 | 400;
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /** Refuse to delete stacks, tables and the user directory. */
  readonly isProtected: boolean;
  /** In Osaka without a copy in another Region. @default nothing is backed up but by point-in-time recovery */
  readonly backup?: BackupSettings;
  /** The stage whose Osaka stack holds the replica of the key that wraps tenants' keys. @default a key of its own */
  readonly recoveryOf?: StageName;
  /** Tables that a restore made and this stage is to use. @default the stage's own tables */
  readonly restoredTables?: Readonly<Partial<Record<RestorableTable, RestoredTable>>>;
  /** Makes the roles of deployments and the boundary. @default another stage of the account makes them, or nobody deploys */
  readonly deploy?: DeploySettings;
  /** Whether every role stays within the account's boundary, which the stack Deploy makes. */
  readonly hasBoundary: boolean;
  /** Whether a web ACL stands in front of the tenants' API and the user pools; the operators' has one where it has a host. */
  readonly hasWall: boolean;
  /** At most 40. */
  readonly dedicatedTenants: readonly DedicatedTenant[];
  /** @default nobody is woken, as on a laptop */
  readonly alarms?: AlarmSettings;
  /** Whether CloudTrail records calls to the account, and reads and writes of keys and records (docs/decisions/0047). */
  readonly hasTrail: boolean;
  /** Whether HEIC pictures are decoded for readers: a question of patents, for the operator (docs/decisions/0066). */
  readonly decodesHevc: boolean;
  /** Rows of law that wait for their enactment and are in force here (docs/runbooks/law-rows.md). */
  readonly lawRows: readonly LawRowSettings[];
  /** CPU, memory and disk of every function, for 8 metrics each, endpoints and a longer cold start (docs/decisions/0048). */
  readonly hasInsights: boolean;
  /** `isolated`: functions live in subnets without a way to the internet. `public-endpoints`: in Lambda's own network. */
  readonly network: 'isolated' | 'public-endpoints';
  /** Availability zones of the networks; each costs one more of every endpoint. */
  readonly zones: 1 | 2;
};

const placeholderAccount = '000000000000';
const placeholderDomain = 'stafee.example.jp';
const placeholderRepository = 'example-org/stafee';
/** Ranges for documentation (RFC 5737, RFC 3849), from which nobody can call. */
const placeholderRanges = { v4: ['203.0.113.0/24'], v6: ['2001:db8::/32'] };

/** What a person has to fill in; see lib/deploy-refusal.ts. */
export const placeholders = [
  placeholderRepository,
  placeholderAccount,
  placeholderDomain,
  ...placeholderRanges.v4,
  ...placeholderRanges.v6,
];

const certificateIn = (account: string, region: StageSettings['region']): string =>
  `arn:aws:acm:${region}:${account}:certificate/00000000-0000-0000-0000-000000000000`;

const operationsAt = (name: string, region: StageSettings['region']): OperationsSettings => ({
  domain: { name, certificateArn: certificateIn(placeholderAccount, region) },
  addresses: placeholderRanges,
});

/** Until the canary is onboarded (docs/runbooks/backup.md); till then restore tests fail, as they should. */
export const nobodysTenantId = `t7${'z'.repeat(25)}`;

const backup: BackupSettings = {
  canaryTenantId: nobodysTenantId,
  testsRestoresInOsaka: false,
  itemsFloor: 1,
};

const local: StageSettings = {
  stage: 'local',
  account: placeholderAccount,
  region: 'ap-northeast-1',
  appOrigin: 'http://localhost:4700',
  // The local S3 listens on a port of its own choosing.
  documentsOrigin: 'http://127.0.0.1:*',
  mailFrom: `no-reply@${placeholderDomain}`,
  owner: 'developer',
  functionMemoryMib: 512,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  isProtected: true,
  backup,
  hasBoundary: false,
  hasWall: true,
  // The second demo company; browsers take every name below localhost for this machine.
  dedicatedTenants: [{ tenantId: 't01kabkb0000000000000000000', host: 'aoba-kobo.localhost' }],
  hasTrail: false,
  hasInsights: false,
  decodesHevc: true,
  lawRows: [],
  network: 'public-endpoints',
  zones: 1,
};

const dev: StageSettings = {
  stage: 'dev',
  alarms: { mailTo: `alarms@${placeholderDomain}` },
  account: placeholderAccount,
  region: 'ap-northeast-1',
  appOrigin: `https://dev.${placeholderDomain}`,
  domain: {
    name: `dev.${placeholderDomain}`,
    certificateArn: certificateIn(placeholderAccount, 'ap-northeast-1'),
  },
  operations: operationsAt(`ops.dev.${placeholderDomain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@dev.${placeholderDomain}`,
  owner: 'platform-team',
  // 1,769 MiB is one full core; a PER_TENANT function starts cold often.
  functionMemoryMib: 1024,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 50, burst: 100 },
  isProtected: true,
  backup,
  deploy: { repository: placeholderRepository },
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
  appOrigin: `https://app.${placeholderDomain}`,
  operations: operationsAt(`ops.${placeholderDomain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@${placeholderDomain}`,
  domain: {
    name: `app.${placeholderDomain}`,
    certificateArn: certificateIn(placeholderAccount, 'ap-northeast-1'),
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
  appOrigin: `https://stg.${placeholderDomain}`,
  operations: operationsAt(`ops.stg.${placeholderDomain}`, 'ap-northeast-1'),
  mailFrom: `no-reply@stg.${placeholderDomain}`,
  domain: {
    name: `stg.${placeholderDomain}`,
    certificateArn: certificateIn(placeholderAccount, 'ap-northeast-1'),
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
    name: `app.${placeholderDomain}`,
    certificateArn: certificateIn(placeholderAccount, 'ap-northeast-3'),
  },
  operations: operationsAt(`ops.${placeholderDomain}`, 'ap-northeast-3'),
  recoveryOf: 'prod',
};

/** Written by `npm run ops -- restore`, and empty until something was lost. */
const restored: Readonly<Partial<Record<StageName, NonNullable<StageSettings['restoredTables']>>>> =
  restoredTables;

const withRestored = (stage: StageSettings): StageSettings => {
  const tables = restored[stage.stage];
  return tables === undefined ? stage : { ...stage, restoredTables: tables };
};

export const settings: Readonly<Record<StageName, StageSettings>> = {
  local,
  dev: withRestored(dev),
  stg: withRestored(stg),
  prod: withRestored(prod),
  'prod-osaka': withRestored(prodOsaka),
};

export const isStageName = (text: unknown): text is StageName => stageNames.some((name) => name === text);
