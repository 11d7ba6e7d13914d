import * as v from 'valibot';
import { get } from './endpoint.ts';
import { limited } from './shapes/limited.ts';

/** How many wait, as far as it is counted; `isMore`: and further ones. */
const counted = v.object({ count: v.number(), isMore: v.boolean(), ...limited });

export const countWaiting = get('/api/counts', {
  function: 'tenant-app',
  may: 'everybody',
  summary:
    '自分を待っている件数（99件まで数える）と、まだ見ていないお知らせの件数（9件まで数える）を取得する',
  answer: v.object({
    /** 受信箱, for whoever may see one. */
    inbox: v.exactOptional(counted),
    /** 差戻し: own claims that came back, among the newest 500. */
    returned: v.exactOptional(counted),
    /** 確定待ち, for 経理. */
    toConfirm: v.exactOptional(counted),
    /** お知らせ of the service that came since he looked into their list. */
    announcements: counted,
  }),
});
