import * as v from 'valibot';
import { fitsAsSubAccount, subAccountTooWide } from '#domain/accounts/sub-account-name.ts';
import { get, post } from './endpoint.ts';
import { alreadyProcessed, routeMayNotSee } from './refusals/approvals.ts';
import { notAllowed } from './refusals/chain.ts';
import {
  claimChangedMeanwhile,
  correctionBlocked,
  correctionChangesNothing,
  idempotencyKeyReused,
} from './refusals/claims.ts';
import { claimView } from './shapes/claim-view.ts';
import { journalEntryView } from './shapes/journal-entry.ts';
import { evidenceLabels, labelCodes } from './shapes/labels-given.ts';
import { lineChange, lineCorrection } from './shapes/line-change.ts';
import { filledLine, line as text, paragraph, lineId } from './shapes/text.ts';
import { calendarDate, expectedVersion, wholeNumber } from './shapes/values.ts';

const code = v.exactOptional(v.nullable(filledLine(40)));

/** Absent: as it is. `null`: as the applicant, his item and the rules would have it. */
const correction = v.strictObject({
  lineId: lineId,
  itemCode: code,
  accountCode: code,
  /** As wide as the accounting packages take (ACC-002). */
  subAccount: v.exactOptional(v.nullable(v.pipe(text(24), v.check(fitsAsSubAccount, subAccountTooWide)))),
  departmentId: code,
  taxCodes: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          part: wholeNumber(0, 7),
          taxCode: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-Z]{2,8}$/, '税区分の形が正しくありません'))),
        }),
      ),
      v.maxLength(8),
    ),
  ),
  postedOn: v.exactOptional(v.nullable(calendarDate)),
});

const body = v.strictObject({
  expectedVersion,
  corrections: v.pipe(
    v.array(correction),
    v.minLength(1, '訂正する明細を指定してください'),
    v.maxLength(20, '一度に訂正できるのは20行までです'),
  ),
  /** Shown to everybody who reads the claim. @default none */
  reason: v.exactOptional(paragraph(1000)),
});

const refusals = [
  notAllowed,
  alreadyProcessed,
  claimChangedMeanwhile,
  correctionBlocked,
  correctionChangesNothing,
] as const;

/** 明細の訂正 before the confirmation (docs/decisions/0151). */
export const correctClaim = post('/api/claims/{claimId}/corrections', {
  function: 'tenant-app',
  may: 'claims.correct',
  summary: '確定の前に、明細の科目・部門・税区分・計上日を訂正する',
  body,
  answer: claimView,
  refusals: [...refusals, idempotencyKeyReused, routeMayNotSee],
});

/** What a correction would do; nothing is written. */
export const checkCorrections = post('/api/claims/{claimId}/corrections/check', {
  function: 'tenant-app',
  may: 'claims.correct',
  summary: '明細の訂正の結果を、保存する前に確認する',
  body,
  answer: v.object({
    changes: v.array(lineChange),
    /** Warnings of the corrected lines as they would be. */
    warnings: v.array(v.object({ lineId: v.string(), text: v.string() })),
    /** 情報のラベル that the chosen items bring along, in words. @default none comes */
    labelled: v.exactOptional(v.object({ from: v.string(), to: v.string() })),
    /** 仕訳の見込み without and with the correction, for those who read journals. */
    entries: v.exactOptional(
      v.object({ before: v.array(journalEntryView), after: v.array(journalEntryView) }),
    ),
  }),
  refusals,
  isOpenWhileReadOnly: true,
});

const dated = {
  code: v.string(),
  name: v.string(),
  validFrom: v.string(),
  validTo: v.exactOptional(v.string()),
};

/** What lines can be corrected to: the company's masters, and for each line the tax codes of its day. */
export const showCorrectionForm = get('/api/claims/{claimId}/correction-form', {
  function: 'tenant-app',
  may: 'claims.correct',
  summary: '明細の訂正に選べる科目・部門・税区分を取得する',
  answer: v.object({
    today: v.string(),
    /** The last month that takes no more entries. */
    closedThrough: v.string(),
    items: v.array(v.object(dated)),
    accounts: v.array(v.object({ code: v.string(), name: v.string() })),
    departments: v.array(v.object(dated)),
    lines: v.array(
      v.object({
        lineId: v.string(),
        /** What counts now, by code and word. */
        values: v.array(
          v.object({
            field: lineChange.entries.field,
            part: lineChange.entries.part,
            shown: lineChange.entries.after,
          }),
        ),
        taxCodes: v.array(v.object({ code: v.string(), name: v.string() })),
        /** What of it was decided by 経理 before. */
        correction: v.exactOptional(lineCorrection),
        /** 返金 of a line that the applicant chose: account and tax are those of that line. */
        followsOriginal: v.boolean(),
      }),
    ),
  }),
  refusals: [notAllowed, alreadyProcessed],
});

/** 情報のラベル of a claim that was submitted, and of its receipts: all that they bear from now on (docs/decisions/0182). */
export const labelClaim = post('/api/claims/{claimId}/labels', {
  function: 'tenant-app',
  may: 'claims.label',
  summary: '提出された申請・証憑の情報のラベルを変更する',
  body: v.strictObject({
    labels: labelCodes,
    /** @default as they are */
    evidenceLabels: v.exactOptional(evidenceLabels),
    reason: v.exactOptional(paragraph(400)),
    expectedVersion,
  }),
  answer: claimView,
  refusals: [notAllowed, claimChangedMeanwhile, idempotencyKeyReused, routeMayNotSee],
});
