import * as v from 'valibot';
import { del, get } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';

/** Names a session of one's own; its cookie does not follow from it. */
const sessionId = v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'サインインの指定が正しくありません'));

export const listOwnSessions = get('/api/me/sessions', {
  function: 'auth',
  may: 'everybody',
  summary: '自分のサインイン中の端末を一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        /** The one that asks. */
        isThis: v.boolean(),
        /** As the browser names itself. @default not known of sessions of before 2026-12 */
        device: v.exactOptional(v.string()),
        address: v.exactOptional(v.string()),
        startedAt: v.string(),
        /** To within five minutes. */
        lastUsedAt: v.string(),
      }),
    ),
  }),
  refusals: [signedOut],
});

export const endOwnSessions = del('/api/me/sessions', {
  function: 'auth',
  may: 'everybody',
  summary: '自分のほかの端末をサインアウトする',
  query: v.strictObject({
    /** @default all but the one that asks */
    sessionId: v.exactOptional(sessionId),
  }),
  refusals: [signedOut],
  isOpenWhileReadOnly: true,
});
