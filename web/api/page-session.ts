import { useSyncExternalStore } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { showMe } from '#contract/users.ts';
import { guardBy, rememberCsrfToken } from '#web/api/client.ts';
import { fetchAsAnybody } from '#web/api/contract-client.ts';
import { createOwnSession, type SessionState, type SignedInPerson } from '#web/api/own-session.ts';

/** Who is signed in, and what he may do. */
export type Me = AnswerOf<typeof showMe>;

export const personIn = ({ user, company, csrfToken }: Me): SignedInPerson => ({
  id: user.id,
  name: user.name,
  companyName: company.name,
  csrfToken,
});

/** Whose this page is, and who is signed in. */
export const pageSession = createOwnSession({
  whoIsIn: async () => {
    const me = await fetchAsAnybody(showMe, {});
    return me === undefined ? undefined : personIn(me);
  },
  rememberToken: rememberCsrfToken,
});

guardBy({ isOwn: () => pageSession.state().kind === 'own', restored: pageSession.restored });

export const useSessionState = (): SessionState =>
  useSyncExternalStore(pageSession.subscribe, pageSession.state);

/** All tabs of a browser share one session cookie: whoever changes it tells the others. */
const otherTabs = new BroadcastChannel('stafee-session');
otherTabs.addEventListener('message', () => {
  // Without an answer nothing is known; the next request asks again.
  pageSession.look().catch(() => undefined);
});

export const tellOtherTabs = (): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  otherTabs.postMessage('changed');
};
