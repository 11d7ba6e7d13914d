import type { Claim } from '#domain/claims/claim.ts';
import { mayTakeUp } from '#domain/claims/return-claim.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/**
 * Whether the applicant can go on with the claim. Whoever writes does so over the version of `masters`; a refusal writes
 * nothing, so it rests on those of now.
 */
export const isApplicantHere = async (
  table: TenantTable,
  masters: TenantMasters,
  { applicantId }: Pick<Claim, 'applicantId'>,
): Promise<boolean> => {
  const isHere = async ({ people, access }: TenantMasters) =>
    mayTakeUp(await people.withId(applicantId), access);
  return (await isHere(masters)) || isHere(await freshMastersOf(table));
};
