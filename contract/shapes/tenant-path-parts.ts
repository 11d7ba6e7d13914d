import { claimId, entryId, evidenceId, exportId, importId, userId } from './ids.ts';

/** What stands in paths of the tenants' plane: its functions load no shape of what only operators name. */
export const tenantPathParts = { claimId, entryId, evidenceId, exportId, importId, userId } as const;
