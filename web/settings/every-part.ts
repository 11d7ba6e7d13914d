import type { SettingPartName } from '#contract/settings/parts.ts';
import { assetRules, company, filing } from '#web/settings/parts/accounting.ts';
import { approval } from '#web/settings/parts/approvals.ts';
import { routes } from '#web/settings/parts/routes.ts';
import { exportLabels, exportProfile } from '#web/settings/parts/exports.ts';
import { watchedAmounts } from '#web/settings/parts/items.ts';
import { peopleRules, secondPerson } from '#web/settings/parts/people.ts';
import { lodgingCaps, perDiems, tripRules } from '#web/settings/parts/travel.ts';
import type { ShownPart } from '#web/settings/setting-part.ts';

/** Each part with its screen, in the order of the list. */
export const everyPart: Readonly<Record<SettingPartName, ShownPart>> = {
  company,
  filing,
  'asset-rules': assetRules,
  'people-rules': peopleRules,
  'second-person': secondPerson,
  routes,
  approval,
  'per-diems': perDiems,
  'lodging-caps': lodgingCaps,
  'trip-rules': tripRules,
  'watched-amounts': watchedAmounts,
  'export-profile': exportProfile,
  'export-labels': exportLabels,
};

const byName: ReadonlyMap<string, ShownPart> = new Map(Object.entries(everyPart));

export const partCalled = (name: string | undefined): ShownPart | undefined => byName.get(name ?? '');
