import type { BenchRun } from '../bench-run.ts';
import type { AnswerServerReady } from '../canned/answer-server.ts';
import { limits, type Finding } from '../gates.ts';
import { measuredProcess, startHelper } from '../processes.ts';
import { medianRatio } from '../ratios.ts';
import { interleavedRounds } from '../rounds.ts';
import { builtLoad } from './built-load.ts';
import type { LoadReport } from './load-report.ts';

const arms = [
  'raw item',
  'document item',
  'raw page',
  'document page',
  'raw packed',
  'document packed',
] as const;

/** W2 and W3. */
export const measureClients = async ({
  gates,
  rounds,
  scratch,
  random,
  tell,
}: BenchRun): Promise<readonly Finding[]> => {
  const isWanted = (arm: string) => gates.includes(arm.endsWith('item') ? 'W2' : 'W3');
  const wanted = arms.filter(isWanted);
  if (wanted.length === 0) return [];
  const load = await builtLoad(new URL('client-load.ts', import.meta.url), scratch);
  const server = startHelper<AnswerServerReady>(new URL('../canned/answer-server.ts', import.meta.url));
  try {
    const { url } = await server.next();
    const samplesOf = await interleavedRounds({
      arms: wanted,
      rounds,
      random,
      measure: async (arm) =>
        (await measuredProcess<LoadReport>([load, ...arm.split(' '), url], {})).report.cpuMicros,
      onRound: (round) => tell(`calls to DynamoDB ${round}/${rounds}`),
    });
    const findings: readonly (() => Finding)[] = [
      () => ({
        gate: 'W2',
        what: 'DynamoDBDocumentClient as configured',
        ratio: medianRatio(samplesOf('document item'), samplesOf('raw item')),
        limit: limits.getItem,
      }),
      () => ({
        gate: 'W3',
        what: '168 claims, 20 lines each as nested lists',
        ratio: medianRatio(samplesOf('document page'), samplesOf('raw page')),
        limit: limits.page,
      }),
      () => ({
        gate: 'W3',
        what: 'the same claims as we store them (packed)',
        ratio: medianRatio(samplesOf('document packed'), samplesOf('raw packed')),
      }),
    ];
    return findings
      .filter((_, index) => gates.includes(index === 0 ? 'W2' : 'W3'))
      .map((finding) => finding());
  } finally {
    await server.stop();
  }
};
