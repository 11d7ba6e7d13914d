/** `npm run rows`: writes docs/rows.md, every kind of row with what becomes of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rowKindsDocument } from '#proofs/row-kinds.ts';

writeFileSync(join(import.meta.dirname, '../../docs/rows.md'), rowKindsDocument());
