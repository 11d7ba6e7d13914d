import * as v from 'valibot';
import { wantedStates } from '#domain/users/person-state.ts';
import { get, post, put } from './endpoint.ts';
import { factorAbsent } from './refusals/sign-in-factors.ts';
import {
  dutiesNotSeparated,
  handOverWanted,
  nobodyKeepsAccess,
  personChangedMeanwhile,
  personDeleted,
  personIsActive,
  personMayMore,
  usersLimitReached,
} from './refusals/users.ts';
import { secondPersonNeeded } from './refusals/second-person.ts';
import { masterBeingImported } from './refusals/masters.ts';
import { userId } from './shapes/ids.ts';
import { limited } from './shapes/limited.ts';
import { asItIs } from './shapes/text.ts';
import { shownPerson } from './shapes/shown-person.ts';
import { expectedVersion } from './shapes/values.ts';

const from = { function: 'tenant-admin', may: 'users.keep' } as const;

/** What waits with somebody: to be looked at before he is shut out. */
export const showDutiesOfUser = get('/api/users/{userId}/duties', {
  ...from,
  summary: '利用者を停止すると待ちになるものを表示する',
  answer: v.object({
    /** 承認待ち of the oldest hundred. */
    votes: v.object({
      count: v.number(),
      isCut: v.boolean(),
      items: v.array(
        v.object({
          number: v.string(),
          title: v.string(),
          applicantName: v.string(),
          stepName: v.string(),
        }),
      ),
    }),
    /** Of his newest two hundred claims. */
    own: v.object({ draft: v.number(), returned: v.number(), submitted: v.number(), isCut: v.boolean() }),
    /** 代替承認者. */
    isStandIn: v.boolean(),
    headOf: v.array(v.object({ departmentId: v.string(), departmentName: v.string() })),
    /** Whether somebody has to be named who takes over. */
    wantsSuccessor: v.boolean(),
    ...limited,
  }),
});

/** 停止, 再開 and 削除. What waits with whoever is shut out goes to `handOverTo`: at once what is the company's, then claim by claim. */
export const changeStateOfUser = put('/api/users/{userId}/state', {
  ...from,
  summary: '利用者を停止・再開・削除する',
  stepUp: 'in-part',
  body: v.strictObject({
    state: v.picklist(wantedStates),
    handOverTo: v.exactOptional(userId),
    expectedVersion,
  }),
  answer: shownPerson,
  refusals: [
    personChangedMeanwhile,
    personDeleted,
    personMayMore,
    handOverWanted,
    nobodyKeepsAccess,
    dutiesNotSeparated,
    masterBeingImported,
    secondPersonNeeded,
    usersLimitReached,
  ],
});

/** 承認の引き継ぎ of some claims; asked again with the cursor until none is left. Whatever breaks off begins anew and finds the rest. */
export const handOverVotesOfUser = post('/api/users/{userId}/hand-over', {
  ...from,
  summary: '利用者の承認待ちを引き継ぐ',
  body: v.strictObject({
    to: userId,
    cursor: v.exactOptional(asItIs(1000)),
    /** Something was left on an earlier page. */
    hasLeft: v.exactOptional(v.boolean()),
  }),
  answer: v.object({
    handed: v.number(),
    /** Claims of the successor himself which nobody else approves. */
    left: v.array(v.object({ number: v.string(), title: v.string() })),
    nextCursor: v.exactOptional(v.string()),
  }),
  refusals: [personIsActive],
});

/** 二段階認証の解除, for whoever has lost his phone and his リカバリーコード. He is mailed, and signed out everywhere. */
export const endTotpOfUser = post('/api/users/{userId}/totp-end', {
  ...from,
  summary: '利用者の二段階認証を解除する',
  stepUp: true,
  refusals: [personMayMore, factorAbsent],
});

/** 強制サインアウト: all his sessions are over with his next request. */
export const endSessionsOfUser = post('/api/users/{userId}/sign-out', {
  ...from,
  summary: '利用者をサインアウトさせる',
  refusals: [personMayMore],
});
