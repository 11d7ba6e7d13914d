/**
 * Second half of `npm run inventory`: writes reports/inventory-<stage>.md, the asset inventories of the deployment's own
 * stages, for the operator's records.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inventoryOf } from '#proofs/inventory.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';

import { stages } from './stages.ts';

const root = join(import.meta.dirname, '..');
const reports = join(root, 'reports');
mkdirSync(reports, { recursive: true });
for (const name of deployedStages)
  writeFileSync(join(reports, `inventory-${name}.md`), inventoryOf(stacksOfStages(root, [stages[name]])));
