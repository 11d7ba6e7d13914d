import * as v from 'valibot';
import { get } from '../endpoint.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';

/** 履歴: the names that a company changed are told as its list tells them. */
export const listChangesOfUser = get('/api/masters/users/{entryId}/versions', {
  function: 'tenant-admin',
  may: 'users.read',
  summary: '利用者の履歴を表示する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      version: v.number(),
      at: v.string(),
      byName: v.string(),
      lines: v.array(
        v.object({ where: v.string(), from: v.exactOptional(v.string()), to: v.exactOptional(v.string()) }),
      ),
    }),
  ),
  refusals: [],
});
