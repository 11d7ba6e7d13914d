import * as v from 'valibot';
import {
  isAnnouncementId,
  isClaimId,
  isGrantId,
  isOperatorId,
  isTenantId,
  isUserId,
} from '#domain/kernel/ids.ts';
import { isSecondRequestId } from '#domain/second-person/request-id.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { namesOf } from '#contract/listed.ts';
import { commuterPassDeeds, guardedSettings, toldOfSecondPerson, toldOfSupport } from '#rows/told-deeds.ts';
import { isNoticeKind, noticesOf } from '#domain/notices/notice-kinds.ts';

const head = {
  /** Of the deed's audit item, or of the request: one deed gives one notice however often it is told. */
  noticeId: v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/)),
  tenantId: v.pipe(v.string(), v.guard(isTenantId)),
  at: v.pipe(v.string(), v.guard(isInstant)),
};
const claimId = v.pipe(v.string(), v.guard(isClaimId));
const userId = v.pipe(v.string(), v.guard(isUserId));

/** Somebody did something to a claim: the worker finds out whom to tell. */
const claimAct = v.strictObject({
  kind: v.literal('claim-act'),
  ...head,
  claimId,
  action: v.pipe(
    v.string(),
    v.check((action) => noticesOf(action).length > 0),
  ),
});

/** One person to be told of an act on a claim. */
const claimTold = v.strictObject({
  kind: v.literal('claim-told'),
  ...head,
  claimId,
  userId,
  notice: v.pipe(v.string(), v.guard(isNoticeKind)),
});

/** What a person is told together with others is due; `at` names the digest. */
const digestDue = v.strictObject({ kind: v.literal('digest-due'), ...head, userId });

/** As the release before 2026-12 told a 差戻し. It may lie in a queue for 14 days. */
const claimSentBack = v.pipe(
  v.strictObject({ kind: v.literal('claim-sent-back'), ...head, claimId }),
  v.transform((before) => ({ ...before, kind: 'claim-act' as const, action: 'claim.send-back' })),
);

/** Somebody asks for a link, in whose name is not proven: the worker finds out whom he named, and whether he may. */
const passwordResetAsked = v.strictObject({
  kind: v.literal('password-reset-asked'),
  ...head,
  /** Hash of company and mail address. */
  named: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** What the door saw: whether a link may be sent at all. */
  door: v.picklist(['open', 'nobody', 'suspended', 'refused-address', 'other-host']),
  sourceIp: v.pipe(v.string(), v.maxLength(64)),
  requestId: v.pipe(v.string(), v.maxLength(128)),
});

const passwordResetDone = v.strictObject({ kind: v.literal('password-reset-done'), ...head, userId });

/** An authenticator does not count any more: its owner is told in case it was somebody else. */
const secondFactorEnded = v.strictObject({ kind: v.literal('second-factor-ended'), ...head, userId });

/** An authenticator was set up, or リカバリーコード were made anew. */
const secondFactorSetUp = v.strictObject({ kind: v.literal('second-factor-set-up'), ...head, userId });
const recoveryCodesRenewed = v.strictObject({ kind: v.literal('recovery-codes-renewed'), ...head, userId });

/** Somebody is reached or signs in otherwise: the worker finds out who hears of it. */
const namesChanged = v.strictObject({ kind: v.literal('names-changed'), ...head, userId });

/** Somebody asks for another mail address of his own. */
const addressAsked = v.strictObject({ kind: v.literal('address-asked'), ...head, userId });

/** What became of somebody's 通勤定期. */
const commuterPassTold = v.strictObject({
  kind: v.literal('commuter-pass-told'),
  ...head,
  userId,
  act: v.picklist(namesOf(commuterPassDeeds)),
});

const ofSecondPerson = {
  ...head,
  requestId: v.pipe(v.string(), v.guard(isSecondRequestId)),
  act: v.picklist(Object.values(toldOfSecondPerson)),
};
/** Another administrator was asked, or answered: the worker finds out whom to tell. */
const secondPerson = v.strictObject({ kind: v.literal('second-person'), ...ofSecondPerson });
/** One of them to be told. */
const secondPersonTold = v.strictObject({ kind: v.literal('second-person-told'), ...ofSecondPerson, userId });

