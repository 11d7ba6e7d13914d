import type { AlarmSettings, DeploySettings, LawRowSettings } from '#lib/setting-parts.ts';
import type { CapacitySettings } from '#lib/capacity.ts';
import type { WallLimits } from '#lib/wall-limits.ts';

/** What a stage can be told; the values of a deployment stand in deployment/settings.ts, those of `local` in lib/local-stage.ts. */
export const stageNames = ['local', 'dev', 'stg', 'prod', 'prod-osaka'] as const;
export type StageName = (typeof stageNames)[number];

/** What AWS ever sees; stage `local` runs on a laptop. */
export const deployedStages = ['dev', 'stg', 'prod', 'prod-osaka'] as const satisfies readonly StageName[];
export type DeployedStage = (typeof deployedStages)[number];

/** The tables that are restored from a backup; sessions and challenges are not. */
export type RestorableTable = 'tenantData' | 'control' | 'keystore' | 'audit' | 'operators';

/** What a restore writes down about a table that it made, in deployment/restored-tables.json. */
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
  /**
   * Whether the stage has passed its first smoke test. Until then everything that a first deployment makes can be taken
   * back; from then on stacks, tables and user directories refuse to be deleted, archives are locked against everybody and
   * the vaults of backups too (docs/decisions/0099). Never turned off again.
   */
  readonly isProven: boolean;
  /** Whether `npm run ops -- tear-down` may take the stage away with everything in it; dev only. @default it may not */
  readonly mayBeTornDown?: boolean;
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
  /** How often somebody may ask before a wall turns him away. @default safeWallLimits */
  readonly wallLimits?: WallLimits;
  /** At most 40. */
  readonly dedicatedTenants: readonly DedicatedTenant[];
  /** @default nobody is woken, as on a laptop */
  readonly alarms?: AlarmSettings;
  /** How many companies the stage is for, and what its account was granted for them. @default defaultCapacity */
  readonly capacity?: CapacitySettings;
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

/** What deployment/settings.ts says. */
export type DeploymentSettings = Readonly<Record<DeployedStage, StageSettings>>;

/** What deployment/restored-tables.json says. */
export type RestoredTablesOfStages = Readonly<
  Partial<Record<DeployedStage, NonNullable<StageSettings['restoredTables']>>>
>;

export type Stages = Readonly<Record<StageName, StageSettings>>;

/** Until the canary is onboarded (docs/runbooks/backup.md); till then restore tests fail, as they should. */
export const nobodysTenantId = `t7${'z'.repeat(25)}`;

export const isStageName = (text: unknown): text is StageName => stageNames.some((name) => name === text);
