/** Typed values per stage: the only place that names an account. `stg` and `prod-osaka` join this union with their stacks. */
export const stageNames = ['local', 'dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

export type StageSettings = {
  readonly stage: StageName;
  readonly account: string;
  readonly region: 'ap-northeast-1' | 'ap-northeast-3';
  /** What the browser's address bar shows; the docs bucket's CORS and the cookies' origin check use it. */
  readonly appOrigin: string;
  /** @default the execute-api endpoint stays on and there is no custom domain (stage local only) */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
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
  /** Isolated subnets come with the network stack; until then the functions reach AWS by its public endpoints. */
  readonly network: 'public-endpoints';
};

const placeholderAccount = '000000000000';
const placeholderDomain = 'stafee.example.jp';

const certificateIn = (account: string): string =>
  `arn:aws:acm:ap-northeast-1:${account}:certificate/00000000-0000-0000-0000-000000000000`;

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
  network: 'public-endpoints',
};

const dev: StageSettings = {
  stage: 'dev',
  account: placeholderAccount,
  region: 'ap-northeast-1',
  appOrigin: `https://dev.${placeholderDomain}`,
  domain: { name: `dev.${placeholderDomain}`, certificateArn: certificateIn(placeholderAccount) },
  mailFrom: `no-reply@dev.${placeholderDomain}`,
  owner: 'platform-team',
  // 1,769 MiB is one full core; a PER_TENANT function starts cold often.
  functionMemoryMib: 1024,
  logRetentionDays: 30,
  throttle: { requestsPerSecond: 50, burst: 100 },
  isProtected: true,
  network: 'public-endpoints',
};

const prod: StageSettings = {
  ...dev,
  stage: 'prod',
  appOrigin: `https://app.${placeholderDomain}`,
  mailFrom: `no-reply@${placeholderDomain}`,
  domain: { name: `app.${placeholderDomain}`, certificateArn: certificateIn(placeholderAccount) },
  functionMemoryMib: 1769,
  logRetentionDays: 400,
  throttle: { requestsPerSecond: 1000, burst: 2000 },
};

export const settings = { local, dev, prod } as const satisfies Record<StageName, StageSettings>;

export const isStageName = (text: unknown): text is StageName => stageNames.some((name) => name === text);

const texts = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}.${key}`));
};

/** Names of the settings that nobody has filled in yet; synth lives with them, a deploy does not. */
export const placeholdersIn = (stage: StageSettings): readonly string[] =>
  texts(stage, '')
    .filter(([, text]) => text.includes(placeholderAccount) || text.includes(placeholderDomain))
    .map(([path]) => path);

/** The one line that a deploy with placeholders is answered with. `undefined`: nothing stands in the way. */
export const refusalToDeploy = (stage: StageSettings): string | undefined => {
  if (stage.stage === 'local') return 'stafee: stage local runs by `npm start` and is never deployed.';
  const missing = placeholdersIn(stage);
  if (missing.length === 0) return undefined;
  return `stafee: stage ${stage.stage} still holds placeholders: fill in ${missing.join(', ')} in lib/settings.ts.`;
};

/** The stages named, or all of them; the CDK CLI has no use for stage local. Throws one line for an unknown name. */
export const chooseStages = (wanted: {
  readonly names: readonly string[];
  readonly isDeployment: boolean;
}): readonly StageSettings[] => {
  const unknown = wanted.names.find((name) => !isStageName(name));
  if (unknown !== undefined)
    throw new Error(`stafee: there is no stage ${unknown}; choose one of ${stageNames.join(', ')}.`);
  return stageNames
    .filter((name) =>
      wanted.names.length === 0 ? !(wanted.isDeployment && name === 'local') : wanted.names.includes(name),
    )
    .map((name) => settings[name]);
};
