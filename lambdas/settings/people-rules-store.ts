import { shippedPeopleRules, type PeopleRules } from '#domain/users/people-rules.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { settings } from '#rows/settings.ts';

/** What another release wrote may lack what this one knows. */
export const peopleRulesIn = (doc: Partial<PeopleRules> | undefined): PeopleRules => ({
  ...shippedPeopleRules,
  ...doc,
});

/** Read where it is asked for: no act on a claim rests on it. */
export const storedPeopleRules = async (table: TenantTable): Promise<PeopleRules> => {
  const row = await table.get(settings.peopleRules.key({}), { consistent: true });
  return peopleRulesIn(row === undefined ? undefined : settings.peopleRules.read(row).doc);
};
