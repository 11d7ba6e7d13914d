import * as v from 'valibot';
import { get, post, put } from './endpoint.ts';
import { secondPersonNeeded } from './refusals/second-person.ts';
import { companyAccess } from './shapes/access.ts';
import { apartFromSettings } from './shapes/setting.ts';

const said = /* @__PURE__ */ apartFromSettings('ロールと権限', companyAccess, {
  read: 'access.read',
  keep: 'access.keep',
});
export const showAccess = get('/api/settings/access', said.show);
export const replaceAccess = put('/api/settings/access', {
  ...said.replace,
  stepUp: true,
  refusals: [...said.replace.refusals, secondPersonNeeded],
});
export const listAccessChanges = get('/api/settings/access/changes', said.changes);

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

/** What a decision would do that is not kept yet. */
export const checkAccess = post('/api/settings/access/checks', {
  function: 'tenant-admin',
  may: 'access.keep',
  isOpenWhileReadOnly: true,
  status: 200,
  summary: '入力中のロールと権限で、対応できる人がいなくなる申請を調べる',
  body: v.strictObject({ value: companyAccess }),
  answer: v.object({
    /** Claims that somebody can act on now and nobody could then, by number, with the step; among the oldest of each state. */
    stuck: v.array(v.object({ number: v.string(), step: v.string() })),
    /** Further ones, which bear labels that are not allowed to whoever asks. */
    hidden: v.number(),
    /** There are more claims than were looked into. */
    isMore: v.boolean(),
  }),
});
