/** `npm run cost`: what a month costs by stage and by tenant. Writes docs/cost.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { estimate } from '#lib/costs/estimate.ts';
import { costReport, costTable } from '#lib/costs/write-cost-report.ts';
import { deployedStages, stacksOfStages } from '#lib/synthesized-stages.ts';

const root = join(import.meta.dirname, '..');

try {
  const estimates = estimate(deployedStages, stacksOfStages(root));
  writeFileSync(join(root, 'docs/cost.md'), costReport(estimates));
  process.stdout.write(costTable(estimates));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
