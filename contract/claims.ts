import { refusingVotes } from '#domain/claims/vote-kinds.ts';
import * as v from 'valibot';
import { approvedFrom } from '#domain/claims/cast-vote.ts';
import { allClaimActs } from '#domain/claims/claim-acts.ts';
import { reversalGoals } from '#domain/claims/timeline.ts';
import { del, get, post, put } from './endpoint.ts';
import { alreadyProcessed, claimMustBeOpened, routeHasNobody } from './refusals/approvals.ts';
import { notAllowed, notFound } from './refusals/chain.ts';
import { applicantGone, claimChangedMeanwhile, idempotencyKeyReused } from './refusals/claims.ts';
import { evidenceNotStored } from './refusals/evidence.ts';
import { reason, refusalsOfActs, refusalsOfSubmission } from './shapes/claim-acts.ts';
import { claimContent } from './shapes/claim-content.ts';
import { claimForm } from './shapes/claim-form.ts';
import { claimSearch } from './shapes/claim-search.ts';
import { claimSummary } from './shapes/claim-summary.ts';
import { claimView } from './shapes/claim-view.ts';
import { claimId, sittingId, userId } from './shapes/ids.ts';
import { lineChange } from './shapes/line-change.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { filledLine, filledParagraph } from './shapes/text.ts';
import { expectedVersion, wholeNumber } from './shapes/values.ts';
import { refundOriginal } from './shapes/verdict-view.ts';

/** An act that says no more than which version its doer saw. */
const seen = v.strictObject({ expectedVersion });

export const listClaims = get('/api/claims', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '自分の申請を一覧する',
  query: claimSearch,
  answer: v.object({
    ...pageOf(claimSummary).entries,
    /** The day down to which it was looked, where a bound on reads ended the search before the page was full. */
    searchedTo: v.exactOptional(v.string()),
  }),
});

/** One opening of the editor; sent only with saves that the editor makes by itself. */
const sitting = v.exactOptional(sittingId);

export const createClaim = post('/api/claims', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '申請を下書きとして作成する',
  body: v.strictObject({ id: claimId, ...claimContent, sitting }),
  answer: claimView,
  status: 201,
  refusals: [notFound, claimChangedMeanwhile, evidenceNotStored],
});

export const showClaim = get('/api/claims/{claimId}', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '申請を表示する',
  answer: claimView,
});

export const saveClaim = put('/api/claims/{claimId}', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '申請の内容を保存する',
  body: v.strictObject({ ...claimContent, expectedVersion, sitting }),
  answer: claimView,
  refusals: [...refusalsOfActs, evidenceNotStored],
});

const versionText = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,8}$/, '整数で指定してください'),
  v.transform(Number),
);

export const discardClaim = del('/api/claims/{claimId}', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '下書きを破棄する',
  query: v.strictObject({ expectedVersion: versionText }),
  refusals: refusalsOfActs,
});

export const restoreClaim = post('/api/claims/{claimId}/restoration', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '破棄した下書きを元に戻す',
  body: seen,
  answer: claimView,
  refusals: [alreadyProcessed, claimChangedMeanwhile, idempotencyKeyReused],
});

export const copyClaim = post('/api/claims/{claimId}/copies', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '申請をコピーして下書きを作成する',
  body: v.strictObject({ id: claimId }),
  answer: claimView,
  status: 201,
  refusals: [notAllowed, claimChangedMeanwhile],
});

export const submitClaim = post('/api/claims/{claimId}/submission', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '申請を提出する',
  body: seen,
  answer: claimView,
  refusals: refusalsOfSubmission,
});

export const withdrawClaim = post('/api/claims/{claimId}/withdrawal', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '申請を取り下げる',
  body: seen,
  answer: claimView,
  refusals: refusalsOfActs,
});

const step = wholeNumber(0, 99);

