/**
 * First half of `npm run cost`: writes docs/cost.md, from the stages of the tests, so that a deployer's own settings do
 * not change a document of the code. The second half prints what his stages cost.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { estimate } from '#lib/costs/estimate.ts';
import { costReport } from '#lib/costs/write-cost-report.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#lib/synthesized-stages.ts';
import { deployedSettings } from '#test/stages/settings.ts';

const root = join(import.meta.dirname, '../..');
writeFileSync(
  join(root, 'docs/cost.md'),
  costReport(estimate(deployedStages, stacksOfStages(root, deployedSettings))),
);
