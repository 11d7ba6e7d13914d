import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { person, type SealedName } from '#rows/people.ts';
import type { Place } from './sealed-text.ts';

type Who = { readonly tenantId: TenantId; readonly userId: UserId };

const placeIn = (who: Who, attribute: SealedName): Place => {
  const place = person.primaryKey(who);
  return { table: person.table, pk: place.PK, sk: place.SK, attribute };
};

/** Where a person's sealed mail address stands. */
export const emailPlaceOf = (who: Who): Place => placeIn(who, 'email');

/** And his login ID, which is told him in the mail that invites him. */
export const loginIdPlaceOf = (who: Who): Place => placeIn(who, 'loginId');
