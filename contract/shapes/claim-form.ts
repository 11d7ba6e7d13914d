import { yayoiProducts } from '#domain/exports/yayoi-choices.ts';
import { encodings } from '#domain/text/encodings.ts';
import { taxAccountings, taxRoundings, transitionalBookings } from '#domain/tenants/masters.ts';
import { rateCategories } from '#domain/lines/line.ts';
import * as v from 'valibot';
import { everyAsk } from '#domain/rules/ask.ts';
import { allItemKinds, type ItemAsks } from '#domain/rules/item-kinds.ts';

const period = { validFrom: v.string(), validTo: v.exactOptional(v.string()) };
/** Of an account of before there were days: always. */
const heldDays = { validFrom: v.exactOptional(v.string()), validTo: v.exactOptional(v.string()) };
const rate = v.picklist(rateCategories);
const kind = v.picklist(allItemKinds);

const company = v.object({
  name: v.string(),
  taxAccounting: v.picklist(taxAccountings),
  taxAccountingChanges: v.exactOptional(
    v.array(v.object({ validFrom: v.string(), taxAccounting: v.picklist(taxAccountings) })),
  ),
  taxRounding: v.picklist(taxRoundings),
  transitionalBooking: v.picklist(transitionalBookings),
  smallAmountPeriods: v.array(v.object(period)),
  fiscalYearStartMonth: v.number(),
  liabilityAccount: v.string(),
  inputTaxAccount: v.string(),
  cardSubAccount: v.string(),
  closing: v.exactOptional(
    v.object({ closedThrough: v.exactOptional(v.string()), filingMonths: v.number() }),
  ),
});

const ask = v.exactOptional(v.picklist(everyAsk));
const asks = {
  supplier: ask,
  registration: ask,
  journey: ask,
  lodging: ask,
  perDiem: ask,
  participants: ask,
  recipients: ask,
  purpose: ask,
  described: ask,
} satisfies Record<keyof ItemAsks, typeof ask>;

const item = v.object({
  ...period,
  code: v.string(),
  name: v.string(),
  kind,
  accountCode: v.string(),
  defaultRate: rate,
  words: v.exactOptional(v.array(v.string())),
  asks: v.exactOptional(v.object(asks)),
  excludedAccountCode: v.exactOptional(v.string()),
  staffOnlyAccountCode: v.exactOptional(v.string()),
  staffMeetingAccountCode: v.exactOptional(v.string()),
  labelCode: v.exactOptional(v.string()),
});

const regulation = v.object({
  perDiems: v.array(v.object({ ...period, grade: v.string(), dailyYen: v.number() })),
  lodgingCaps: v.object({
    places: v.array(v.object({ id: v.string(), name: v.string(), spellings: v.array(v.string()) })),
    caps: v.array(
      v.object({
        ...period,
        placeId: v.exactOptional(v.string()),
        grade: v.exactOptional(v.string()),
        nightlyYen: v.number(),
      }),
    ),
  }),
  tripRules: v.object({
    daysBefore: v.number(),
    daysAfter: v.number(),
    paidAheadDays: v.number(),
    usualDaysMax: v.number(),
  }),
});

/** 申請入力に必要なマスタ, of one version. */
export const claimForm = v.object({
  /** Sent again with the next question: where nothing has changed, the answer is 304 without a body. */
  version: v.string(),
  today: v.string(),
  grade: v.string(),
  company,
  /** Those to which an item may lead, as they are called on which days. */
  accounts: v.array(v.object({ ...heldDays, code: v.string(), name: v.string() })),
  items: v.array(item),
  departments: v.array(v.object({ id: v.string(), name: v.string(), isPrimary: v.boolean() })),
  /** 情報のラベル that can be given, in the company's order. */
  labels: v.array(v.object({ code: v.string(), name: v.string(), explanation: v.exactOptional(v.string()) })),
  regulation,
  /** Which texts fit into the company's files. */
  exportFormat: v.object({
    product: v.picklist(yayoiProducts),
    encoding: v.picklist(encodings),
  }),
  assetRules: v.object({ smallBusinessPeriods: v.array(v.object(period)) }),
  /** Pending rows of law that are in force on this stage, as `id` of the shipped law. */
  switchedOnLaw: v.array(v.object({ ...period, id: v.string() })),
  watchedAmounts: v.array(v.object({ itemCode: v.string(), warnAboveYen: v.number() })),
});
