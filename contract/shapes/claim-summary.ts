import * as v from 'valibot';
import { claimStatus } from './claim-status.ts';

/** A claim as lists show it. */
export const claimSummary = v.object({
  id: v.string(),
  number: v.exactOptional(v.string()),
  title: v.string(),
  status: claimStatus,
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  tax: v.number(),
  version: v.number(),
  updatedAt: v.string(),
  submittedAt: v.exactOptional(v.string()),
  stepName: v.exactOptional(v.string()),
});
