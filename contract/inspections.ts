import * as v from 'valibot';
import { get } from './endpoint.ts';
import { userId } from './shapes/ids.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { beginsBeforeItEnds, daysOutOfOrder } from './shapes/periods.ts';
import { calendarDate } from './shapes/values.ts';

/** 閲覧の記録: what whoever is here for some days was shown, newest first (docs/decisions/0195). */
export const listViews = get('/api/company/inspection-views', {
  function: 'tenant-admin',
  may: 'access.keep',
  summary: '期間限定の利用者による閲覧の記録を一覧する',
  query: v.pipe(
    v.strictObject({
      ...pageParts,
      /** Of one person. @default of all of them */
      userId: v.exactOptional(userId),
      /** Days in Japan, both included. @default from the first view, to the newest */
      from: v.exactOptional(calendarDate),
      to: v.exactOptional(calendarDate),
    }),
    v.check((asked) => beginsBeforeItEnds(asked), daysOutOfOrder),
  ),
  answer: pageOf(
    v.object({
      id: v.string(),
      at: v.string(),
      personName: v.string(),
      /** 「申請を表示する」. */
      what: v.string(),
      /** Whose or which: names of its path and what was asked for, as they were sent. */
      asked: v.record(v.string(), v.string()),
      /** The same in words, where an id or a code says little: 「EX-000123 大阪出張」. */
      named: v.record(v.string(), v.string()),
    }),
  ),
});
