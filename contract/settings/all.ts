import { apart, together } from '../listed.ts';
import * as overview from './overview.ts';
import { settingPartNames, settingParts } from './parts.ts';

/** Each part of the settings in a file of its own, which shows and replaces it; and what is said of all of them. */
export const settingContracts = [
  ...apart('settings', overview),
  ...settingPartNames.flatMap((name) => together(`lambdas/settings/parts/${name}.ts`, settingParts[name])),
];
