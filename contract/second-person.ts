import * as v from 'valibot';
import { isSecondRequestId } from '#domain/second-person/request-id.ts';
import { requestLists, requestStates } from '#domain/second-person/request.ts';
import { approvalChoices } from '#domain/second-person/rule.ts';
import { replaceAccess } from './access.ts';
import { get, post } from './endpoint.ts';
import { changeStateOfUser } from './leaving.ts';
import { notAllowed, notFound } from './refusals/chain.ts';
import { masterBeingImported } from './refusals/masters.ts';
import {
  askerNamedLately,
  ownSecondRequest,
  ownSecondRequestTooEarly,
  secondPersonGains,
  secondPersonNotIndependent,
  secondPersonNotNeeded,
  secondPersonSharesMailbox,
  secondRequestOver,
  secondRequestsTooMany,
} from './refusals/second-person.ts';
import { settingChangedMeanwhile } from './refusals/settings.ts';
import { grantDecided } from './refusals/support.ts';
import {
  dutiesNotSeparated,
  handOverWanted,
  nobodyKeepsAccess,
  personChangedMeanwhile,
  personDeleted,
  personMayMore,
  usersLimitReached,
} from './refusals/users.ts';
import { replaceSecondPerson } from './settings/second-person.ts';
import { companyAccess } from './shapes/access.ts';
import { userId } from './shapes/ids.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { shown } from './shapes/shown.ts';
import { grantPart } from './shapes/support.ts';
import { line, ulidShape } from './shapes/text.ts';
import { giveSupportGrant } from './support.ts';
import { keepUser, replaceRolesOfUser } from './user-keeping.ts';

const requestId = ulidShape(isSecondRequestId, '依頼IDの形が正しくありません');
const reason = v.exactOptional(line(200));

const ofPerson = v.strictObject({ userId });

/** A deed as its own endpoint takes it: which, of whom, and with what. */
const wish = v.variant('deed', [
  v.strictObject({ deed: v.literal('keep-user'), params: ofPerson, body: keepUser.body }),
  v.strictObject({ deed: v.literal('replace-roles'), params: ofPerson, body: replaceRolesOfUser.body }),
  v.strictObject({ deed: v.literal('change-state'), params: ofPerson, body: changeStateOfUser.body }),
  v.strictObject({ deed: v.literal('replace-access'), body: replaceAccess.body }),
  v.strictObject({ deed: v.literal('replace-rule'), body: replaceSecondPerson.body }),
  v.strictObject({ deed: v.literal('give-support-grant'), body: giveSupportGrant.body }),
]);

const who = { by: v.string(), byName: v.string(), at: v.string() };
const lines = v.array(
  v.object({ where: v.string(), from: v.exactOptional(v.string()), to: v.exactOptional(v.string()) }),
);

const hand = v.exactOptional(v.object({ byName: v.string(), at: v.string(), isAsker: v.boolean() }));

/** Of a request about somebody that waits: where he comes from. */
const origin = v.object({
  /** The request itself registers him. */
  isNew: v.exactOptional(v.literal(true)),
  registered: hand,
  /** As long as he has no password of his own. */
  invited: hand,
  isWithoutPassword: v.exactOptional(v.literal(true)),
  /** When another than himself last gave him an address or a login ID. */
  named: v.exactOptional(
    v.object({
      at: v.string(),
      byName: v.exactOptional(v.string()),
      isAsker: v.boolean(),
      /** Within the days in which he counts as whoever named him. */
      isLately: v.boolean(),
    }),
  ),
});

const shownRequest = v.object({
  id: v.string(),
  state: v.picklist(requestStates),
  askedBy: v.string(),
  askedByName: v.string(),
  askedAt: v.string(),
  /** When it waits no more. */
  expiresAt: v.string(),
  /** From when on whoever asked may carry it out himself, where nobody else could decide. */
  aloneFrom: v.exactOptional(v.string()),
  reason: v.exactOptional(v.string()),
  /** What of it needs a second administrator, in words. */
  gains: v.array(v.string()),
  end: v.exactOptional(
    v.object({ ...who, reason: v.exactOptional(v.string()), isAlone: v.exactOptional(v.literal(true)) }),
  ),
  change: v.variant('kind', [
    v.object({ kind: v.literal('person'), userId: v.string(), name: v.string(), lines }),
    v.object({ kind: v.literal('access'), from: shown(companyAccess), to: shown(companyAccess) }),
    v.object({
      kind: v.literal('rule'),
      from: v.picklist(approvalChoices),
      to: v.picklist(approvalChoices),
    }),
    v.object({
      kind: v.literal('grant'),
      grantId: v.string(),
      operatorName: v.string(),
      reason: v.string(),
      parts: v.array(grantPart),
      hours: v.number(),
    }),
  ]),
  origin: v.exactOptional(origin),
});

const ofAdministrators = { function: 'tenant-admin', may: 'access.keep' } as const;

export const listSecondRequests = get('/api/company/second-person-requests', {
  function: 'tenant-admin',
  may: 'access.read',
  summary: '管理者の承認の依頼を一覧する',
  query: v.strictObject({
    ...pageParts,
    /** Those that wait, or all; the newest first. */
    state: v.optional(v.picklist(requestLists), 'waiting'),
  }),
  answer: v.object({
    ...pageOf(shownRequest).entries,
    /** Whether the company wants it now, and how many could decide: whoever asks, and those who could about his requests. */
    approval: v.picklist(approvalChoices),
    keepers: v.number(),
  }),
});

export const askSecondPerson = post('/api/company/second-person-requests', {
  ...ofAdministrators,
  stepUp: true,
  summary: '変更の承認を、ほかの管理者に依頼する',
  body: v.strictObject({ requestId, reason, wish }),
  answer: shownRequest,
  status: 201,
  refusals: [
    notFound,
    notAllowed,
    personChangedMeanwhile,
    personDeleted,
    personMayMore,
    nobodyKeepsAccess,
    dutiesNotSeparated,
    handOverWanted,
    masterBeingImported,
    settingChangedMeanwhile,
    secondPersonNotNeeded,
    secondRequestsTooMany,
    secondRequestOver,
    askerNamedLately,
    usersLimitReached,
    grantDecided,
  ],
});

/** 承認 or 却下 by another administrator. What cannot be done any more ends as `overtaken`, which the answer says. */
export const decideSecondRequest = post('/api/company/second-person-decision', {
  ...ofAdministrators,
  stepUp: true,
  summary: '管理者の承認の依頼を承認・却下する',
  body: v.strictObject({ requestId, act: v.picklist(['approve', 'reject']), reason }),
  answer: shownRequest,
  status: 200,
  refusals: [
    notFound,
    masterBeingImported,
    secondRequestOver,
    ownSecondRequest,
    ownSecondRequestTooEarly,
    secondPersonSharesMailbox,
    secondPersonGains,
    secondPersonNotIndependent,
  ],
});

/** By whoever asked, as long as nobody decided. */
export const withdrawSecondRequest = post('/api/company/second-person-withdrawal', {
  ...ofAdministrators,
  summary: '管理者の承認の依頼を取り下げる',
  body: v.strictObject({ requestId }),
  answer: shownRequest,
  status: 200,
  refusals: [notFound, secondRequestOver],
});
