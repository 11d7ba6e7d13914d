import { tableDeeds } from '#lib/rights/forbidden/tables.ts';
import { recordDeeds } from '#lib/rights/forbidden/records.ts';
import { keyDeeds } from '#lib/rights/forbidden/keys.ts';
import { fileDeeds } from '#lib/rights/forbidden/files.ts';
import { peopleDeeds } from '#lib/rights/forbidden/people.ts';
import { operationDeeds } from '#lib/rights/forbidden/operations.ts';
import type { ForbiddenDeed } from '#lib/rights/forbidden-deed.ts';

/** The matrix: what no role may do, with everybody who may all the same. */
export const forbiddenDeeds: readonly ForbiddenDeed[] = [
  ...tableDeeds,
  ...recordDeeds,
  ...keyDeeds,
  ...fileDeeds,
  ...peopleDeeds,
  ...operationDeeds,
];
