/** Second half of `npm run cost`: prints what a month of the deployment's own stages costs, by stage and by tenant. */
import { join } from 'node:path';

import { estimate } from '#proofs/costs/estimate.ts';
import { costTable } from '#proofs/costs/write-cost-report.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';

import { stages } from './stages.ts';

const root = join(import.meta.dirname, '..');

try {
  const stacks = stacksOfStages(
    root,
    deployedStages.map((name) => stages[name]),
  );
  process.stdout.write(costTable(estimate(deployedStages, stacks)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
