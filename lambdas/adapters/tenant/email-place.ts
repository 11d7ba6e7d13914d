import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { person } from '#rows/people.ts';
import type { Place } from './sealed-text.ts';

/** Where a person's sealed mail address stands. */
export const emailPlaceOf = (who: { readonly tenantId: TenantId; readonly userId: UserId }): Place => {
  const place = person.primaryKey(who);
  return { table: person.table, pk: place.PK, sk: place.SK, attribute: 'email' };
};