const grantId = v.pipe(v.string(), v.guard(isGrantId));
/** Something became of a 閲覧許可, by an operator or somebody of the company: both trails and the administrators are told. */
const supportAct = v.strictObject({
  kind: v.literal('support-act'),
  ...head,
  grantId,
  act: v.picklist(Object.values(toldOfSupport)),
  by: v.pipe(
    v.string(),
    v.check((actor) => isOperatorId(actor) || isUserId(actor)),
  ),
});
/** The end of one by the clock is due. */
const supportOver = v.strictObject({ kind: v.literal('support-over'), ...head, grantId });
/** One administrator to be told. */
const supportTold = v.strictObject({
  kind: v.literal('support-told'),
  ...head,
  grantId,
  userId,
  act: v.picklist([...Object.values(toldOfSupport), 'over']),
});

/** Somebody is no administrator any more, by another's hand. */
const keeperLost = v.strictObject({ kind: v.literal('keeper-lost'), ...head, userId });

/** One mail about `whose` names: to himself at his new or his former address, or to somebody who keeps access. */
const namesTold = v.strictObject({
  kind: v.literal('names-told'),
  ...head,
  userId,
  whose: userId,
  about: v.picklist(['change', 'asking']),
  to: v.picklist(['new', 'former', 'keeper']),
});
/** What whoever keeps access hears of: another who keeps it, a factor of one of them, a rule of the door. */
const guardedFact = {
  fact: v.picklist(['new-keeper', 'new-keepers', 'factor-ended', 'passkey-added', ...guardedSettings]),
  /** Whom it is about. @default it is about the company */
  whose: v.exactOptional(userId),
  /** Who did it, or somebody in his name. @default nobody who was signed in */
  by: v.exactOptional(userId),
};
/** The worker finds out who keeps access. */
const keepersToTell = v.strictObject({ kind: v.literal('keepers-to-tell'), ...head, ...guardedFact });
/** One mail to one of them. */
const keeperTold = v.strictObject({ kind: v.literal('keeper-told'), ...head, userId, ...guardedFact });

/** A passkey of somebody counts from now on, or does so no more. */
const passkeyAdded = v.strictObject({ kind: v.literal('passkey-added'), ...head, userId });
const passkeyEnded = v.strictObject({ kind: v.literal('passkey-ended'), ...head, userId });

const ofAnnouncement = { ...head, noticeId: v.pipe(v.string(), v.guard(isAnnouncementId)) };
/** お知らせ of the service, which `noticeId` names, reaches a company: the worker finds out who administers it. */
const announcementCompany = v.strictObject({ kind: v.literal('announcement-company'), ...ofAnnouncement });
/** The company's own copy, for its page. */
const announcementPage = v.strictObject({ kind: v.literal('announcement-page'), ...ofAnnouncement });
/** One mail to one administrator. */
const announcementMail = v.strictObject({
  kind: v.literal('announcement-mail'),
  ...ofAnnouncement,
  userId,
  attempt: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** Somebody was invited: his user has to be made, and he is mailed. */
const personInvited = v.strictObject({ kind: v.literal('person-invited'), ...head, userId });

/** Somebody was shut out, let in again or deleted: his user in the directory has to be so too. */
const personInDirectory = v.strictObject({ kind: v.literal('person-in-directory'), ...head, userId });

/**
 * A notice on its way to a person: opaque ids and hashes only. Who he is and where he is reached is read when it is
 * delivered, under the tenant's own session.
 */
export const noticeSchema = v.variant('kind', [
  claimAct,
  claimTold,
  claimSentBack,
  digestDue,
  passwordResetAsked,
  passwordResetDone,
  secondFactorEnded,
  secondFactorSetUp,
  recoveryCodesRenewed,
  namesChanged,
  addressAsked,
  namesTold,
  keepersToTell,
  keeperTold,
  passkeyAdded,
  passkeyEnded,
  commuterPassTold,
  secondPerson,
  secondPersonTold,
  supportAct,
  supportOver,
  supportTold,
  keeperLost,
  personInvited,
  personInDirectory,
  announcementCompany,
  announcementPage,
  announcementMail,
]);
export type Notice = v.InferOutput<typeof noticeSchema>;
export type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { readonly kind: Kind }>;
export type PasswordResetAsked = v.InferOutput<typeof passwordResetAsked>;
