import { payers, purposes, staffMealKinds } from '#domain/lines/line.ts';
import * as v from 'valibot';
import { offeredActs } from '#domain/claims/claim-acts.ts';
import { allLooks } from '#domain/evidence/looks.ts';
import { claimStatus } from './claim-status.ts';
import { limited } from './limited.ts';
import { journalEntryView } from './journal-entry.ts';
import { lineCorrection } from './line-change.ts';
import { refundOriginal, supplierView, verdictView } from './verdict-view.ts';

const optionalText = v.exactOptional(v.string());
const decision = v.object({ byName: v.string(), at: v.string(), reason: v.string() });

export const tripView = v.object({ destination: optionalText, startOn: optionalText, endOn: optionalText });

/** A draft's line may lack anything but its id; from the submission on it is whole. */
export const lineView = v.object({
  id: v.string(),
  itemCode: optionalText,
  spentOn: optionalText,
  amount: v.exactOptional(v.number()),
  parts: v.exactOptional(
    v.array(
      v.object({
        rate: v.string(),
        amount: v.exactOptional(v.number()),
        statedTax: v.exactOptional(v.number()),
      }),
    ),
  ),
  paidBy: v.exactOptional(v.picklist(payers)),
  purpose: v.exactOptional(v.picklist(purposes)),
  supplier: v.exactOptional(supplierView),
  memo: optionalText,
  journey: v.exactOptional(v.object({ from: v.string(), to: v.string(), isRoundTrip: v.boolean() })),
  lodging: v.exactOptional(v.object({ city: optionalText, nights: v.exactOptional(v.number()) })),
  perDiemDays: v.exactOptional(v.number()),
  participants: v.exactOptional(
    v.object({
      headcount: v.exactOptional(v.number()),
      outside: v.exactOptional(
        v.array(v.object({ company: v.string(), name: v.string(), relation: optionalText })),
      ),
      isStaffOnly: v.exactOptional(v.boolean()),
      staffMeal: v.exactOptional(v.object({ as: v.picklist(staffMealKinds), reason: v.string() })),
      shop: optionalText,
      address: optionalText,
    }),
  ),
  overCapReason: optionalText,
  rateReason: optionalText,
  besideTripReason: optionalText,
  duplicateReason: optionalText,
  quantity: v.exactOptional(v.number()),
  isSameTransaction: v.exactOptional(v.boolean()),
  refund: v.exactOptional(
    v.object({
      original: v.exactOptional(v.object({ claimId: v.string(), lineId: v.string() })),
      purchasedOn: optionalText,
      purchasedYen: v.exactOptional(v.number()),
    }),
  ),
  evidenceIds: v.exactOptional(v.array(v.string())),
});

const stepVote = v.object({ byName: v.string(), at: v.string(), comment: optionalText });

const borneLabel = v.object({
  code: v.string(),
  name: v.string(),
  /** Given by whoever labels others' claims: the applicant does not take it off. */
  isOffices: v.exactOptional(v.literal(true)),
});

/** 申請 as this person may see it. */
export const claimView = v.object({
  id: v.string(),
  number: optionalText,
  status: claimStatus,
  version: v.number(),
  edition: v.number(),
  applicant: v.object({ id: v.string(), name: v.string() }),
  department: v.object({ id: v.string(), name: v.string() }),
  title: v.string(),
  /** 情報のラベル that it bears, and those of single receipts. @default none */
  labels: v.exactOptional(v.array(borneLabel)),
  evidenceLabels: v.exactOptional(v.array(v.object({ id: v.string(), labels: v.array(borneLabel) }))),
  trip: v.exactOptional(tripView),
  createdAt: v.string(),
  updatedAt: v.string(),
  submittedAt: optionalText,
  approvedAt: optionalText,
  returned: v.exactOptional(decision),
  rejected: v.exactOptional(decision),
  confirmed: v.exactOptional(v.object({ byName: v.string(), at: v.string() })),
  route: v.exactOptional(
    v.object({
      /** Index of the open step; the number of steps once all have passed. */
      step: v.number(),
      steps: v.array(
        v.object({
          name: v.string(),
          approverNames: v.array(v.string()),
          /** 代理: the company's 代替承認者 stands in, because the step had nobody. */
          isStandIn: v.exactOptional(v.boolean()),
          passed: v.exactOptional(stepVote),
          /** 無効: approvals that a send-back undid. */
          voided: v.exactOptional(v.array(stepVote)),
        }),
      ),
    }),
  ),
  lines: v.array(lineView),
  /** 訂正 by 経理, which the verdict knows of. */
  corrections: v.exactOptional(v.array(lineCorrection)),
  verdict: verdictView,
  evidence: v.array(
    v.object({
      id: v.string(),
      fileName: v.string(),
      contentType: v.string(),
      size: v.number(),
      status: v.picklist(['reserved', 'stored']),
      uploadedAt: optionalText,
      /** Only what is sound proves a line; absent on what was stored before files were looked at. */
      looks: v.exactOptional(v.picklist(allLooks)),
    }),
  ),
  /** What this person may do with it now. */
  allowed: v.object(v.entriesFromList(offeredActs, v.boolean())),
  /** Receipts, and with them the entries. */
  ...limited,
  /** 元の明細 that the refunds of a draft name; absent without them. */
  originals: v.exactOptional(v.array(refundOriginal)),
  /** For 経理 and 監査: the entries that confirmation will post, or has posted. */
  entries: v.exactOptional(v.array(journalEntryView)),
  /** For the same people: what was posted before, with its 赤伝; absent where nothing was ever reversed. */
  earlierEntries: v.exactOptional(v.array(journalEntryView)),
  /** There are more of them than one answer holds; the books show all. */
  isEarlierCut: v.exactOptional(v.literal(true)),
  /** Entries of months that he does not see are left out. */
  areEntriesCut: v.exactOptional(v.literal(true)),
  /** For whoever may undo the confirmation: where the 赤伝 of each entry would stand today. */
  reversal: v.exactOptional(
    v.array(
      v.object({
        serial: v.number(),
        postedOn: v.string(),
        isFiled: v.boolean(),
        /** 仮払消費税 is taken back in a year of 税込経理. */
        leavesTax: v.exactOptional(v.literal(true)),
      }),
    ),
  ),
});

export type ClaimView = v.InferOutput<typeof claimView>;
