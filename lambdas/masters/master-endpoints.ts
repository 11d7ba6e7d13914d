import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { importEndpoints } from './import-endpoints.ts';
import { changeEndpoints } from './change-endpoints.ts';
import { readEndpoints } from './read-endpoints.ts';
import type { KeptMaster } from './situation.ts';

/** Everything that a company does with one master. */
export const masterEndpoints = (contracts: MasterContracts, kept: KeptMaster) => ({
  ...readEndpoints(contracts, kept),
  ...changeEndpoints(contracts, kept),
  ...importEndpoints(contracts, kept),
});
