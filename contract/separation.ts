import * as v from 'valibot';
import { get } from './endpoint.ts';

export const listSeparationFindings = get('/api/separation-findings', {
  function: 'tenant-admin',
  may: 'access.read',
  summary: '職務の分離に反する利用者を一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        pair: v.string(),
        words: v.string(),
        people: v.array(v.object({ id: v.string(), name: v.string() })),
      }),
    ),
  }),
});
