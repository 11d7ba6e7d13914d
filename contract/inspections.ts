import * as v from 'valibot';
import { get } from './endpoint.ts';
import { pageOf, pageQuery } from './shapes/page.ts';

/** 閲覧の記録: what whoever is here for some days was shown, newest first (docs/decisions/0195). */
export const listViews = get('/api/company/inspection-views', {
  function: 'tenant-admin',
  may: 'access.keep',
  summary: '期間限定の利用者による閲覧の記録を一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      id: v.string(),
      at: v.string(),
      personName: v.string(),
      /** 「申請を表示する」. */
      what: v.string(),
      /** Whose or which: names of its path and what was asked for, as they were sent. */
      asked: v.record(v.string(), v.string()),
    }),
  ),
});
