import type { SettingPartName } from '#contract/settings/parts.ts';
import { settings, type SettingKind } from '#rows/settings.ts';

/** The row in which each part is kept. */
export const rowOfPart: Readonly<Record<SettingPartName, SettingKind>> = {
  approval: settings.approval,
  'asset-rules': settings.assetRules,
  company: settings.company,
  'export-labels': settings.exportLabels,
  'export-profile': settings.exportProfile,
  // With the closed months, none of which it opens (docs/decisions/0153).
  filing: settings.closing,
  'lodging-caps': settings.lodgingCaps,
  'people-rules': settings.peopleRules,
  'per-diems': settings.perDiems,
  routes: settings.routes,
  'second-person': settings.secondPerson,
  'trip-rules': settings.tripRules,
  'watched-amounts': settings.watchedAmounts,
};

export const settingRows: ReadonlyMap<string, SettingKind> = new Map(Object.entries(rowOfPart));
