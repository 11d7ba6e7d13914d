import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bundleFunction } from '#lib/bundling/bundle-functions.ts';

import type { BenchRun } from '../bench-run.ts';
import { limits, type Finding } from '../gates.ts';
import { measuredProcess, startHelper } from '../processes.ts';
import { medianRatio } from '../ratios.ts';
import { interleavedRounds } from '../rounds.ts';
import { builtLoad } from '../warm/built-load.ts';
import type { LoadReport } from '../warm/load-report.ts';
import type { ServicesReady } from './services.ts';

const root = join(import.meta.dirname, '../../..');
const arms = ['raw', 'sdk', 'handler'] as const;

/** D2. */
export const measureCreations = async ({
  gates,
  rounds,
  scratch,
  random,
  tell,
}: BenchRun): Promise<readonly Finding[]> => {
  if (!gates.includes('D2')) return [];
  const load = await builtLoad(new URL('create-load.ts', import.meta.url), scratch);
  const entries = join(root, 'lambdas/functions');
  const bundle = await bundleFunction(
    { root, entries, output: join(scratch, 'bundles'), codeCache: false },
    'tenant-app',
  );
  const services = startHelper<ServicesReady>(new URL('services.ts', import.meta.url));
  try {
    const { environment, transaction } = await services.next();
    const transactionFile = join(scratch, 'transaction.json');
    writeFileSync(transactionFile, JSON.stringify(transaction));
    const files = { raw: transactionFile, sdk: transactionFile, handler: join(bundle, 'index.mjs') };
    const samplesOf = await interleavedRounds({
      arms,
      rounds,
      random,
      measure: async (arm) =>
        (await measuredProcess<LoadReport>([load, arm, files[arm]], environment)).report,
      onRound: (round) => tell(`claims created ${round}/${rounds}`),
    });
    const ratioOf = (arm: 'sdk' | 'handler', base: 'raw' | 'sdk', measure: keyof LoadReport) =>
      medianRatio(
        samplesOf(arm).map((sample) => sample[measure]),
        samplesOf(base).map((sample) => sample[measure]),
      );
    // docs/decisions/0007: what is ours is measured against the client that it is sent with.
    return [
      {
        gate: 'D2',
        what: 'POST /api/claims of 20 lines',
        ratio: ratioOf('handler', 'sdk', 'p50Millis'),
        cpuRatio: ratioOf('handler', 'sdk', 'cpuMicros'),
        limit: limits.createElapsed,
      },
      {
        gate: 'D2',
        what: 'the same, limits on CPU',
        ratio: ratioOf('handler', 'sdk', 'cpuMicros'),
        limit: limits.createCpu,
      },
      {
        gate: 'D2',
        what: 'the client alone / node:http',
        ratio: ratioOf('sdk', 'raw', 'p50Millis'),
        cpuRatio: ratioOf('sdk', 'raw', 'cpuMicros'),
      },
      {
        gate: 'D2',
        what: 'POST /api/claims of 20 lines / node:http',
        ratio: ratioOf('handler', 'raw', 'p50Millis'),
        cpuRatio: ratioOf('handler', 'raw', 'cpuMicros'),
      },
    ];
  } finally {
    await services.stop();
  }
};
