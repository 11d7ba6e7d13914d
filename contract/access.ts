import * as v from 'valibot';
import { get, put } from './endpoint.ts';
import { companyAccess } from './shapes/access.ts';
import { changesOf, replacing, showing } from './shapes/setting.ts';

const title = 'ロールと権限';

export const showAccess = get('/api/settings/access', showing(title, companyAccess, 'access.read'));
export const replaceAccess = put('/api/settings/access', replacing(title, companyAccess, 'access.keep'));
export const listAccessChanges = get(
  '/api/settings/access/changes',
  changesOf(title, companyAccess, 'access.read'),
);

export const listRoleHolders = get('/api/settings/access/holders', {
  function: 'tenant-admin',
  may: 'access.read',
  summary: 'ロールごとに、使っている利用者の数を表示する',
  answer: v.object({
    items: v.array(
      v.object({
        role: v.string(),
        /** Of those who may sign in. */
        count: v.number(),
        /** False where there are more than were counted. */
        isAll: v.boolean(),
        /** Of a few of them. */
        names: v.array(v.string()),
      }),
    ),
  }),
});
