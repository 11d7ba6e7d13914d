import * as v from 'valibot';
import { namesOf } from './listed.ts';
import { stateFilters } from '#domain/users/person-state.ts';
import { get, post, put } from './endpoint.ts';
import {
  dutiesNotSeparated,
  invitationsTooMany,
  nobodyKeepsAccess,
  personChangedMeanwhile,
  personDeleted,
  personMayMore,
  personNotInvitable,
  usersLimitReached,
} from './refusals/users.ts';
import { secondPersonNeeded } from './refusals/second-person.ts';
import { masterBeingImported } from './refusals/masters.ts';
import { notAllowed } from './refusals/chain.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { invitationWay, personFacts, roles, timeBox } from './shapes/person.ts';
import { roleByName } from './shapes/places-of-person.ts';
import { listedPerson, shownPerson } from './shapes/shown-person.ts';
import { filledLine, line } from './shapes/text.ts';
import { expectedVersion, wholeNumber } from './shapes/values.ts';

const from = { function: 'tenant-admin' } as const;

/** 利用者 by pages. Of names and kana any part is found; a login ID or an address as a whole. */
export const listUsers = get('/api/users', {
  ...from,
  may: 'users.read',
  summary: '利用者を一覧する',
  query: v.strictObject({
    ...pageParts,
    text: v.optional(line(100), ''),
    state: v.optional(v.picklist(namesOf(stateFilters)), 'present'),
    departmentId: v.exactOptional(filledLine(60)),
  }),
  answer: pageOf(listedPerson),
});

/** What there is to choose from where a person is registered. */
export const showPersonForm = get('/api/person-form', {
  ...from,
  may: 'users.read',
  summary: '利用者の登録に使う選択肢を取得する',
  answer: v.object({
    departments: v.array(v.object({ id: v.string(), name: v.string(), isOver: v.boolean() })),
    roles: v.array(roleByName),
    /** 等級 of today, and those by which the travel regulation pays. */
    grades: v.array(v.string()),
    /** With which way an invitation begins. */
    invitationWay,
  }),
});

export const showUser = get('/api/users/{userId}', {
  ...from,
  may: 'users.read',
  summary: '利用者を表示する',
  answer: shownPerson,
  refusals: [],
});

/** 0 registers somebody under an id that the client made. Roles are given with it by whoever may keep access. */
export const keepUser = put('/api/users/{userId}', {
  ...from,
  may: 'users.keep',
  summary: '利用者を登録・変更する',
  stepUp: 'in-part',
  body: v.strictObject({
    ...personFacts,
    /** @default as they are; 申請者 of somebody who is registered */
    roles: v.exactOptional(roles),
    /** 期間限定 by whoever may keep access; `null` makes the account one for good. @default as it is */
    timeBox: v.exactOptional(v.nullable(timeBox)),
    expectedVersion: wholeNumber(0, 999_999_999),
  }),
  answer: shownPerson,
  refusals: [
    personChangedMeanwhile,
    personDeleted,
    personMayMore,
    nobodyKeepsAccess,
    dutiesNotSeparated,
    notAllowed,
    masterBeingImported,
    secondPersonNeeded,
    usersLimitReached,
  ],
});

export const replaceRolesOfUser = put('/api/users/{userId}/roles', {
  ...from,
  may: 'access.keep',
  summary: '利用者のロールを変更する',
  stepUp: true,
  body: v.strictObject({ roles, expectedVersion }),
  answer: shownPerson,
  refusals: [
    personChangedMeanwhile,
    personDeleted,
    nobodyKeepsAccess,
    dutiesNotSeparated,
    masterBeingImported,
    secondPersonNeeded,
  ],
});

/** Anew it takes the place of the invitation before: links and temporary passwords of that one are no good any more. */
export const inviteUser = post('/api/users/{userId}/invitation', {
  ...from,
  may: 'users.keep',
  summary: '利用者を招待する',
  stepUp: true,
  body: v.strictObject({ way: invitationWay }),
  answer: shownPerson,
  refusals: [personNotInvitable, personMayMore, invitationsTooMany, masterBeingImported],
});
