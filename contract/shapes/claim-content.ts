import { supplierKinds } from '#domain/suppliers/supplier-kind.ts';
import { payers, purposes, rateCategories, staffMealKinds } from '#domain/lines/line.ts';
import * as v from 'valibot';
import { claimId, evidenceId } from './ids.ts';
import { evidenceLabels, labelCodes } from './labels-given.ts';
import { filledLine, identifier, line as text, lineId, paragraph } from './text.ts';
import { calendarDate, mostYen, wholeNumber, yenOf } from './values.ts';

const amount = yenOf(0);
/** Below zero for refunds alone; the line's own check says so. */
const signedAmount = yenOf(-mostYen);

const taxPart = v.strictObject({
  rate: v.picklist(rateCategories),
  amount: v.exactOptional(signedAmount),
  statedTax: v.exactOptional(amount),
});

const participants = v.strictObject({
  headcount: v.exactOptional(wholeNumber(0, 10_000)),
  outside: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ company: text(100), name: text(100), relation: v.exactOptional(text(100)) })),
      v.maxLength(100),
    ),
  ),
  isStaffOnly: v.exactOptional(v.boolean()),
  staffMeal: v.exactOptional(v.strictObject({ as: v.picklist(staffMealKinds), reason: text(200) })),
  shop: v.exactOptional(text(100)),
  address: v.exactOptional(text(200)),
});

/** A line of a draft: only its id must be there. What else is missing is told at the submission (DraftLine). */
const lineFields = v.strictObject({
  id: lineId,
  itemCode: v.exactOptional(filledLine(40)),
  spentOn: v.exactOptional(calendarDate),
  amount: v.exactOptional(signedAmount),
  parts: v.exactOptional(v.pipe(v.array(taxPart), v.maxLength(8))),
  paidBy: v.exactOptional(v.picklist(payers)),
  purpose: v.exactOptional(v.picklist(purposes)),
  supplier: v.exactOptional(
    v.strictObject({
      name: text(100),
      registrationNumber: v.exactOptional(identifier('registration-number', 30)),
      kind: v.exactOptional(v.picklist(supplierKinds)),
    }),
  ),
  memo: v.exactOptional(text(200)),
  journey: v.exactOptional(v.strictObject({ from: text(60), to: text(60), isRoundTrip: v.boolean() })),
  lodging: v.exactOptional(
    v.strictObject({
      city: v.exactOptional(text(60)),
      nights: v.exactOptional(wholeNumber(0, 366)),
    }),
  ),
  perDiemDays: v.exactOptional(wholeNumber(0, 366)),
  participants: v.exactOptional(participants),
  overCapReason: v.exactOptional(paragraph(400)),
  rateReason: v.exactOptional(paragraph(400)),
  besideTripReason: v.exactOptional(paragraph(400)),
  duplicateReason: v.exactOptional(paragraph(400)),
  quantity: v.exactOptional(wholeNumber(1, 9_999)),
  isSameTransaction: v.exactOptional(v.boolean()),
  refund: v.exactOptional(
    v.strictObject({
      /** The confirmed line that the applicant chose; whether it is his own is judged, as everything of it. */
      original: v.exactOptional(v.strictObject({ claimId, lineId })),
      purchasedOn: v.exactOptional(calendarDate),
      purchasedYen: v.exactOptional(yenOf(1)),
    }),
  ),
  evidenceIds: v.exactOptional(v.pipe(v.array(evidenceId), v.maxLength(20))),
});

const notBelowZero = { properties: { amount: { minimum: 0 } } };

/** Money flows back on lines of 返金 only: a sign slipped in elsewhere would pay less unseen. */
const line = v.pipe(
  lineFields,
  v.forward(
    v.partialCheck(
      [['amount'], ['refund'], ['parts']],
      ({ amount: sum, refund, parts = [] }) =>
        refund !== undefined || [sum, ...parts.map((part) => part.amount)].every((yen) => (yen ?? 0) >= 0),
      '0円以上で入力してください。返金のときは「返金・払戻し」を選んでください',
    ),
    ['amount'],
  ),
  v.metadata({
    contract: {
      if: { not: { required: ['refund'] } },
      // oxlint-disable-next-line no-thenable -- JSON Schema's word
      then: { properties: { ...notBelowZero.properties, parts: { items: notBelowZero } } },
    },
  }),
);

const trip = v.strictObject({
  destination: v.exactOptional(text(100)),
  startOn: v.exactOptional(calendarDate),
  endOn: v.exactOptional(calendarDate),
});

/** How many lines one claim may have. */
export const mostLines = 100;

export const claimContent = {
  title: text(100),
  departmentId: filledLine(40),
  trip: v.exactOptional(trip),
  /** Beside those that its 経費科目 bring along. @default none */
  labels: v.exactOptional(labelCodes),
  /** Of receipts that bear more than the claim does. @default none */
  evidenceLabels: v.exactOptional(evidenceLabels),
  lines: v.pipe(
    v.array(line),
    v.maxLength(mostLines, `明細は${mostLines}行までです。申請を分けてください`),
    // One transaction holds at most 100 writes: each receipt and each month takes one.
    v.check(
      (lines) => new Set(lines.flatMap(({ evidenceIds = [] }) => evidenceIds)).size <= 60,
      '1件の申請に付けられる証憑は60件までです。申請を分けてください',
    ),
    v.check(
      (lines) => new Set(lines.map(({ spentOn }) => spentOn?.slice(0, 7))).size <= 36,
      '1件の申請にまとめられるのは36か月分までです。申請を分けてください',
    ),
    v.check(
      (lines) => new Set(lines.flatMap(({ refund }) => refund?.original?.claimId ?? [])).size <= 20,
      '1件の申請で返金できるのは、元の申請20件分までです。申請を分けてください',
    ),
  ),
};
