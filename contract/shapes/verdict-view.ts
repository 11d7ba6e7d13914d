import { taxAccountings } from '#domain/tenants/masters.ts';
import { severities } from '#domain/verdicts/severity.ts';
import { supplierKinds } from '#domain/suppliers/supplier-kind.ts';
import { payers, purposes } from '#domain/lines/line.ts';
import * as v from 'valibot';

const optionalText = v.exactOptional(v.string());

const finding = v.object({
  severity: v.picklist(severities),
  kind: v.string(),
  rule: optionalText,
  /** The field to correct, as a path in the line (`line` is all of it) or, of the whole, in the claim. */
  field: v.string(),
  /** The sentence for people; `kind` and `facts` are for programs. */
  text: v.string(),
  /** For 経理 and 監査: what decided, and the articles behind it. */
  law: v.exactOptional(v.object({ says: v.string(), articles: optionalText })),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
});

const judgedPart = v.object({
  rate: v.string(),
  gross: v.number(),
  ratePercent: v.number(),
  isStatedTax: v.boolean(),
  containedTax: v.number(),
  deductibleTax: v.number(),
  cost: v.number(),
  taxCode: v.string(),
  deduction: v.string(),
  sharePercent: v.number(),
});

export const supplierView = v.object({
  name: v.string(),
  registrationNumber: optionalText,
  kind: v.exactOptional(v.picklist(supplierKinds)),
});

/** 未照合: only the form of the T-number was checked. */
const registrationView = v.object({ number: v.string(), status: v.picklist(['unverified']) });

/** What 経理 decided of a purchase, which its refund follows. */
const decidedOfPurchase = {
  subAccount: optionalText,
  department: v.exactOptional(v.object({ code: v.string(), name: v.string() })),
};

const lineVerdict = v.object({
  lineId: v.string(),
  evidence: v.object({ need: v.string(), isMet: v.boolean(), because: finding }),
  parts: v.array(judgedPart),
  /** 経理方法 by which they are split. */
  taxAccounting: v.exactOptional(v.picklist(taxAccountings)),
  registration: v.exactOptional(registrationView),
  account: v.object({ code: v.string(), name: v.string() }),
  ...decidedOfPurchase,
  perHead: v.exactOptional(v.number()),
  findings: v.array(finding),
});

export const verdictView = v.object({
  lines: v.array(lineVerdict),
  total: v.number(),
  tax: v.number(),
  payable: v.number(),
  byCard: v.number(),
  /** Of the claim as a whole. */
  findings: v.array(finding),
  canSubmit: v.boolean(),
});

/** 元の明細: a confirmed line of the applicant's own, as its verdict was pinned. Amounts in yen, of the whole line. */
export const refundOriginal = v.object({
  claimId: v.string(),
  claimNumber: v.string(),
  lineId: v.string(),
  itemCode: v.string(),
  spentOn: v.string(),
  amount: v.number(),
  supplier: supplierView,
  memo: v.string(),
  paidBy: v.picklist(payers),
  purpose: v.picklist(purposes),
  parts: v.array(judgedPart),
  taxAccounting: v.exactOptional(v.picklist(taxAccountings)),
  account: v.object({ code: v.string(), name: v.string() }),
  ...decidedOfPurchase,
  registration: v.exactOptional(registrationView),
  /** By other claims that are submitted, approved or confirmed. */
  refunded: v.array(v.object({ rate: v.string(), amount: v.number() })),
});
