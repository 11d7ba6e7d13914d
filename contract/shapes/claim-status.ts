import { listedStatuses } from '#domain/claims/listed-statuses.ts';
import * as v from 'valibot';

export const claimStatus = v.picklist([
  'draft',
  'submitted',
  'returned',
  'rejected',
  'approved',
  'confirmed',
]);
/** What left the draft: the only claims that 経理 and 監査 see. */
export const companyStatus = v.picklist(listedStatuses);
