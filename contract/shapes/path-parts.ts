import { claimId, entryId, evidenceId, exportId, importId, userId } from './ids.ts';
import { bookId, dutyId, operatorId, requestId, tenantId } from './operator-ids.ts';

/**
 * `{exportId}` means the same wherever it stands in a path. A name that is not here does not compile in a path, and
 * the generated tests fail for one that has no made example (test/contract/made-ids.ts).
 */
export const pathParts = {
  bookId,
  claimId,
  dutyId,
  entryId,
  evidenceId,
  exportId,
  importId,
  operatorId,
  requestId,
  tenantId,
  userId,
} as const;
export type PathPart = keyof typeof pathParts;

/** `'/api/exports/{exportId}/downloads'` → `'exportId'`. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

export const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

export const isPathPart = (name: string): name is PathPart => Object.hasOwn(pathParts, name);
