import * as v from 'valibot';
import { get } from './endpoint.ts';
import { searchTooWide } from './refusals/claim-search.ts';
import { entryId, userId } from './shapes/ids.ts';
import { limited } from './shapes/limited.ts';
import { journalEntryView } from './shapes/journal-entry.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { amountRange, bounded } from './shapes/search-period.ts';
import { filledLine } from './shapes/text.ts';
import { calendarDate, calendarMonth } from './shapes/values.ts';

const conditions = {
  /** Of the posting: first and last day, or a whole month. */
  from: v.exactOptional(calendarDate),
  to: v.exactOptional(calendarDate),
  month: v.exactOptional(calendarMonth),
  serial: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,9}$/, '仕訳番号は数字で指定してください'), v.transform(Number)),
  ),
  accountCode: v.exactOptional(filledLine(40)),
  /** With all below it. */
  departmentId: v.exactOptional(entryId),
  /** Whose claims were posted. */
  applicantId: v.exactOptional(userId),
  /** Of a line that fits the account and the department too. */
  ...amountRange,
  /** Words that each stand in the claim's number, a 摘要, a 補助科目, an account's or a department's name. */
  text: v.exactOptional(filledLine(100)),
};

export const listJournals = get('/api/journals', {
  function: 'tenant-app',
  may: 'journals.read',
  summary: '仕訳を探す',
  query: bounded(v.strictObject({ ...conditions, ...pageParts })),
  answer: v.object({
    /** By posting date and serial. */
    ...pageOf(journalEntryView).entries,
    /** Of all hits, not of the page. */
    totals: v.object({ count: v.number(), debit: v.number(), credit: v.number() }),
    ...limited,
  }),
  refusals: [searchTooWide],
});

export const writeJournals = get('/api/journals/file', {
  function: 'tenant-app',
  may: 'journals.read',
  summary: '仕訳をCSVに書き出す',
  query: bounded(v.strictObject({ ...conditions, cursor: pageParts.cursor })),
  /** A part of the file; the first one has the header. */
  answer: v.object({
    fileName: v.string(),
    text: v.string(),
    nextCursor: v.exactOptional(v.string()),
    /** Of this part; the name of the file says it too. */
    ...limited,
  }),
  refusals: [searchTooWide],
});
