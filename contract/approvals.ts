import * as v from 'valibot';
import { get } from './endpoint.ts';
import { votingActs } from '#domain/claims/claim-acts.ts';
import { longPageParts, pageOf, pageParts } from './shapes/page.ts';
import { limited } from './shapes/limited.ts';
import { beginsBeforeItEnds, daysOutOfOrder } from './shapes/periods.ts';
import { filledLine, line } from './shapes/text.ts';
import { calendarDate } from './shapes/values.ts';

const waiting = v.object({
  kind: v.literal('vote'),
  claimId: v.string(),
  number: v.string(),
  title: v.string(),
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  step: v.number(),
  stepName: v.string(),
  submittedAt: v.string(),
  warnings: v.number(),
  /** When its step opened; absent on what waits since before 2026-12. */
  waitsSince: v.exactOptional(v.string()),
  /** By which it can be approved from the list; absent on what waits since before 2026-12, which has to be opened. */
  version: v.exactOptional(v.number()),
  blocks: v.exactOptional(v.number()),
  /** What is in it, in a few words. */
  contents: v.exactOptional(v.string()),
  /** The first three receipts. */
  receipts: v.exactOptional(v.array(v.object({ id: v.string(), contentType: v.string() }))),
  receiptCount: v.exactOptional(v.number()),
});

const notice = v.object({
  kind: v.literal('route-has-nobody'),
  claimId: v.string(),
  title: v.string(),
  applicantName: v.string(),
  stepName: v.string(),
  submittedAt: v.string(),
});

export const listInbox = get('/api/inbox', {
  function: 'tenant-app',
  may: 'inbox.read',
  summary: '受信箱を一覧する',
  query: v.strictObject(longPageParts),
  answer: v.object({ ...pageOf(v.variant('kind', [waiting, notice])).entries, ...limited }),
});

const vote = v.object({
  claimId: v.string(),
  number: v.string(),
  title: v.string(),
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  act: v.picklist(votingActs),
  stepName: v.string(),
  at: v.string(),
});

export const listVotes = get('/api/votes', {
  function: 'tenant-app',
  may: 'inbox.read',
  summary: '自分が承認・差戻し・却下した申請を一覧する',
  query: v.pipe(
    v.strictObject({
      act: v.exactOptional(v.picklist(votingActs)),
      /** Words that each stand in the title, the number, the applicant's name or his department. */
      text: v.exactOptional(filledLine(100)),
      /** First and last day of the votes, both included. */
      from: v.exactOptional(calendarDate),
      to: v.exactOptional(calendarDate),
      ...pageParts,
    }),
    v.check((wanted) => beginsBeforeItEnds(wanted), daysOutOfOrder),
  ),
  answer: v.object({
    ...pageOf(vote).entries,
    /** The day down to which it was looked, where a bound on reads ended the search before the page was full. */
    searchedTo: v.exactOptional(v.string()),
    ...limited,
  }),
});

/** `train,taxi`: the codes of at most 100 lines. */
const codes = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(4_100),
    v.regex(/^[0-9A-Za-z_,-]*$/, 'コードをコンマで区切って指定してください'),
    v.transform((text) => text.split(',').filter((code) => code !== '')),
  ),
  '',
);

export const forecastRoute = get('/api/routes/forecast', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '入力中の申請の承認ルートの見込みを取得する',
  query: v.strictObject({
    departmentId: filledLine(40),
    /** What the lines come to so far, yen. */
    total: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^(?:0|[1-9][0-9]{0,11})$/, '0円以上の整数で指定してください'),
        v.transform(Number),
      ),
      '0',
    ),
    itemCodes: codes,
    accountCodes: codes,
    /** 情報のラベル of the claim and its receipts, by their codes; those of the items come by themselves. */
    labelCodes: v.optional(line(1_000), ''),
  }),
  answer: v.object({
    /** False where a step has nobody, or no route covers the lines: then the claim cannot be submitted. */
    isPassable: v.boolean(),
    steps: v.array(
      v.object({
        name: v.string(),
        /** Empty where nobody is left. */
        approverNames: v.array(v.string()),
        isStandIn: v.exactOptional(v.boolean()),
        /** Nobody is left because nobody of those whom it asks may see what the 情報のラベル allow. */
        mayNotSee: v.exactOptional(v.literal(true)),
      }),
    ),
  }),
});
