/** `npm run inventory`: writes docs/inventory.md, the asset inventory of stage prod, from its templates. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inventoryOf } from '#lib/inventory.ts';
import { stacksOfStages } from '#lib/synthesized-stages.ts';

const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'docs/inventory.md'), inventoryOf(stacksOfStages(root, ['prod'])));
