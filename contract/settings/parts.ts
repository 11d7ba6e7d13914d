import * as approval from './approval.ts';
import * as assetRules from './asset-rules.ts';
import * as company from './company.ts';
import * as exportLabels from './export-labels.ts';
import * as exportProfile from './export-profile.ts';
import * as filing from './filing.ts';
import * as lodgingCaps from './lodging-caps.ts';
import * as peopleRules from './people-rules.ts';
import * as perDiems from './per-diems.ts';
import * as routes from './routes.ts';
import * as secondPerson from './second-person.ts';
import * as tripRules from './trip-rules.ts';
import * as watchedAmounts from './watched-amounts.ts';
import { namesOf } from '../listed.ts';

/** Each part of what a company may change by itself, by the last word of its path. */
export const settingParts = {
  approval,
  'asset-rules': assetRules,
  company,
  'export-labels': exportLabels,
  'export-profile': exportProfile,
  filing,
  'lodging-caps': lodgingCaps,
  'people-rules': peopleRules,
  'per-diems': perDiems,
  routes,
  'second-person': secondPerson,
  'trip-rules': tripRules,
  'watched-amounts': watchedAmounts,
};

export type SettingPartName = keyof typeof settingParts;

export const settingPartNames: readonly SettingPartName[] = namesOf(settingParts);
