/** `npm run bench [-- --rounds N] [-- --only C1,W2]`: fails only where a ratio is above its «fail above». */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { argumentsIn, type BenchArguments } from './arguments.ts';
import type { BenchRun } from './bench-run.ts';
import { measureColdStarts } from './cold/cold-starts.ts';
import { measureCreations } from './create/creations.ts';
import { measureCrowds } from './crowd/crowds.ts';
import { measureSizes } from './sizes/sizes.ts';
import { measureSynthesis } from './synth/syntheses.ts';
import { measureChains } from './warm/chains.ts';
import { measureClients } from './warm/clients.ts';
import type { Finding } from './gates.ts';
import { hasFailed, tableOf } from './report.ts';

const readArguments = (): BenchArguments | undefined => {
  try {
    return argumentsIn(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
};

const bench = async (asked: BenchArguments): Promise<boolean> => {
  const scratch = mkdtempSync(join(tmpdir(), 'stafee-bench-'));
  const run: BenchRun = {
    ...asked,
    scratch,
    random: Math.random,
    tell: (progress) => void process.stderr.write(`${progress}\n`),
  };
  try {
    const findings: Finding[] = [];
    // One after the other: each has the machine to itself.
    for (const measure of [
      measureColdStarts,
      measureChains,
      measureClients,
      measureCreations,
      measureCrowds,
      measureSizes,
      measureSynthesis,
    ])
      findings.push(...(await measure(run)));
    process.stdout.write(
      `\nRatios within one run: medians over ${asked.rounds} rounds of (measured / base in the same round).\n\n` +
        tableOf(findings),
    );
    return !hasFailed(findings);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const asked = readArguments();
process.exitCode = asked !== undefined && (await bench(asked)) ? 0 : 1;
