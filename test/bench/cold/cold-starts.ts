import { functionEnvironment } from '../canned/environment.ts';
import type { AnswerServerReady } from '../canned/answer-server.ts';
import type { Finding, GateId, Limit } from '../gates.ts';
import { limits } from '../gates.ts';
import { measuredProcess, startHelper } from '../processes.ts';
import { medianRatio } from '../ratios.ts';
import { interleavedRounds } from '../rounds.ts';
import type { BenchRun } from '../bench-run.ts';
import { coldArms, type ColdArm } from './arms.ts';
import type { ColdStart } from './bootstrap.ts';
import { startableArms, type StartableArm } from './bundles.ts';

type Sample = {
  readonly loadedMillis: number;
  readonly answeredMillis: number;
  readonly loadedCpuMicros: number;
  readonly answeredCpuMicros: number;
};

const coldStart = async ({ words, answers }: StartableArm, endpoint: string): Promise<Sample> => {
  const { report, spawnedNanos } = await measuredProcess<ColdStart>(words, functionEnvironment(endpoint));
  if (!answers(report.answer))
    throw new Error(`${words.join(' ')} answered ${JSON.stringify(report.answer)}`);
  const millisTo = (nanos: string) => Number(BigInt(nanos) - spawnedNanos) / 1e6;
  const { loadedCpuMicros, answeredCpuMicros } = report;
  return {
    loadedMillis: millisTo(report.loadedNanos),
    answeredMillis: millisTo(report.answeredNanos),
    loadedCpuMicros,
    answeredCpuMicros,
  };
};

type Step = 'loaded' | 'answered';
type Comparison = {
  readonly gate: GateId;
  readonly step: Step;
  readonly arm: ColdArm;
  readonly base: ColdArm;
  readonly what: string;
  readonly limit?: Limit;
};

const withCache = (arm: ColdArm): boolean => arm.endsWith('+cache');
const cacheWord = (arm: ColdArm): string => (withCache(arm) ? 'code cache' : 'no cache');

type Told = { readonly what: string; readonly arms: readonly ColdArm[] };

/** Their first request asks DynamoDB once. */
const oneCall: readonly Told[] = [
  { what: 'tenant-app GET /api/claims/{id}, session given', arms: ['session-given+cache', 'session-given'] },
  { what: 'auth POST /api/auth/challenges', arms: ['auth+cache', 'auth'] },
  { what: 'authorizer, one BatchGetItem', arms: ['authorizer+cache', 'authorizer'] },
];
/** With what an environment asks once in its life. */
const firstCalls: readonly Told[] = [
  { what: 'tenant-app GET /api/claims, + first STS', arms: ['tenant-app+cache', 'tenant-app'] },
  { what: 'tenant-app POST /api/claims, + STS, KMS, masters', arms: ['first-write+cache', 'first-write'] },
];
const loading: readonly Told[] = [
  { what: 'tenant-app', arms: ['tenant-app+cache', 'tenant-app'] },
  { what: 'auth', arms: ['auth+cache', 'auth'] },
  { what: 'authorizer', arms: ['authorizer+cache', 'authorizer'] },
];

type Series = Omit<Comparison, 'arm' | 'what' | 'limit'> & {
  readonly limitOf: (arm: ColdArm) => Limit | undefined;
};

const comparisonsOf = (told: readonly Told[], { limitOf, ...series }: Series): readonly Comparison[] =>
  told.flatMap(({ what, arms }) =>
    arms.map((arm) => {
      const limit = limitOf(arm);
      return {
        ...series,
        arm,
        what: `${what}, ${cacheWord(arm)}`,
        ...(limit === undefined ? {} : { limit }),
      };
    }),
  );

const allRoutes = (arm: ColdArm, base: ColdArm): Comparison => ({
  gate: 'C7',
  step: 'answered',
  arm,
  base,
  what: `tenant-app GET /api/claims, ${cacheWord(arm)}`,
  limit: limits.allRoutes,
});

const unlimited = () => undefined;

export const comparisons: readonly Comparison[] = [
  ...comparisonsOf(oneCall, {
    gate: 'C1',
    step: 'answered',
    base: 'by-sdk',
    limitOf: (arm) => (withCache(arm) ? limits.firstAnswerCached : limits.firstAnswerPlain),
  }),
  ...comparisonsOf(firstCalls, { gate: 'C1', step: 'answered', base: 'by-sdk', limitOf: unlimited }),
  ...comparisonsOf(oneCall, {
    gate: 'C2',
    step: 'answered',
    base: 'by-hand',
    // On AWS, where there is no cache yet, the targets of C1 and C3 count.
    limitOf: (arm) => (withCache(arm) ? limits.firstAnswerToFloor : undefined),
  }),
  ...comparisonsOf(loading, {
    gate: 'C3',
    step: 'loaded',
    base: 'empty',
    limitOf: (arm) => (withCache(arm) ? limits.loadedCached : limits.loadedPlain),
  }),
  allRoutes('tenant-app+cache', 'one-route+cache'),
  allRoutes('tenant-app', 'one-route'),
];

/** C1, C2, C3 and C7. */
export const measureColdStarts = async ({
  gates,
  rounds,
  scratch,
  random,
  tell,
}: BenchRun): Promise<readonly Finding[]> => {
  const wanted = comparisons.filter(({ gate }) => gates.includes(gate));
  if (wanted.length === 0) return [];
  tell('bundles');
  const startable = await startableArms(scratch);
  const server = startHelper<AnswerServerReady>(new URL('../canned/answer-server.ts', import.meta.url));
  try {
    const { url } = await server.next();
    const samplesOf = await interleavedRounds({
      arms: coldArms.filter((one) => wanted.some(({ arm, base }) => arm === one || base === one)),
      rounds,
      random,
      measure: (arm) => {
        const started = startable.get(arm);
        if (started === undefined) throw new Error(`${arm} was not built`);
        return coldStart(started, url);
      },
      onRound: (round) => tell(`cold starts ${round}/${rounds}`),
    });
    return wanted.map(({ gate, what, arm, base, step, limit }) => {
      const ratioOf = (measure: keyof Sample) =>
        medianRatio(
          samplesOf(arm).map((sample) => sample[measure]),
          samplesOf(base).map((sample) => sample[measure]),
        );
      return {
        gate,
        what,
        ratio: ratioOf(`${step}Millis`),
        cpuRatio: ratioOf(`${step}CpuMicros`),
        ...(limit === undefined ? {} : { limit }),
      };
    });
  } finally {
    await server.stop();
  }
};
