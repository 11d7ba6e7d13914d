import { useSyncExternalStore } from 'react';
import { guardBy, readAsAnybody, rememberCsrfToken } from '#web/api/client.ts';
import type { Me } from '#web/api/contract.ts';
import { createOwnSession, type SessionState, type SignedInPerson } from '#web/api/own-session.ts';

export const personIn = ({ user, company, csrfToken }: Me): SignedInPerson => ({
  id: user.id,
  name: user.name,
  companyName: company.name,
  csrfToken,
});

/** Whose this page is, and who is signed in. */
export const pageSession = createOwnSession({
  whoIsIn: async () => {
    const me = await readAsAnybody<Me>('/api/me');
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
