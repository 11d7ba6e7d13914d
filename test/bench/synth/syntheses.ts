import { spawn } from 'node:child_process';
import { join } from 'node:path';

import type { BenchRun } from '../bench-run.ts';
import type { Finding } from '../gates.ts';
import { limits } from '../gates.ts';
import { medianRatio } from '../ratios.ts';
import { interleavedRounds } from '../rounds.ts';

const root = join(import.meta.dirname, '../../..');

/** A synthesis takes as long as a hundred cold starts. */
const roundsMax = 3;

/** All stages, as `npm run synth` has them, without building the web clients again. */
const words = {
  alone: ['--quick'],
  known: [],
  fresh: ['--fresh'],
} as const;
type Arm = keyof typeof words;

const millisOf = (arm: Arm, out: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    spawn(process.execPath, [join(root, 'bin/stafee.ts'), ...words[arm], '--out', out], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore'],
    })
      .on('error', reject)
      .on('close', (code) => {
        if (code === 0) resolve(performance.now() - started);
        else reject(new Error(`the synthesis (${arm}) ended with ${code}: run \`npm run synth\``));
      });
  });

/** S1: every gate in every stage, where earlier runs have judged the same templates, and where none has. */
export const measureSynthesis = async ({
  gates,
  rounds,
  scratch,
  random,
  tell,
}: BenchRun): Promise<readonly Finding[]> => {
  if (!gates.includes('S1')) return [];
  const most = Math.min(rounds, roundsMax);
  const samplesOf = await interleavedRounds({
    arms: Object.keys(words) as readonly Arm[],
    rounds: most,
    random,
    measure: (arm) => millisOf(arm, join(scratch, `synth-${arm}`)),
    onRound: (round) => tell(`syntheses ${round}/${most}`),
  });
  const ratioOf = (arm: Arm): number => medianRatio(samplesOf(arm), samplesOf('alone'));
  return [
    { gate: 'S1', what: 'templates judged before', ratio: ratioOf('known'), limit: limits.synthKnown },
    { gate: 'S1', what: 'nothing judged before', ratio: ratioOf('fresh') },
  ];
};
