import { announcementId } from './announcement-ids.ts';
import { extractionId } from './extraction.ts';
import { bookId, dutyId, grantId, incidentId, operatorId, requestId, tenantId } from './operator-ids.ts';
import { tenantPathParts } from './tenant-path-parts.ts';

/**
 * `{exportId}` means the same wherever it stands in a path. A name that is not here does not compile in a path, and
 * the generated tests fail for one that has no made example (test/contract/made-ids.ts).
 */
export const pathParts = {
  ...tenantPathParts,
  announcementId,
  bookId,
  dutyId,
  extractionId,
  incidentId,
  grantId,
  operatorId,
  requestId,
  tenantId,
} as const;
export type PathPart = keyof typeof pathParts;

export const isPathPart = (name: string): name is PathPart => Object.hasOwn(pathParts, name);
