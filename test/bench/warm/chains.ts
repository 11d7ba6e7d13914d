import type { BenchRun } from '../bench-run.ts';
import { limits, type Finding } from '../gates.ts';
import { measuredProcess } from '../processes.ts';
import { medianRatio } from '../ratios.ts';
import { interleavedRounds } from '../rounds.ts';
import { builtLoad } from './built-load.ts';
import type { LoadReport } from './load-report.ts';

const arms = ['floor 3', 'chain 3', 'create 3', 'floor 20', 'chain 20', 'create 20'] as const;

/** W1. */
export const measureChains = async ({
  gates,
  rounds,
  scratch,
  random,
  tell,
}: BenchRun): Promise<readonly Finding[]> => {
  if (!gates.includes('W1')) return [];
  const load = await builtLoad(new URL('chain-load.ts', import.meta.url), scratch);
  const samplesOf = await interleavedRounds({
    arms,
    rounds,
    random,
    measure: async (arm) =>
      (await measuredProcess<LoadReport>([load, ...arm.split(' ')], {})).report.cpuMicros,
    onRound: (round) => tell(`requests without I/O ${round}/${rounds}`),
  });
  const chain = 'middy, guards, JSON, schema, log with metrics';
  const whole = 'POST /api/claims whole (verdicts, packing, audit)';
  return [
    {
      gate: 'W1',
      what: `3 lines: ${chain}`,
      ratio: medianRatio(samplesOf('chain 3'), samplesOf('floor 3')),
      limit: limits.chainOf3Lines,
    },
    {
      gate: 'W1',
      what: `20 lines: ${chain}`,
      ratio: medianRatio(samplesOf('chain 20'), samplesOf('floor 20')),
      limit: limits.chainOf20Lines,
    },
    {
      gate: 'W1',
      what: `3 lines: ${whole}`,
      ratio: medianRatio(samplesOf('create 3'), samplesOf('floor 3')),
    },
    {
      gate: 'W1',
      what: `20 lines: ${whole}`,
      ratio: medianRatio(samplesOf('create 20'), samplesOf('floor 20')),
    },
  ];
};
