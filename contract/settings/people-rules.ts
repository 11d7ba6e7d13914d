import { ownChanges } from '#domain/users/people-rules.ts';
import { invitationWays } from '#domain/users/person-state.ts';
import * as v from 'valibot';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 利用者の手続き: what people may change by themselves, and with what an invitation begins (9.2.4). */
const peopleRules = v.strictObject({
  ownAddress: v.picklist(ownChanges),
  ownCommuterPass: v.picklist(ownChanges),
  invitationWay: v.picklist(invitationWays),
});

export const showPeopleRules = get('/api/settings/people-rules', showing('利用者の手続き', peopleRules));
/** 本人確認 comes first: it opens what whoever keeps access may have closed. */
export const replacePeopleRules = put('/api/settings/people-rules', {
  ...replacing('利用者の手続き', peopleRules),
  stepUp: true,
});
