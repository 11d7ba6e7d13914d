import type { StageSettings } from '#lib/settings.ts';
import { comesBackInOsaka, osakaRegion } from '#lib/stacks/osaka-names.ts';

/** Where the stage's domain sends from: in Osaka too where a form of the stage waits there. */
export const mailRegionsOf = (settings: StageSettings): readonly string[] => [
  settings.region,
  ...(comesBackInOsaka(settings) ? [osakaRegion] : []),
];
