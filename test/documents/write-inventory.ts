/**
 * First half of `npm run inventory`: writes docs/inventory.md, the asset inventory of stage prod, from the stages of the
 * tests, so that a deployer's own settings do not change a document of the code; and the checklist of docs/deploy.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inventoryOf } from '#proofs/inventory.ts';
import { withChecklist } from '#lib/operations/account/write-checklist.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';
import { settings } from '#test/stages/settings.ts';

const root = join(import.meta.dirname, '../..');
writeFileSync(join(root, 'docs/inventory.md'), inventoryOf(stacksOfStages(root, [settings.prod])));
const deploy = join(root, 'docs/deploy.md');
writeFileSync(deploy, withChecklist(readFileSync(deploy, 'utf8')));