export const castVote = post('/api/claims/{claimId}/votes', {
  function: 'tenant-app',
  may: 'claims.vote',
  summary: '承認・差戻し・却下する',
  body: v.variant('kind', [
    v.strictObject({
      kind: v.literal('approve'),
      comment: v.exactOptional(filledParagraph(1000)),
      /**
       * `list` 一覧から: without opening it; refused where its verdict has findings (docs/decisions/0166). Whoever does not
       * say has not opened it.
       */
      from: v.optional(v.picklist(approvedFrom), 'list'),
      step,
      expectedVersion,
    }),
    v.strictObject({ kind: v.picklist(refusingVotes), reason, step, expectedVersion }),
  ]),
  answer: claimView,
  refusals: [...refusalsOfActs, applicantGone, claimMustBeOpened],
});

export const confirmClaim = post('/api/claims/{claimId}/confirmation', {
  function: 'tenant-app',
  may: 'claims.confirm',
  posts: true,
  summary: '承認済みの申請を確定し、仕訳を計上する',
  body: seen,
  answer: claimView,
  refusals: refusalsOfActs,
});

/** 最終承認後の差戻し (docs/decisions/0150). */
export const sendBackClaim = post('/api/claims/{claimId}/send-backs', {
  function: 'tenant-app',
  may: 'claims.correct',
  summary: '承認済みの申請を、確定の前に差し戻す',
  body: v.strictObject({
    to: v.variant('kind', [
      v.strictObject({ kind: v.literal('step'), step }),
      v.strictObject({ kind: v.literal('applicant') }),
    ]),
    reason,
    expectedVersion,
  }),
  answer: claimView,
  refusals: [...refusalsOfActs, applicantGone, routeHasNobody],
});

export const showTimeline = get('/api/claims/{claimId}/timeline', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '申請の履歴を表示する',
  answer: v.object({
    items: v.array(
      v.object({
        at: v.string(),
        byName: v.string(),
        act: v.picklist(allClaimActs),
        edition: v.number(),
        reason: v.exactOptional(v.string()),
        stepName: v.exactOptional(v.string()),
        /** Of a send-back after the last step: the step that is open again. */
        toStep: v.exactOptional(v.string()),
        /** An approval that a later send-back undid. */
        isVoid: v.exactOptional(v.literal(true)),
        comment: v.exactOptional(v.string()),
        /** Of a reversal: where the claim went. */
        goal: v.exactOptional(v.picklist(reversalGoals)),
        /** Of a hand-over: who approved until then, and who does instead. */
        handed: v.exactOptional(v.object({ from: v.string(), to: v.string() })),
        /** Of a change of its 情報のラベル, also by the 経費科目 of a correction: what it bore, and what it bears. */
        labelled: v.exactOptional(v.object({ from: v.string(), to: v.string() })),
        /** Of a correction: each value with what it was. */
        changes: v.exactOptional(v.array(lineChange)),
      }),
    ),
    /** There is more before them than an answer holds; the audit trail has all of it. */
    isCut: v.exactOptional(v.literal(true)),
  }),
});

export const showClaimForm = get('/api/claim-form', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '申請入力に必要なマスタを取得する',
  query: v.strictObject({
    /** Of the form that the client has. */
    version: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '版の形が正しくありません'))),
  }),
  answer: claimForm,
  isVersioned: true,
});

export const listRefundableLines = get('/api/refundable-lines', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '返金のもとにできる自分の確定済みの明細を一覧する',
  query: v.strictObject({ cursor: pageParts.cursor }),
  answer: pageOf(refundOriginal),
});

export const listApplicants = get('/api/applicants', {
  function: 'tenant-app',
  may: 'applicants.read',
  summary: '申請者を探す',
  query: v.strictObject({
    /** Words of a name. @default everybody, as far as there is room */
    text: v.exactOptional(filledLine(100)),
    /** The one whose name is to be shown. */
    id: v.exactOptional(userId),
  }),
  answer: v.object({
    items: v.array(v.object({ id: v.string(), name: v.string(), isActive: v.boolean() })),
    /** More of them fit than are listed. */
    isCut: v.boolean(),
  }),
});
