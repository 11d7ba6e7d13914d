import { laptopWallLimits } from '#lib/wall-limits.ts';
import { nobodysTenantId, type StageSettings } from '#lib/settings.ts';

/** The stage of a laptop: it has no account, and nothing in it is a deployer's to change. */
export const localStage: StageSettings = {
  stage: 'local',
  account: '000000000000',
  region: 'ap-northeast-1',
  appOrigin: 'http://localhost:4700',
  // The local S3 listens on a port of its own choosing.
  documentsOrigin: 'http://127.0.0.1:*',
  mailFrom: 'no-reply@stafee.example.jp',
  owner: 'developer',
  functionMemoryMib: 512,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  isProven: true,
  backup: { canaryTenantId: nobodysTenantId, testsRestoresInOsaka: false, itemsFloor: 1 },
  hasBoundary: false,
  hasWall: true,
  wallLimits: laptopWallLimits,
  // The second demo company; browsers take every name below localhost for this machine.
  dedicatedTenants: [{ tenantId: 't01kabkb0000000000000000000', host: 'aoba-kobo.localhost' }],
  hasTrail: false,
  hasInsights: false,
  decodesHevc: true,
  lawRows: [],
  network: 'public-endpoints',
  zones: 1,
};
