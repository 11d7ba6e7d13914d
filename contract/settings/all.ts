import { apart, together } from '../listed.ts';
import * as overview from './overview.ts';
import { settingPartNames, settingParts } from './parts.ts';

/** A part that is judged by the company's people stands beside what judges them. */
const elsewhere: ReadonlyMap<string, `lambdas/${string}.ts`> = new Map([
  ['second-person', 'lambdas/second-person/rule.ts'],
]);

/** Each part of the settings in a file of its own, which shows and replaces it; and what is said of all of them. */
export const settingContracts = [
  ...apart('settings', overview),
  ...settingPartNames.flatMap((name) =>
    together(elsewhere.get(name) ?? `lambdas/settings/parts/${name}.ts`, settingParts[name]),
  ),
];
