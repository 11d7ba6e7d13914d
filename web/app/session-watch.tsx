import { lazy, Suspense, useState } from 'react';
import type { Me } from '#web/api/page-session.ts';
import { useSessionState } from '#web/api/page-session.ts';
import { rememberedNamesOf } from '#web/api/remembered-sign-in.ts';
import { persistently } from '#web/api/persistently.ts';

const loadDialog = () => import('#web/app/sign-in-again.view.tsx');

/** The page behind the dialog must outlive a bad connection, so the dialog is asked for until it comes. */
const SignInAgain = lazy(() => persistently(async () => ({ default: (await loadDialog()).SignInAgain })));

/** Fetched while the session still stands: whoever lost it should not wait for the form. */
export const warmSignInAgain = (): void => {
  loadDialog().catch(() => undefined);
};

/** Asks to sign in again as soon as the page's session is not its person's any more. */
export const SessionWatch = ({ me }: { readonly me: Me }) => {
  const state = useSessionState();
  // As of the beginning: the one who signed in last may be somebody else by now.
  const [names] = useState(() => rememberedNamesOf(me.user.id));
  return state.kind === 'own' ? null : (
    <Suspense>
      <SignInAgain me={me} names={names} />
    </Suspense>
  );
};
