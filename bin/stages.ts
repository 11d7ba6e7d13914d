/** What the other entry points work on: the stages of deployment/. Nothing else may read that folder (docs/decisions/0091). */
import restoredTables from '../deployment/restored-tables.json' with { type: 'json' };
import { settings } from '../deployment/settings.ts';

import { stagesOf } from '#lib/stages-of.ts';

export const stages = stagesOf(settings, restoredTables);
