import * as v from 'valibot';
import { claimOrders, sortDirections } from '#domain/claims/claim-hits.ts';
import { get, post } from './endpoint.ts';
import { searchTooWide } from './refusals/claim-search.ts';
import { companyStatus } from './shapes/claim-status.ts';
import { limited } from './shapes/limited.ts';
import { entryId, userId } from './shapes/ids.ts';
import { pageParts } from './shapes/page.ts';
import { amountRange, bounded, searchPeriod } from './shapes/search-period.ts';
import { filledLine } from './shapes/text.ts';

const conditions = {
  /** Of the first submission. */
  ...searchPeriod,
  status: v.exactOptional(companyStatus),
  /** With all below it. */
  departmentId: v.exactOptional(entryId),
  applicantId: v.exactOptional(userId),
  itemCode: v.exactOptional(filledLine(40)),
  ...amountRange,
  /** Words that each stand in the title, the number, the applicant's name or a supplier's. */
  text: v.exactOptional(filledLine(100)),
};

/** A claim of the company as lists of 経理 and 監査 show it. */
const hit = v.object({
  claimId: v.string(),
  status: companyStatus,
  version: v.number(),
  number: v.string(),
  title: v.string(),
  applicantId: v.string(),
  applicantName: v.string(),
  departmentId: v.string(),
  departmentName: v.string(),
  total: v.number(),
  tax: v.number(),
  firstSubmittedAt: v.string(),
  stepName: v.exactOptional(v.string()),
  lineCount: v.number(),
  /** Codes of 経費科目. */
  items: v.array(v.string()),
  suppliers: v.array(v.string()),
  warnings: v.exactOptional(v.number()),
});

const sums = v.object({ count: v.number(), total: v.number(), tax: v.number() });

/** False until claims of before 2026-12 were taken into the list: they are not found yet. */
const isWhole = v.boolean();

export const searchClaims = get('/api/claim-search', {
  function: 'tenant-app',
  may: 'claims.read',
  mayFrom: 'department',
  summary: '会社全体の申請を探す',
  query: bounded(
    v.strictObject({
      ...conditions,
      sort: v.optional(v.picklist(claimOrders), 'submitted'),
      order: v.optional(v.picklist(sortDirections), 'desc'),
      ...pageParts,
    }),
  ),
  answer: v.object({
    items: v.array(hit),
    nextCursor: v.exactOptional(v.string()),
    /** Of all hits, not of the page. */
    totals: sums,
    /** How many would be hits in each state, whatever state is asked for. */
    byStatus: v.object(v.entriesFromList(companyStatus.options, v.number())),
    isWhole,
    ...limited,
  }),
  refusals: [searchTooWide],
});

export const writeClaims = get('/api/claim-search/file', {
  function: 'tenant-app',
  may: 'claims.read',
  mayFrom: 'department',
  summary: '会社全体の申請をCSVに書き出す',
  query: bounded(v.strictObject({ ...conditions, cursor: pageParts.cursor })),
  /** A part of the file; the first one has the header. */
  answer: v.object({
    fileName: v.string(),
    text: v.string(),
    nextCursor: v.exactOptional(v.string()),
    /** Where it is false, the name of the file says so too. */
    isWhole,
    /** Of this part; the name of the file says it too. */
    ...limited,
  }),
});

export const listOlderClaims = post('/api/claim-search/older-claims', {
  function: 'tenant-app',
  // Whoever only reads writes nothing, not even this.
  may: 'claims.confirm',
  summary: '以前の申請を検索できるようにする',
  body: v.strictObject({ cursor: pageParts.cursor }),
  answer: v.object({
    /** How many claims this step looked at. */
    looked: v.number(),
    nextCursor: v.exactOptional(v.string()),
    isWhole,
  }),
});
