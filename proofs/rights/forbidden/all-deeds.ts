import { tableDeeds } from '#proofs/rights/forbidden/tables.ts';
import { contractDeeds } from '#proofs/rights/forbidden/contracts.ts';
import { operatorDeeds } from '#proofs/rights/forbidden/operators.ts';
import { companyDeeds } from '#proofs/rights/forbidden/companies.ts';
import { recordDeeds } from '#proofs/rights/forbidden/records.ts';
import { keyDeeds } from '#proofs/rights/forbidden/keys.ts';
import { fileDeeds } from '#proofs/rights/forbidden/files.ts';
import { supportDeeds } from '#proofs/rights/forbidden/support.ts';
import { peopleDeeds } from '#proofs/rights/forbidden/people.ts';
import { operationDeeds } from '#proofs/rights/forbidden/operations.ts';
import type { ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** The matrix: what no role may do, with everybody who may all the same. */
export const forbiddenDeeds: readonly ForbiddenDeed[] = [
  ...tableDeeds,
  ...recordDeeds,
  ...companyDeeds,
  ...contractDeeds,
  ...operatorDeeds,
  ...keyDeeds,
  ...fileDeeds,
  ...peopleDeeds,
  ...supportDeeds,
  ...operationDeeds,
];
