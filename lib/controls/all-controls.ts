import { access } from '#lib/controls/chapters/access.ts';
import { keysAndOperations } from '#lib/controls/chapters/keys-and-operations.ts';
import { policiesPeopleAssets } from '#lib/controls/chapters/policies-people-assets.ts';
import { recordsAndNetworks } from '#lib/controls/chapters/records-and-networks.ts';
import { suppliersIncidentsLaw } from '#lib/controls/chapters/suppliers-incidents-law.ts';
import type { Control } from '#lib/controls/control.ts';

/** Every item of the white paper, in its order. */
export const allControls: readonly Control[] = [
  ...policiesPeopleAssets,
  ...access,
  ...keysAndOperations,
  ...recordsAndNetworks,
  ...suppliersIncidentsLaw,
];
