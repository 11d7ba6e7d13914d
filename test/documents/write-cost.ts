/**
 * First half of `npm run cost`: writes docs/cost.md and the quotas in docs/deploy.md, from the stages of the tests, so that a deployer's own settings do
 * not change a document of the code. The second half prints what his stages cost.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { estimate, stacksOfStage } from '#proofs/costs/estimate.ts';
import { costReport } from '#proofs/costs/write-cost-report.ts';
import { quotaFactsOf } from '#proofs/quotas/quota-facts.ts';
import { withQuotaTable } from '#proofs/quotas/write-quota-table.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';
import { deployedSettings } from '#test/stages/settings.ts';

const root = join(import.meta.dirname, '../..');
const stacks = stacksOfStages(root, deployedSettings);
writeFileSync(join(root, 'docs/cost.md'), costReport(estimate(deployedStages, stacks)));
const deploy = join(root, 'docs/deploy.md');
const facts = quotaFactsOf(stacksOfStage('prod', stacks));
writeFileSync(deploy, withQuotaTable(readFileSync(deploy, 'utf8'), facts));
process.stdout.write(`${JSON.stringify(facts)}\n`);
