import { access } from '#proofs/controls/chapters/access.ts';
import { keysAndOperations } from '#proofs/controls/chapters/keys-and-operations.ts';
import { policiesPeopleAssets } from '#proofs/controls/chapters/policies-people-assets.ts';
import { recordsAndNetworks } from '#proofs/controls/chapters/records-and-networks.ts';
import { suppliersIncidentsLaw } from '#proofs/controls/chapters/suppliers-incidents-law.ts';
import type { Control } from '#proofs/controls/control.ts';

/** Every item of the white paper, in its order. */
export const allControls: readonly Control[] = [
  ...policiesPeopleAssets,
  ...access,
  ...keysAndOperations,
  ...recordsAndNetworks,
  ...suppliersIncidentsLaw,
];
